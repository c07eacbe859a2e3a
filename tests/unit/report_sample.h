/* A summary with something in every section, some of it hostile, and a way to read what a
 * renderer makes of it. */
#ifndef TESTS_UNIT_REPORT_SAMPLE_H
#define TESTS_UNIT_REPORT_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "report/draw/draw.h"

#define HOSTILE "<script>\"'&|`\\\x1b[31m\xe2\x80\xae\xff\tx\n"

static double sample_strip[4] = {0, 1, 0.5, 0};

static struct summary_row sample_rows[] = {
    {.text = {"harbour", 7},
        .lang = {"en", 2},
        .count = 12,
        .documents = 2,
        .share = 0.04,
        .score = 12,
        .log_ratio = 3,
        .usual = 5,
        .pmi = 1,
        .npmi = 0.5,
        .log_dice = 9,
        .t_score = 2,
        .mi3 = 4,
        .dp = 0.25,
        .juilland = 0.75,
        .strip = sample_strip,
        .strip_size = 4},
    {.text = {HOSTILE, sizeof HOSTILE - 1},
        .lang = {"en", 2},
        .count = 1234,
        .documents = 1,
        .share = 0.01,
        .score = 3,
        .log_ratio = 1,
        .dp = 0.5,
        .juilland = 0.5,
        .strip = sample_strip,
        .strip_size = 4},
    {.text = {"港口", 6},
        .lang = {"zh", 2},
        .count = 2,
        .documents = 1,
        .share = 0.1,
        .score = 2,
        .log_ratio = 1,
        .dp = 0.5,
        .juilland = 0.5,
        .strip = sample_strip,
        .strip_size = 4},
};

static struct summary_row sample_falling[] = {
    {.text = {"field", 5}, .lang = {"en", 2}, .count = 0, .score = 40, .log_ratio = -3},
    {.text = {"barn", 4}, .lang = {"en", 2}, .count = 1, .score = 20, .log_ratio = -2},
};

static struct language_share sample_languages[] = {
    {{"en", 2}, 280, 150, 0.9333333}, {{"zh", 2}, 20, 18, 0.0666667}};

static struct topic_term sample_topic_terms[] = {
    {{"ships", 5}, 0.25, 0.01, 0}, {{HOSTILE, sizeof HOSTILE - 1}, 0.125, 0, 1}};

static struct topic_unit sample_units[] = {
    {{"a\\tb.txt", 8}, 10, 50, {"The ships lie in the harbour.", 29}, 0.9},
    {{"c.txt", 5}, 0, 0, {"", 0}, 0.5},
};

static struct span sample_periods[] = {{"2026-11-23", 10}, {"2026-11-24", 10}};

static double sample_trend[] = {0.25, 0.75};

static struct topic sample_topics[] = {{.label = {"ships, harbour", 14},
    .share = 0.75,
    .terms = sample_topic_terms,
    .term_count = 2,
    .units = sample_units,
    .unit_count = 2,
    .trend = sample_trend}};

static struct summary_sentence sample_sentences[] = {
    {{"a\\tb.txt", 8}, 10, 50, {HOSTILE, sizeof HOSTILE - 1}, {HOSTILE, sizeof HOSTILE - 1},
        {"", 0}, 0.5, 0.1, 0, {"en", 2}, 0, 1, SUMMARY_NONE},
    {{"c.txt", 5}, 0, 9, {"The tide turns.", 15}, {"", 0}, {"", 0}, 0.25, 0, 0, {"en", 2},
        1, 1, SUMMARY_NONE},
};

static struct summary_mention sample_mentions[] = {{.text = {HOSTILE, sizeof HOSTILE - 1},
    .lang = {"en", 2},
    .sentence = {
        .document = {"c.txt", 5}, .end = 9, .text = {HOSTILE, sizeof HOSTILE - 1}}}};

static struct context_line sample_lines[] = {{.document = {"c.txt", 5},
    .before = {"The ", 4},
    .word = {"harbour", 7},
    .after = {HOSTILE, sizeof HOSTILE - 1}}};

