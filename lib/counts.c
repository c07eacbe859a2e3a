#include "lib/counts.h"

static const char *const headers[] = {
    [COUNTS_TOTAL] = "term\tlang\tforms\tcount\tdocuments",
    [COUNTS_DOCUMENT] = "document\tterm\tlang\tforms\tcount",
    [COUNTS_PARAGRAPH] = "paragraph\tterm\tlang\tforms\tcount",
    [COUNTS_SENTENCE] = "sentence\tterm\tlang\tforms\tcount",
};

static const char not_a_row[] = "not a row of a count table";
static const char not_sealed[] = "the table has no end: it was cut";
static const char not_its_end[] = "the end line does not agree with the rows before it";
static const char behind_end[] = "a line behind the end line";
static const struct span end_mark = {"#end\t", 5}, brief_mark = {"brief\t", 6};

bool counts_number(struct span digits, uint64_t *number)
{
    uint64_t value = 0;
    if (digits.size == 0 || digits.size > 20)
        return false;
    for (size_t i = 0; i < digits.size; i++) {
        unsigned digit = (unsigned char)digits.data[i] - (unsigned)'0';
        if (digit > 9 || (i >= 19 && value > (UINT64_MAX - digit) / 10))
            return false;
        value = value * 10 + digit;
    }
    *number = value;
    return true;
}

/* Whether each of sixteen bytes ends a cell: the highest bit of each, the first byte lowest. */
static void ends_of(const char *bytes, uint64_t ends[2])
{
    static const uint64_t highest = 0x8080808080808080U;
    unsigned char __attribute__((vector_size(16))) all;
    memcpy(&all, bytes, sizeof all);
    __auto_type found = (all == '\t') | (all == '\n');
    memcpy(ends, &found, sizeof found);
    for (int i = 0; i < 2; i++) {
        if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
            ends[i] = __builtin_bswap64(ends[i]);
        ends[i] &= highest;
    }
}

/* The end of the cell that begins there: a TAB, an LF, or `end`, behind which INPUT_PADDING
 * bytes are readable. */
static const char *end_of_cell(const char *at, const char *end)
{
    for (; at < end; at += 16) {
        uint64_t ends[2];
        ends_of(at, ends);
        if (!(ends[0] | ends[1]))
            continue;
        const char *found = at + (ends[0] ? __builtin_ctzll(ends[0]) / 8
                                          : 8 + __builtin_ctzll(ends[1]) / 8);
        return found < end ? found : end;
    }
    return end;
}

/* Divides a line, up to its LF or `end`, which *line_end becomes. Returns how many cells it
 * has, at most COUNTS_CELLS; 0: more. */
static size_t counts_split(const char *at, const char *end,
    struct span column[COUNTS_CELLS], const char **line_end)
{
    for (size_t count = 0; count < COUNTS_CELLS; at++) {
        const char *begin = at;
        at = end_of_cell(at, end);
        column[count++] = (struct span){begin, (size_t)(at - begin)};
        *line_end = at;
        if (at == end || *at == '\n')
            return count;
    }
    return 0;
}

/* A line and its cells. */
struct line {
    struct span text;
    struct span column[COUNTS_CELLS];
    size_t count; /* 0: more than there should be */
};

static void split_line(struct line *line)
{
    const char *end;
    line->count = counts_split(
        line->text.data, line->text.data + line->text.size, line->column, &end);
}

/* Reads the next line: most are in the buffer as a whole, and then looked at but once. */
static bool read_line(struct counts_reader *reader, struct line *line)
{
    struct input *input = &reader->input;
    const char *begin = input->data + input->begin, *end = input->data + input->end, *stop;
    if (reader->first.data) {
        line->text = reader->first;
        reader->first = (struct span){NULL, 0};
        split_line(line);
        return true;
    }
    line->count = counts_split(begin, end, line->column, &stop);
    if (line->count && stop < end) {
        line->text = (struct span){begin, (size_t)(stop - begin)};
        input_skip(input, line->text.size + 1);
        return true;
    }
    if (!input_line(input, &line->text))
        return false;
    split_line(line);
    return true;
}

/* A line of three cells may be an end line: its second cell is a number, that of a row never. */
static bool read_brief_row(
    struct counts_reader *reader, const struct line *line, struct counts_row *row)
{
    uint64_t number;
    if (!line->count || (line->count == 3 && counts_number(line->column[1], &number)))
        return false;
    char *last =
        reader->input.data + (line->column[line->count - 1].data - reader->input.data);
    return counts_brief_read(&reader->brief, line->column, line->count, last, row);
}

static bool read_row(
    struct counts_reader *reader, const struct line *line, struct counts_row *row)
{
    const struct span *column = line->column;
    if (reader->is_brief)
        return read_brief_row(reader, line, row);
    if (line->count != COUNTS_CELLS)
        return false;
    if (reader->by == COUNTS_TOTAL) {
        *row =
            (struct counts_row){.term = column[0], .lang = column[1], .forms = column[2]};
    } else {
        *row = (struct counts_row){
            .unit = column[0], .term = column[1], .lang = column[2], .forms = column[3]};
        return counts_number(column[4], &row->count);
    }
    return counts_number(column[3], &row->count) &&
           counts_number(column[4], &row->documents);
}

