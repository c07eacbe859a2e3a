/* What every format has to do with hostile text: show it, and nothing else. */
#include "tests/unit/report_sample.h"

#include "lib/utf8.h"
#include "report/draw/interface.h"

const char program_name[] = "report_draw";

static char long_word[10001];
static char every_byte[256];

static const char *const hostile[] = {
    "<script>alert(1)</script>",
    "\" onload=\"alert(1)",
    "' onload='alert(1)",
    "</style></title></script></svg>-->]]><img src=x onerror=alert(1)>",
    "&lt;b&gt; &amp; &#x41; {{7*7}} ${7*7} <%= 7*7 %>",
    "\x1b]0;title\x07 \x1b[31mred\x1b[2J \x1bP\x1b\\",
    "\302\23331m \xc2\x90 \xc2\x9d \x7f \x08\x08",
    "\342\200\256evil\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9",
    "\xe2\x80\xad \xe2\x80\xaa \xe2\x80\xab",
    "line\nbreak\r\ntab\tfeed\f\v \xe2\x80\xa8 \xe2\x80\xa9 \xc2\x85",
    "bad \xff\xfe \xc0\xaf \xed\xa0\x80 \xf5 \xe4\xb8",
    "a | b `code` **bold** _it_ [x](javascript:alert(1)) ![i](x) <http://x> ~~s~~ #",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "12) item",
    "=== --- ***",
    "> quote",
    "http://x.example www.x.example a@x.example $x$",
    "=1+1",
    "@SUM(1)",
    "\\\\ \\n \" \\",
    long_word,
    every_byte,
};

static int fill_texts(void **state)
{
    (void)state;
    memset(long_word, 'w', sizeof long_word - 1);
    for (size_t i = 0; i < sizeof every_byte - 1; i++)
        every_byte[i] = (char)(i + 1);
    return 0;
}

/* A summary all of whose texts are the one given. */
struct sample {
    struct summary_series series[2];
    struct summary_group groups[2];
    struct summary_row rows[2], falling[2];
    struct topic_term terms[2];
    struct topic_unit units[2];
    struct topic topics[3];
    struct summary_sentence sentences[2];
    struct summary_mention mentions[1];
    struct context_line lines[1];
    struct context contexts[1];
    struct summary summary;
    const char *title;
};

static struct sample *sample_new(const char *string)
{
    struct sample *sample = calloc(1, sizeof *sample);
    struct span text = span_of(string);
    sample->summary = sample_summary();
    for (size_t i = 0; i < 2; i++) {
        sample->rows[i] = sample_rows[i];
        sample->rows[i].text = text;
        sample->rows[i].context = 1;
        sample->falling[i] = sample_falling[i];
        sample->falling[i].text = text;
        sample->terms[i] = (struct topic_term){text, 0.5, 0.1, 1};
        sample->units[i] = (struct topic_unit){text, i, i * 9, text, 0.5};
        sample->sentences[i] = (struct summary_sentence){text, 1, 9, text, text, text, 0.5,
            0.5 + 0.2 * (double)i, 0, text, 0, 1, SUMMARY_NONE};
    }
    for (size_t i = 0; i < 3; i++)
        sample->topics[i] = (struct topic){.label = text,
            .share = 0.3,
            .terms = sample->terms,
            .term_count = 2,
            .units = sample->units,
            .unit_count = 2};
    sample->lines[0] = (struct context_line){text, 1, 9, text, text, text};
    sample->contexts[0] = (struct context){.text = text,
        .lang = {"en", 2},
        .count = 2,
        .lines = sample->lines,
        .line_count = 1};
    struct summary *summary = &sample->summary;
    summary->terms = summary->keyness = summary->phrases = summary->collocations =
        summary->dispersion = summary->fresh = summary->only = summary->absent =
            summary->other_phrases = (struct summary_rows){sample->rows, 2};
    summary->falling = (struct summary_rows){sample->falling, 2};
    summary->topics = sample->topics;
    summary->topic_count = 3;
    summary->sentences = sample->sentences;
    summary->sentence_count = 2;
    sample->mentions[0] = (struct summary_mention){text, text, sample->sentences[0], 1};
    summary->mentions = (struct summary_mentions){sample->mentions, 1};
    summary->contexts = sample->contexts;
    for (size_t i = 0; i < 2; i++) {
        sample->series[i] = sample_series[i];
        sample->series[i].term = text;
        sample->groups[i] =
            (struct summary_group){text, 1, (struct summary_rows){sample->rows, 2}};
    }
    summary->groups = sample->groups;
    summary->series = sample->series;
    sample->title = string;
    return sample;
}

