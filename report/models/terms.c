#include "report/models/terms.h"

#include "report/math/top_rows.h"

/* What all names of documents begin with, up to a slash. Names are in byte order: the first
 * and the last differ most. */
static struct span common_folder(const struct corpus *corpus)
{
    struct span none = {"", 0};
    if (corpus->document_count < 2)
        return none;
    struct span first = corpus->documents[0].name;
    struct span last = corpus->documents[corpus->document_count - 1].name;
    size_t same = 0, folder = 0;
    while (same < first.size && same < last.size && first.data[same] == last.data[same])
        if (first.data[same++] == '/')
            folder = same;
    return (struct span){first.data, folder};
}

static bool knows_sentences(const struct corpus *corpus)
{
    bool known = corpus->by == COUNTS_SENTENCE;
    for (size_t u = 0; u < corpus->unit_count && known; u++)
        known = !corpus_is_whole(&corpus->units[u]);
    return known;
}

/* The shares of the languages, those that are strays as one behind the others. */
static void count_languages(const struct corpus *corpus, struct overview *overview)
{
    struct language_share others = {.lang = SPAN("mul")};
    double all = corpus->tokens ? (double)corpus->tokens : 1;
    for (size_t i = 0; i < corpus->language_count; i++) {
        const struct corpus_language *language = &corpus->languages[i];
        if (language->stray) {
            others.tokens += language->tokens;
            others.types += language->types;
            continue;
        }
        overview->languages[overview->language_count++] =
            (struct language_share){language->lang, language->tokens, language->types,
                (double)language->tokens / all};
    }
    others.share = (double)others.tokens / all;
    if (others.tokens)
        overview->languages[overview->language_count++] = others;
}

void overview_count(const struct corpus *corpus, struct summary *summary)
{
    struct overview *overview = &summary->overview;
    bool units = corpus->by != COUNTS_TOTAL;
    overview->documents = units ? corpus->document_count : corpus->largest_frequency;
    overview->at_least = !units;
    summary->folder = common_folder(corpus);
    overview->sentences = knows_sentences(corpus) ? corpus->unit_count : 0;
    overview->tokens = corpus->tokens;
    overview->types = corpus->term_count;
    overview->languages =
        arena_new(&summary->arena, corpus->language_count + 1, sizeof *overview->languages);
    count_languages(corpus, overview);
}

bool terms_listed(const struct corpus *corpus, const struct corpus_term *term)
{
    return !term->stop && !term->not_a_word &&
           !corpus->languages[term->language].negligible;
}

void terms_count(const struct corpus *corpus, size_t top, struct summary *summary)
{
    struct top_rows best = {0};
    for (size_t i = 0; i < corpus->term_count; i++)
        if (terms_listed(corpus, &corpus->terms[i]))
            top_rows_add(
                &best, corpus->terms[i].language, (double)corpus->terms[i].count, i);
    size_t count = top_rows_take(&best, top);
    struct summary_rows *rows = &summary->terms;
    rows->count = count;
    rows->rows = arena_new(&summary->arena, count + 1, sizeof *rows->rows);
    for (size_t i = 0; i < count; i++) {
        const struct corpus_term *term = &corpus->terms[best.rows[i].item];
        rows->rows[i] = (struct summary_row){.text = term->form,
            .term = term->term,
            .forms = term->forms,
            .lang = term->lang,
            .count = term->count,
            .documents = term->documents,
            .share = (double)term->count / (double)corpus->languages[term->language].tokens,
            .score = (double)term->count};
    }
    top_rows_close(&best);
}

const char *terms_section(const struct material *material, struct summary *summary)
{
    terms_count(material->corpus, material_top(material), summary);
    return NULL;
}
