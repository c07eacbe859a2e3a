#include "report/draw.h"

const struct draw_format draw_formats[] = {
    {"text", draw_text},
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
    [SECTION_SENTENCES] = "sentences",
    [SECTION_COUNT] = NULL,
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

bool draw_has(const struct summary *summary, enum section section)
{
    for (size_t i = 0; i < summary->order_count; i++)
        if (summary->order[i] == section)
            return true;
    return false;
}
