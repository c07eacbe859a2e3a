#include "report/topics/periods.h"

#include "lib/memory.h"

/* The first day of the period that a document is of. False where it has no date. */
static bool first_day(const struct sources *sources, struct span document,
    enum date_period length, char first[DATE_SIZE])
{
    const struct source *source = sources_find(sources, document);
    char date[DATE_SIZE], last[DATE_SIZE];
    if (!source || !date_read(span_of(source->date), date))
        return false;
    date_period(date, length, 0, first, last);
    return true;
}

/* Lists the periods between two, the newest ones where they are too many. */
static void list_periods(const char *oldest, const char *newest, enum date_period length,
    struct summary *summary)
{
    char days[PERIODS_MOST][DATE_SIZE], last[DATE_SIZE];
    unsigned count = 0;
    do
        date_period(newest, length, count, days[count], last);
    while (strcmp(days[count++], oldest) > 0 && count < PERIODS_MOST);
    summary->periods = arena_new(&summary->topics_arena, count, sizeof *summary->periods);
    for (unsigned i = 0; i < count; i++)
        summary->periods[i] =
            arena_copy(&summary->topics_arena, span_of(days[count - 1 - i]));
    summary->period_count = count;
}

static uint32_t number_of(const struct summary *summary, struct span day)
{
    for (size_t i = summary->period_count; i-- > 0;)
        if (span_equal(summary->periods[i], day))
            return (uint32_t)i;
    return PERIODS_NONE;
}

uint32_t *periods_find(const struct corpus *corpus, const struct sources *sources,
    enum date_period length, struct summary *summary)
{
    uint32_t *periods = memory_new(corpus->document_count + 1, sizeof *periods);
    char oldest[DATE_SIZE] = "", newest[DATE_SIZE] = "", day[DATE_SIZE];
    for (size_t d = 0; d < corpus->document_count; d++) {
        if (!first_day(sources, corpus->documents[d].name, length, day))
            continue;
        if (!*oldest || strcmp(day, oldest) < 0)
            memcpy(oldest, day, DATE_SIZE);
        if (strcmp(day, newest) > 0)
            memcpy(newest, day, DATE_SIZE);
    }
    if (*newest)
        list_periods(oldest, newest, length, summary);
    for (size_t d = 0; d < corpus->document_count; d++) {
        bool dated = first_day(sources, corpus->documents[d].name, length, day);
        periods[d] = dated ? number_of(summary, span_of(day)) : PERIODS_NONE;
    }
    return periods;
}
