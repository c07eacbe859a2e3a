"""Tables: CSV with any delimiter, with or without names of columns, a row an article."""

import csv
import io
import itertools
import re

from article import CUT_OFF, LeftOut

from readers import dates, fields
from readers.charset import charset_of, how
from readers.field_names import OF_DAY, plain

csv.field_size_limit(1 << 30)
DELIMITERS = "\t;,|^~\x01"
ROWS = 30  # that a guess looks at
LONG = 24  # characters of a cell that may be a text
NAME = re.compile(r"[^\n.!?]{0,60}$")
PROSE_NAME = re.compile(r"\S+(?: \S+){5,}")  # more words than a column's name has


class Layout:
    """How a table is written: its dialect, the lines before it, and what its columns are."""

    def __init__(self, dialect, skip, names, columns):
        self.dialect, self.skip, self.names, self.columns = dialect, skip, names, columns


class Dialect(csv.Dialect):
    """How cells are divided and quoted: a quotation mark within is doubled, or behind `\\`."""

    lineterminator, quoting, skipinitialspace = "\n", csv.QUOTE_MINIMAL, True

    def __init__(self, delimiter, lines):
        self.delimiter, text = delimiter, "".join(line.rstrip("\n") + "\n" for line in lines)
        cell = re.escape(delimiter) + r" *'[^'\n]*' *(?:" + re.escape(delimiter) + "|$)"
        self.quotechar = "'" if '"' not in text and re.search(cell, text, re.M) else '"'
        self.escapechar = "\\" if '\\"' in text and '""' not in text else None
        self.doublequote = self.escapechar is None
        super().__init__()


OPEN_MOST = 5000  # lines of one cell


class Lines:
    """Lines of a table, of which the last row's can be taken back."""

    def __init__(self, lines):
        self._lines, self._back, self.row = iter(lines), [], []
        self.last = []  # the lines of the row before
        self.open = self.opened = False  # whether a quotation mark of that, of any, did not end

    def __iter__(self):
        return self

    def __next__(self):
        if len(self.row) > OPEN_MOST:
            raise csv.Error("a cell without an end")
        line = self._back.pop() if self._back else next(self._lines)
        self.row.append(line)
        return line

    def take_back(self):
        """The first line of the row; the others come again."""
        first, *others = self.row
        self._back += reversed(others)
        self.row = []
        return first


def whole_rows(lines, dialect):
    """The rows of a table; a quotation mark that does not end quotes nothing."""
    lines = lines if isinstance(lines, Lines) else Lines(lines)
    reader = csv.reader(lines, dialect)
    while True:
        lines.last, lines.row = lines.row, []
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            row = None
        lines.open = row is None or len(lines.row) > 1 and is_open(lines.row, dialect)
        if lines.open:
            lines.opened = True
            line = csv.reader([lines.take_back()], dialect, quoting=csv.QUOTE_NONE)
            row = [cell.lstrip(dialect.quotechar) for cell in next(line, [])]
            reader = csv.reader(lines, dialect)
        yield row


def is_open(row, dialect):
    """Whether the lines of a row, the last of a file, hold a quotation mark that does not end."""
    return "".join(row).count(dialect.quotechar) % 2 == 1


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
    skip, named = before_table(lines)
    lines = lines[skip : skip + 4 * ROWS]
    for delimiter in named or DELIMITERS:
        dialect = Dialect(delimiter, lines)
        try:
            rows = [row for row in itertools.islice(whole_rows(lines, dialect), ROWS) if row]
        except csv.Error:
            continue
        found = columns_of(rows, known, delimiter)
        if found:
            return Layout(dialect, skip, *found)
    return below_title(lines, known, skip)


TITLES_MOST = 10  # lines above a table that say what it is


def below_title(lines, known, skip):
    """The Layout of a table that begins behind lines with fewer cells, or None."""
    for place in range(1, min(TITLES_MOST, len(lines) - 2)):
        for delimiter in DELIMITERS:
            count = lines[place].count(delimiter)
            if not count or any(line.count(delimiter) >= count for line in lines[:place]):
                continue
            dialect = Dialect(delimiter, lines[place:])
            rows = list(itertools.islice(whole_rows(lines[place:], dialect), ROWS))
            columns = known.columns(rows[0])
            if "text" in columns and is_header(rows[0]) and fits(rows, len(rows[0]), delimiter):
                return Layout(dialect, skip + place, True, columns)
    return None


def is_header(names):
    return all(NAME.match(name) and not PROSE_NAME.match(name) for name in names)