/* The same as a comparison, whose sides have hostile names. */
static char *draw_sides_with(const struct draw_format *format, const char *text)
{
    struct sample *sample = sample_new(text);
    struct summary *summary = &sample->summary;
    summary->sides[0] = summary->sides[1] = sample->title;
    summary->scatter = summary->terms;
    summary->scatter_sides[0] = summary->scatter_sides[1] = 1;
    summary->other_keyness = summary->falling;
    summary->quotations = summary->mentions;
    char *drawn = sample_draw(
        format->draw, summary, &(struct draw_options){.width = 80, .title = sample->title});
    free(sample);
    return drawn;
}

static char *draw_with(const struct draw_format *format, const char *text)
{
    struct sample *sample = sample_new(text);
    char *drawn = sample_draw(format->draw, &sample->summary,
        &(struct draw_options){.width = 80, .title = sample->title});
    free(sample);
    return drawn;
}

static const struct draw_format *format_of(const char *name)
{
    const struct draw_format *format = draw_formats;
    while (strcmp(format->name, name) != 0)
        format++;
    return format;
}

/* What could do more than be seen; TABs and LFs are the format's own. */
static void assert_only_seen(const char *format, const char *text, const char *input)
{
    size_t size = strlen(text);
    for (size_t at = 0; at < size;) {
        uint32_t code;
        int length = utf8_decode(text + at, size - at, &code);
        bool own = code == '\n' || (code == '\t' && format[0] == 't' && format[1] != 'e');
        if (length < 0 || (utf8_is_harmful(code) && !own))
            fail_msg("%s of `%.40s' holds U+%04X (%d) at: %.60s", format, input,
                (unsigned)code, length, text + at);
        at += (size_t)(length < 0 ? -length : length);
    }
}

static void no_format_passes_on_what_could_do_more_than_be_seen(void **state)
{
    (void)state;
    for (const struct draw_format *format = draw_formats; format->name; format++)
        for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
            char *text = draw_with(format, hostile[i]);
            assert_only_seen(format->name, text, hostile[i]);
            free(text);
            text = draw_sides_with(format, hostile[i]);
            assert_only_seen(format->name, text, hostile[i]);
            free(text);
        }
}

/* Keeps of a page its tags, less the numbers of places, which follow widths. */
static void keep_tags(char *page)
{
    char *to = page;
    bool inside = false;
    for (const char *from = page; *from; from++) {
        inside = inside || *from == '<';
        if (inside && !(*from >= '0' && *from <= '9') && *from != '.' && *from != '-')
            *to++ = *from;
        inside = inside && *from != '>';
    }
    *to = '\0';
}

static void assert_same(const char *got, const char *expected, const char *input)
{
    size_t at = 0;
    while (got[at] && got[at] == expected[at])
        at++;
    if (got[at] || expected[at])
        fail_msg("`%.40s' changes the structure; expected `%.80s', got `%.80s'", input,
            expected + at, got + at);
}

static void hostile_text_adds_no_tag_and_no_attribute_to_a_page(void **state)
{
    (void)state;
    char *plain = draw_with(format_of("html"), "harmless");
    keep_tags(plain);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        char *text = draw_with(format_of("html"), hostile[i]);
        keep_tags(text);
        assert_same(text, plain, hostile[i]);
        free(text);
        text = draw_sides_with(format_of("html"), hostile[i]);
        assert_null(strstr(text, "<img"));
        assert_null(strstr(text, "\" onload"));
        free(text);
    }
    free(plain);
}

/* Keeps what is not a string. */
static void keep_brackets(char *json)
{
    char *to = json;
    bool inside = false;
    for (const char *from = json; *from; from++) {
        if (inside && *from == '\\' && from[1])
            from++;
        else if (*from == '"')
            inside = !inside;
        else if (!inside)
            *to++ = *from;
    }
    *to = '\0';
}