static struct context sample_contexts[] = {{.text = {"harbour", 7},
    .lang = {"en", 2},
    .count = 12,
    .lines = sample_lines,
    .line_count = 1}};

static long sample_days[] = {20780, 20781};
static uint64_t sample_counts[] = {3, 1};
static double sample_rates[] = {1.5, 0.5};
static struct summary_series sample_series[] = {
    {{"harbour", 7}, 4, sample_counts, sample_counts, sample_rates},
    {{HOSTILE, sizeof HOSTILE - 1}, 4, sample_counts, sample_counts, sample_rates}};

static struct summary_group sample_groups[] = {
    {{"ports", 5}, 2, {sample_rows, 2}}, {{HOSTILE, sizeof HOSTILE - 1}, 1, {NULL, 0}}};

static const enum section sample_order[] = {SECTION_OVERVIEW, SECTION_TERMS,
    SECTION_KEYNESS, SECTION_NEW, SECTION_ONLY, SECTION_ABSENT, SECTION_SCATTER,
    SECTION_QUOTATIONS, SECTION_PHRASES, SECTION_MENTIONS, SECTION_OTHER_PHRASES,
    SECTION_COLLOCATIONS, SECTION_DISPERSION, SECTION_TOPICS, SECTION_DOCUMENTS,
    SECTION_TRENDS, SECTION_GROUPS, SECTION_SERIES, SECTION_SENTENCES};

static inline struct summary sample_summary(void)
{
    const struct summary_rows rows = {sample_rows, 3};
    return (struct summary){
        .overview = {.documents = 2,
            .sentences = 20,
            .tokens = 300,
            .types = 168,
            .languages = sample_languages,
            .language_count = 2},
        .terms = rows,
        .keyness = rows,
        .falling = {sample_falling, 2},
        .phrases = rows,
        .fresh = rows,
        .groups = sample_groups,
        .group_count = 2,
        .grouped_by = "folders",
        .only = rows,
        .absent = rows,
        .other_phrases = rows,
        .collocations = rows,
        .dispersion = rows,
        .topics = sample_topics,
        .topic_count = 1,
        .periods = sample_periods,
        .period_count = 2,
        .unplaced = 0.05,
        .unit = "sentences",
        .mentions = {sample_mentions, 1},
        .sentences = sample_sentences,
        .sentence_count = 2,
        .contexts = sample_contexts,
        .context_count = 1,
        .series = sample_series,
        .series_count = 2,
        .series_periods = sample_periods,
        .series_days = sample_days,
        .series_period_count = 2,
        .order = sample_order,
        .order_count = SECTION_COUNT,
    };
}

/* What a renderer makes of a summary: NUL-terminated, to be freed. */
static inline char *sample_draw(
    void (*draw)(const struct summary *, const struct draw_options *, struct output *),
    const struct summary *summary, const struct draw_options *style)
{
    char name[] = "/tmp/winnow-test.XXXXXX";
    struct output output;
    int fd = mkstemp(name);
    assert_true(fd > 0);
    output_open(&output, dup(fd));
    draw(summary, style, &output);
    assert_int_equal(output_close(&output), 0);
    off_t size = lseek(fd, 0, SEEK_END);
    char *text = calloc(1, (size_t)size + 1);
    assert_int_equal(pread(fd, text, (size_t)size, 0), size);
    close(fd);
    unlink(name);
    return text;
}

static inline void assert_holds(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("expected `%s' in:\n%s", part, text);
}

static inline void assert_lacks(const char *text, const char *part)
{
    const char *at = strstr(text, part);
    if (at)
        fail_msg("did not expect `%s' in:\n...%.80s", part, at);
}

/* No control character but LF (and TAB where allowed), no bidi override, no broken UTF-8.
 */
static inline void assert_harmless(const char *text, bool tabs)
{
    for (const char *at = text; *at; at++)
        if ((unsigned char)*at < 0x20 && *at != '\n' && !(tabs && *at == '\t'))
            fail_msg("control character %#x at: %.40s", (unsigned)*at, at);
    assert_lacks(text, "\xe2\x80\xae");
    assert_lacks(text, "\xff");
}

#endif
