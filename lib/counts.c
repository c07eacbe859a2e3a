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

/* The tabs among eight bytes: the highest bit of each, the first byte lowest. */
static uint64_t tabs_of(const char *bytes)
{
    static const uint64_t lows = 0x7F7F7F7F7F7F7F7FU, tabs = 0x0909090909090909U;
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__)
        word = __builtin_bswap64(word);
    word ^= tabs;
    return ~(((word & lows) + lows) | word | lows);
}

/* The same of the last bytes of a line, `rest`, which are fewer than eight. */
static uint64_t last_tabs(struct span line, size_t rest)
{
    uint64_t tabs = 0;
    if (line.size >= 8)
        return tabs_of(line.data + line.size - 8) >> (64 - 8 * rest);
    for (size_t i = 0; i < rest; i++)
        tabs |= (uint64_t)(line.data[i] == '\t') << (8 * i + 7);
    return tabs;
}

/* Returns how many cells a line has, at most COUNTS_CELLS; 0: more. */
static size_t counts_split(struct span line, struct span column[COUNTS_CELLS])
{
    size_t count = 0, begin = 0;
    for (size_t at = 0; at < line.size; at += 8) {
        size_t rest = line.size - at;
        uint64_t tabs = rest < 8 ? last_tabs(line, rest) : tabs_of(line.data + at);
        for (; tabs; tabs &= tabs - 1) {
            size_t tab = at + (size_t)__builtin_ctzll(tabs) / 8;
            if (count == COUNTS_CELLS - 1)
                return 0;
            column[count++] = (struct span){line.data + begin, tab - begin};
            begin = tab + 1;
        }
    }
    column[count] = (struct span){line.data + begin, line.size - begin};
    return count + 1;
}

/* A line of three cells may be an end line: its second cell is a number, that of a row never. */
static bool read_brief_row(
    struct counts_reader *reader, struct span line, struct counts_row *row)
{
    struct span column[COUNTS_CELLS];
    uint64_t number;
    size_t count = counts_split(line, column);
    if (!count || (count == 3 && counts_number(column[1], &number)))
        return false;
    char *last = reader->input.data + (column[count - 1].data - reader->input.data);
    return counts_brief_read(&reader->brief, column, count, last, row);
}

static bool read_row(struct counts_reader *reader, struct span line, struct counts_row *row)
{
    struct span column[COUNTS_CELLS];
    if (reader->is_brief)
        return read_brief_row(reader, line, row);
    if (counts_split(line, column) != COUNTS_CELLS)
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
static bool set_by_row(struct counts_reader *reader, struct span line, enum counts_by by)
{
    struct span column[COUNTS_CELLS];
    uint64_t number;
    if (counts_split(line, column) != COUNTS_CELLS)
        return false;
    reader->by = counts_number(column[3], &number) ? COUNTS_TOTAL : by;
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
    struct span line = reader->first;
    reader->first = (struct span){NULL, 0};
    while (line.data || input_line(&reader->input, &line)) {
        reader->line++;
        if (!reader->ended && read_row(reader, line, row)) {
            reader->sums.rows++;
            reader->sums.tokens += row->count; /* as counts_write_end: modulo 2^64 */
            return true;
        }
        reader->error = error_of_line(reader, line);
        if (reader->error)
            return false;
        line = (struct span){NULL, 0};
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
    if (cell.size)
        memcpy(to, cell.data, cell.size);
    to[cell.size] = '\t';
    return to + cell.size + 1;
}

void counts_write_row(
    struct output *output, enum counts_by by, const struct counts_row *row)
{
    size_t most = row->unit.size + row->term.size + row->lang.size + row->forms.size +
                  2 * OUTPUT_DIGITS + COUNTS_CELLS;
    char *room = output_room(output, most), *to = room;
    if (by != COUNTS_TOTAL)
        to = put_cell(to, row->unit);
    to = put_cell(to, row->term);
    to = put_cell(to, row->lang);
    to = put_cell(to, row->forms);
    to = output_digits(to, row->count);
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