static void hostile_text_stays_within_the_strings_of_json(void **state)
{
    (void)state;
    char *plain = draw_with(format_of("json"), "harmless");
    keep_brackets(plain);
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        char *text = draw_with(format_of("json"), hostile[i]);
        keep_brackets(text);
        assert_same(text, plain, hostile[i]);
        free(text);
    }
    free(plain);
}

static void hostile_text_makes_no_cell_and_no_row(void **state)
{
    (void)state;
    static const char *const formats[] = {"tsv", "tables", "markdown"};
    for (size_t f = 0; f < 3; f++) {
        char mark = f == 2 ? '|' : '\t';
        size_t expected = 0;
        char *plain = draw_with(format_of(formats[f]), "harmless");
        for (const char *at = plain; *at; at++)
            expected += *at == '\n' || *at == mark;
        free(plain);
        for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
            size_t got = 0;
            char *text = draw_with(format_of(formats[f]), hostile[i]);
            for (const char *at = text; *at; at++) {
                got += *at == '\n' || *at == mark;
                at += f == 2 && *at == '\\' && at[1];
            }
            if (got != expected)
                fail_msg("%s of `%.40s': expected %zu cells, got %zu", formats[f],
                    hostile[i], expected, got);
            free(text);
        }
    }
}

static bool is_escaped(const char *text, const char *at)
{
    size_t strokes = 0;
    while (at > text && at[-1] == '\\') {
        at--;
        strokes++;
    }
    return strokes % 2;
}

/* In Markdown all marks of the input stand behind a backslash, and no block begins with one
 * but our own. */
static void hostile_text_is_no_markup_in_markdown(void **state)
{
    (void)state;
    static const char *const marks[] = {
        "<script", "[x]", "](", "`code", "_it_", "~~", "![", "://", "@x", "$x", "&lt;"};
    static const char *const begins[] = {"- #", "- -", "- +", "- 1.", "- 12)", "- >",
        "- =", ". #", ". -", ". +", ". 1.", ". 12)", ". >", ". ="};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        char *text = draw_with(format_of("markdown"), hostile[i]);
        for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
            for (const char *at = text; (at = strstr(at, marks[m])); at++)
                if (!is_escaped(text, at))
                    fail_msg("`%s' stands bare in: %.80s", marks[m], at);
        for (size_t b = 0; b < sizeof begins / sizeof *begins; b++) {
            const char *at = strstr(text, begins[b]);
            if (at && (at == text || at[-1] == ' ' || (at[-1] >= '0' && at[-1] <= '9')))
                fail_msg("a block begins with `%s': %.80s", begins[b], at);
        }
        free(text);
    }
}

static void a_long_word_takes_no_more_than_its_columns(void **state)
{
    (void)state;
    char *text = draw_with(format_of("text"), long_word);
    for (const char *at = text, *end; *at; at = end + 1) {
        end = strchr(at, '\n');
        if (end - at > 200)
            fail_msg("a line of %zu bytes: %.80s", (size_t)(end - at), at);
    }
    free(text);
}

/* Of the words of sections and measures; each language has all rows or the build fails. */
static void headings_and_notes_have_other_languages(void **state)
{
    (void)state;
    for (int s = 0; s < SECTION_COUNT; s++) {
        const char *words[] = {sections[s].heading, sections[s].note};
        for (int i = 0; i < 2; i++)
            if (words[i] && strcmp(interface_text(1, words[i]), words[i]) == 0)
                fail_msg("`%s' has no German in report/draw/interface.c", words[i]);
    }
}

static void values_stand_where_a_note_wants_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct span filled =
        interface_fill(&arena, "%2 of %1, 5 % of %1", (const char *const[]){"one", "two"});
    assert_string_equal(filled.data, "two of one, 5 % of one");
    arena_free(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_and_notes_have_other_languages),
        cmocka_unit_test(values_stand_where_a_note_wants_them),
        cmocka_unit_test(no_format_passes_on_what_could_do_more_than_be_seen),
        cmocka_unit_test(hostile_text_adds_no_tag_and_no_attribute_to_a_page),
        cmocka_unit_test(hostile_text_stays_within_the_strings_of_json),
        cmocka_unit_test(hostile_text_makes_no_cell_and_no_row),
        cmocka_unit_test(hostile_text_is_no_markup_in_markdown),
        cmocka_unit_test(a_long_word_takes_no_more_than_its_columns),
    };
    return cmocka_run_group_tests(tests, fill_texts, NULL);
}
