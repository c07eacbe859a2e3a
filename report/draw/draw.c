#include "report/draw/draw.h"

const struct draw_format draw_formats[] = {
    {"text", draw_text},
    {"markdown", draw_markdown},
    {"html", draw_html},
    {"json", draw_json},
    {"tsv", draw_tsv},
    {NULL, NULL},
};

const char *const draw_sections[] = {
    [SECTION_OVERVIEW] = "overview",
    [SECTION_TERMS] = "terms",
    [SECTION_KEYNESS] = "keyness",
    [SECTION_PHRASES] = "phrases",
    [SECTION_COLLOCATIONS] = "collocations",
    [SECTION_DISPERSION] = "dispersion",
    [SECTION_TOPICS] = "topics",
    [SECTION_DOCUMENTS] = "documents",
    [SECTION_TRENDS] = "trends",
    [SECTION_SENTENCES] = "sentences",
    [SECTION_COUNT] = NULL,
};

const char *const draw_headings[SECTION_COUNT] = {
    [SECTION_OVERVIEW] = "Overview",
    [SECTION_TERMS] = "Terms",
    [SECTION_KEYNESS] = "Key terms",
    [SECTION_PHRASES] = "Key phrases",
    [SECTION_COLLOCATIONS] = "Collocations",
    [SECTION_DISPERSION] = "Dispersion",
    [SECTION_TOPICS] = "Topics",
    [SECTION_DOCUMENTS] = "Documents by topic",
    [SECTION_TRENDS] = "Topics over time",
    [SECTION_SENTENCES] = "Key sentences",
};

const struct summary_rows *draw_rows(const struct summary *summary, enum section section)
{
    switch (section) {
    case SECTION_TERMS:
        return &summary->terms;
    case SECTION_KEYNESS:
        return &summary->keyness;
    case SECTION_PHRASES:
        return &summary->phrases;
    case SECTION_COLLOCATIONS:
        return &summary->collocations;
    case SECTION_DISPERSION:
        return &summary->dispersion;
    default:
        return NULL;
    }
}

size_t draw_trends(const struct summary *summary)
{
    bool known = summary->topic_count && summary->topics[0].trend;
    return known && summary->period_count > 1 ? summary->topic_count : 0;
}

double draw_trend_most(const struct summary *summary)
{
    double most = 0;
    for (size_t t = 0; t < draw_trends(summary); t++)
        for (size_t i = 0; i < summary->period_count; i++)
            most = summary->topics[t].trend[i] > most ? summary->topics[t].trend[i] : most;
    return most;
}

struct span draw_name(const struct summary *summary, struct span document)
{
    size_t folder = summary->folder.size;
    if (folder >= document.size || !span_starts(document, summary->folder))
        return document;
    return (struct span){document.data + folder, document.size - folder};
}

struct span draw_quote(struct arena *arena, const struct summary_sentence *sentence)
{
    if (sentence->text.size)
        return sentence->text;
    return arena_print(arena, "bytes %llu to %llu, not quoted",
        (unsigned long long)sentence->begin, (unsigned long long)sentence->end);
}

bool draw_is_minor(const struct summary *summary, struct span lang)
{
    const struct overview *overview = &summary->overview;
    for (size_t i = 1; i < overview->language_count; i++)
        if (span_equal(overview->languages[i].lang, lang))
            return overview->languages[i].share < 0.1;
    return false;
}

size_t draw_shown_languages(const struct summary *summary)
{
    const struct overview *overview = &summary->overview;
    size_t count = overview->language_count;
    while (count > 1 && overview->languages[count - 1].share < 0.001)
        count--;
    return count;
}