static bool set_by_header(struct counts_reader *reader, struct span line)
{
    reader->is_brief = span_starts(line, brief_mark);
    if (reader->is_brief)
        line = (struct span){line.data + brief_mark.size, line.size - brief_mark.size};
    for (size_t i = reader->is_brief ? COUNTS_DOCUMENT : COUNTS_TOTAL;
         i < sizeof headers / sizeof *headers; i++)
        if (span_equal(line, span_of(headers[i]))) {
            reader->by = (enum counts_by)i;
            return true;
        }
    reader->is_brief = false;
    return false;
}

/* By the look of a first line that is no header. */
static bool set_by_row(struct counts_reader *reader, struct span text, enum counts_by by)
{
    struct line line = {.text = text};
    uint64_t number;
    split_line(&line);
    if (line.count != COUNTS_CELLS)
        return false;
    reader->by = counts_number(line.column[3], &number) ? COUNTS_TOTAL : by;
    return true;
}

/* Rows have five cells, an end line three: a term may well be `#end`. */
static bool read_end(struct span line, struct counts_end *end)
{
    if (!span_starts(line, end_mark))
        return false;
    struct span rest = {line.data + end_mark.size, line.size - end_mark.size};
    const char *tab = rest.size ? memchr(rest.data, '\t', rest.size) : NULL;
    size_t size = tab ? (size_t)(tab - rest.data) : 0;
    return tab && counts_number((struct span){rest.data, size}, &end->rows) &&
           counts_number((struct span){tab + 1, rest.size - size - 1}, &end->tokens);
}

static const char *read_error(const struct counts_reader *reader)
{
    return reader->input.error ? strerror(reader->input.error) : NULL;
}

bool counts_open(struct counts_reader *reader, const char *name, enum counts_by by_unheaded)
{
    *reader = (struct counts_reader){.by = by_unheaded};
    struct span line;
    if (!input_open(&reader->input, name) || !input_line(&reader->input, &line)) {
        reader->error = read_error(reader);
        return !reader->error;
    }
    reader->line = 1;
    if (set_by_header(reader, line))
        return true;
    reader->line = 0;
    reader->first = line;
    struct counts_end end;
    if (read_end(line, &end) || set_by_row(reader, line, by_unheaded))
        return true;
    reader->line = 1;
    reader->error = not_a_row;
    return false;
}

bool counts_is_empty(const struct counts_reader *reader)
{
    struct counts_end end;
    return reader->line == 0 && (!reader->first.data || read_end(reader->first, &end));
}

/* Nothing comes after the last line that was read. */
static const char *end_of_file(const struct counts_reader *reader)
{
    const char *error = read_error(reader);
    return !error && reader->sealed && !reader->ended ? not_sealed : error;
}

/* What is wrong with a line that is no row; NULL: it is the end line. */
static const char *error_of_line(struct counts_reader *reader, struct span line)
{
    struct counts_end end;
    if (reader->ended)
        return behind_end;
    if (!read_end(line, &end))
        return not_a_row;
    reader->ended = true;
    bool same = end.rows == reader->sums.rows && end.tokens == reader->sums.tokens;
    return same ? NULL : not_its_end;
}

bool counts_next(struct counts_reader *reader, struct counts_row *row)
{
    struct line line;
    while (read_line(reader, &line)) {
        reader->line++;
        if (!reader->ended && read_row(reader, &line, row)) {
            reader->sums.rows++;
            reader->sums.tokens += row->count; /* as counts_write_end: modulo 2^64 */
            return true;
        }
        reader->error = error_of_line(reader, line.text);
        if (reader->error)
            return false;
    }
    reader->error = end_of_file(reader);
    return false;
}

void counts_close(struct counts_reader *reader)
{
    input_close(&reader->input);
    counts_brief_close(&reader->brief);
}

void counts_write_header(struct output *output, enum counts_by by)
{
    output_text(output, headers[by]);
    output_byte(output, '\n');
}

void counts_write_brief_header(struct output *output, enum counts_by by)
{
    output_write(output, brief_mark);
    counts_write_header(output, by);
}

static char *put_cell(char *to, struct span cell)
{
    to = span_copy(to, cell);
    *to = '\t';
    return to + 1;
}

/* Puts term, language and forms, which often stand behind each other already, tabs between. */
static char *put_cells(char *to, const struct counts_row *row)
{
    const char *lang = row->term.data + row->term.size + 1;
    const char *forms = lang + row->lang.size + 1;
    if (row->lang.data == lang && row->forms.data == forms && lang[-1] == '\t' &&
        forms[-1] == '\t')
        return put_cell(to, (struct span){row->term.data,
                                row->term.size + row->lang.size + row->forms.size + 2});
    to = put_cell(put_cell(to, row->term), row->lang);
    return put_cell(to, row->forms);
}

void counts_write_row(
    struct output *output, enum counts_by by, const struct counts_row *row)
{
    size_t most = row->unit.size + row->term.size + row->lang.size + row->forms.size +
                  2 * OUTPUT_DIGITS + COUNTS_CELLS;
    char *room = output_room(output, most), *to = room;
    if (by != COUNTS_TOTAL)
        to = put_cell(to, row->unit);
    to = output_digits(put_cells(to, row), row->count);
    if (by == COUNTS_TOTAL) {
        *to++ = '\t';
        to = output_digits(to, row->documents);
    }
    *to++ = '\n';
    output_used(output, (size_t)(to - room));
}

void counts_write_end(struct output *output, const struct counts_end *end)
{
    output_write(output, end_mark);
    output_number(output, end->rows);
    output_byte(output, '\t');
    output_number(output, end->tokens);
    output_byte(output, '\n');
}
