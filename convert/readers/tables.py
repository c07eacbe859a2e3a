"""Tables: CSV with any delimiter, with or without names of columns, a row an article."""

import csv
import io
import itertools
import re

from article import LeftOut

from readers import dates, fields
from readers.charset import charset_of

csv.field_size_limit(1 << 30)
DELIMITERS = "\t;,|"
ROWS = 30  # that a guess looks at
LONG = 24  # characters of a cell that may be a text
NAME = re.compile(r"[^\n.!?]{0,60}$")
PROSE_NAME = re.compile(r"\S+(?: \S+){5,}")  # more words than a column's name has


class Layout:
    """How a table is written: its delimiter, the lines before it, and what its columns are."""

    def __init__(self, delimiter, skip, names, columns):
        self.delimiter, self.skip, self.names, self.columns = delimiter, skip, names, columns


def spaced(text, delimiter):
    """Whether a space follows the delimiters, which is then none of the cell's."""
    return bool(re.search(re.escape(delimiter) + r' +"', text))


def rows_of(lines, delimiter):
    return csv.reader(lines, delimiter=delimiter, skipinitialspace=True)


def before_table(lines):
    """(lines to skip, the delimiter that a line `sep=;` says)."""
    skip = 0
    for line in lines[:20]:
        found = re.fullmatch(r'"?sep=(.)"?\s*', line)
        if found:
            return skip + 1, found[1]
        if line.strip() and not line.startswith("#"):
            break
        skip += 1
    return skip, ""


def layout(lines, known=None):
    """The Layout of a table that begins with these lines, or None where they are none."""
    known = known or fields.Fields()
    skip, told = before_table(lines)
    lines = lines[skip : skip + 4 * ROWS]
    for delimiter in told or DELIMITERS:
        try:
            rows = [row for row in itertools.islice(rows_of(lines, delimiter), ROWS) if row]
        except csv.Error:
            continue
        found = columns_of(rows, known, delimiter)
        if found:
            return Layout(delimiter, skip, *found)
    return None


def columns_of(rows, known, delimiter):
    """(whether the first row has names, {kind: column}) of rows, or None where they are prose."""
    if len(rows) < 2:
        return None
    names = rows[0]
    columns = known.columns(names)
    if len(names) == 1:
        return one_column(rows, columns) if delimiter == "," else None
    if not all(NAME.match(name) and not PROSE_NAME.match(name) for name in names):
        return without_names(rows, delimiter)
    if "text" in columns and fits(rows, len(names), delimiter):
        return True, columns
    return named_otherwise(rows, columns) or without_names(rows, delimiter)


def fits(rows, width, delimiter):
    """Whether most rows have about as many cells as there are names."""
    right = sum(len(row) >= width - 1 and len(row) > 1 for row in rows[1:])
    return 2 * right >= len(rows) - 1


def one_column(rows, columns):
    name = rows[0][0]
    if (
        "text" in columns
        and name.strip() == name
        and name.isidentifier()
        and all(row and row[0].strip() for row in rows[1:])
    ):
        return True, {"text": 0}
    return None


def named_otherwise(rows, columns):
    """Of a table whose names say nothing: the column with the longest cells is the text."""
    width = len(rows[0])
    if len(rows) < 3 or any(len(row) != width for row in rows):
        return None
    if len({fields.plain(name) for name in rows[0]}) < width or any(
        re.fullmatch(r"[-\d.,:/ ]+", name) for name in rows[0]
    ):
        return None
    text = text_column(rows[1:])
    if text is None or len(rows[0][text]) >= LONG or not has_short(rows[1:], text):
        return None
    return True, {
        **{kind: column for kind, column in columns.items() if column != text},
        "text": text,
    }


def text_column(rows):
    """The column whose cells are the longest and have spaces, or None."""
    sizes = [sum(len(row[column]) for row in rows) / len(rows) for column in range(len(rows[0]))]
    column = max(range(len(sizes)), key=sizes.__getitem__)
    spaced_cells = sum(" " in row[column].strip() for row in rows)
    return column if sizes[column] >= LONG and 2 * spaced_cells > len(rows) else None


def has_short(rows, text):
    """Whether a column has numbers, days or keys: prose between delimiters has none."""
    return any(
        all(re.fullmatch(r"[\w.:/+-]*", row[column]) for row in rows)
        for column in range(len(rows[0]))
        if column != text
    )


def without_names(rows, delimiter):
    """Of a table without names: its columns by what is in them."""
    width = len(rows[0])
    if len(rows) < 3 or any(len(row) != width for row in rows):
        return None
    text = text_column(rows)
    if text is None or not has_short(rows, text):
        return None
    columns = {"text": text}
    for column in range(width):
        if column != text and all(dates.day(row[column]) for row in rows):
            columns.setdefault("date", column)
    return False, columns


def is_table(head):
    return bool(layout(head.lines, fields.Fields(head.options)))


def cells_of(row, width, text):
    """The cells of a row; of one that has too many, the text is what its delimiters cut."""
    more = len(row) - width
    if more > 0:
        row = (
            row[:text]
            + [", ".join(cell.strip() for cell in row[text : text + more + 1])]
            + (row[text + more + 1 :])
        )
    return row


def documents(rows, names, columns):
    """The Documents in the rows of a table, and how many have no text."""
    width = len(names)
    text, number, without = columns["text"], 0, 0
    for number, row in enumerate(rows, 1):
        if not any(row):
            continue
        if len(row) > width:
            row = cells_of(row, width, text)
        found = {kind: row[column].strip() for kind, column in columns.items() if column < len(row)}
        document = fields.document(found, number)
        if document:
            yield document
        else:
            without += 1
    yield LeftOut({"rows without text": without})


def read(source):
    known = fields.Fields(source.options)
    charset = charset_of(source.file.read(1 << 18))
    source.file.seek(charset.mark)
    file = io.TextIOWrapper(source.file, encoding=charset.name, errors="replace", newline=None)
    first = list(itertools.islice(file, 4 * ROWS))
    found = layout(first, known)
    if found is None:
        raise ValueError("no table")
    lines = itertools.chain(first[found.skip :], file)
    rows = rows_of(lines, found.delimiter)
    names = next(rows) if found.names else first_row(first[found.skip :], found.delimiter)
    yield from documents(rows, names, found.columns)


def first_row(lines, delimiter):
    return next(row for row in rows_of(lines, delimiter) if row)