def columns_of(rows, known, delimiter):
    """(whether the first row has names, {kind: column}) of rows, or None where they are prose."""
    if len(rows) < 2:
        return None
    names = rows[0]
    columns = known.columns(names)
    if len(names) == 1:
        return one_column(rows, columns) if delimiter == "," else None
    if not is_header(names):
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
        return True, {"text": [0]}
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
        **{kind: [column for column in found if column != text] for kind, found in columns.items()},
        "text": [text],
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
    columns = {"text": [text]}
    for column in range(width):
        if column == text:
            continue
        if all(dates.day(row[column]) for row in rows):
            columns.setdefault("date", [column])
        elif all(" " in row[column].strip() for row in rows):
            columns.setdefault("title", [column])
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


def cells(row, columns, weak=frozenset()):
    """The first cell of each kind that says something; of days the first that is one; of columns that
    are `weak` one that reads like a text, or any that has words where no other has."""
    found = {}
    for kind, places in columns.items():
        for column in places:
            text = row[column].strip() if column < len(row) else ""
            if text and (len(text) > fields.NOTHING_MOST or not fields.is_nothing(text)):
                if kind == "text" and column in weak and not fields.reads_like_text(text):
                    if any(map(str.isalpha, text)):
                        found.setdefault("weak", text)
                    continue
                found.setdefault(kind, text)
                if kind != "date" or len(places) == 1:
                    break
                if dates.day(text):
                    found[kind] = text
                    break
    if "weak" in found:
        found.setdefault("text", found.pop("weak"))
    return found


def of_sheet(first, names, columns):
    """The columns of days that a spreadsheet has numbered, of which all are such in the first rows."""
    found = set()
    for column in columns.get("date", []):
        written = [row[column].strip() for row in first if column < len(row) and row[column].strip()]
        if OF_DAY.fullmatch(plain(names[column])) and all(map(dates.of_spreadsheet, written)):
            found.add(column)
    return found


def documents(rows, names, columns, known):
    """The Documents in the rows of a table, and how many have no text."""
    width, text = len(names), columns["text"][0]
    rows = iter(rows)
    first = list(itertools.islice(rows, ROWS))
    numbered = of_sheet(first, names, columns)
    weak = {column for column in columns["text"] if known.is_weak(plain(names[column]))}
    number = without = 0
    for number, row in enumerate(itertools.chain(first, rows), 1):
        if not any(row):
            continue
        if len(row) > width:
            row = cells_of(row, width, text)
        for column in numbered.intersection(range(len(row))):
            row[column] = dates.of_spreadsheet(row[column].strip()) or row[column]
        found = cells(row, columns, weak)
        document = fields.document(found, number)
        if document:
            yield document
        else:
            without += 1
    yield LeftOut({"rows without text": without})


def read(source):
    known = fields.Fields(source.options)
    charset = charset_of(source.file.read(1 << 18))
    source.file.seek(max(source.size - 4, 0))
    ended = b"\n" in source.file.read() or source.size < 4
    source.file.seek(charset.mark)
    file = io.TextIOWrapper(source.file, encoding=charset.name, errors=how(charset.name), newline=None)
    first = list(itertools.islice(file, 4 * ROWS))
    found = layout(first, known)
    if found is None:
        raise ValueError("no table")
    lines = Lines(itertools.chain(first[found.skip :], file))
    rows = whole_rows(lines, found.dialect)
    names = next(rows) if found.names else first_row(first[found.skip :], found.dialect)
    ending = Ending(answers(rows), len(names))
    yield from documents(ending, names, found.columns, known)
    if not ended and (
        lines.open or is_open(lines.last, found.dialect) or ending.is_narrow(lines.opened)
    ):
        yield CUT_OFF


ABOUT_COLUMNS = '{"ImportId"'  # in rows with which surveys (Qualtrics) say once more what columns are


def answers(rows):
    """The rows of a table without those that say again what its columns are."""
    first = list(itertools.islice(rows, 2))
    about = [place for place, row in enumerate(first) if row and row[0].startswith(ABOUT_COLUMNS)]
    yield from first[about[0] + 1 :] if about else first
    yield from rows


class Ending:
    """Rows of a table, of which it is known whether the last one is too narrow."""

    def __init__(self, rows, width):
        self._rows, self._width, self._narrow, self._last = rows, width, 0, False

    def __iter__(self):
        for row in self._rows:
            self._last = len(row) < self._width
            self._narrow += self._last
            yield row

    def is_narrow(self, others):
        """Whether it is, and, without `others`, no other row."""
        return self._last and (others or self._narrow == 1)


def first_row(lines, dialect):
    return next(row for row in whole_rows(lines, dialect) if row)
