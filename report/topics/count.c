#include "report/topics/count.h"

#include <math.h>

static const double UNITS_EACH = 8, DOCUMENTS_EACH = 2; /* see count.h */
static const double TOPICS_LEAST = 4, TOPICS_MANY = 20;

size_t topic_count_usual(size_t units, bool documents)
{
    double usual =
        documents ? DOCUMENTS_EACH * log((double)units) : sqrt((double)units / UNITS_EACH);
    return (size_t)lround(fmin(fmax(usual, TOPICS_LEAST), TOPICS_MANY));
}

const char *topic_count_note(const char *unit)
{
    static const char *const notes[] = {
        "%1 topics, as many as suit %2 documents (--topics=N finds another number)",
        "%1 topics, as many as suit %2 sentences (--topics=N finds another number)",
        "%1 topics, as many as suit %2 paragraphs (--topics=N finds another number)",
    };
    return notes[unit[0] == 's' ? 1 : unit[0] == 'p' ? 2 : 0];
}
