"""Tables in JSON: names of columns beside rows, a list a column, or rows below one of names."""

from readers.fields import SPACES_LEAST

NAMES = ("columns", "header", "headers", "fields", "cols")
ROWS = ("data", "rows", "values", "records")


def records(value, known):
    """The records of a table, or None where a value is none."""
    if isinstance(value, dict):
        return of_rows(value, known) or of_columns(value, known) or of_texts(value, known)
    return None


def named(values, known):
    """Values, of which lists below one of names of columns are records."""
    names = None
    for value in values:
        if names and isinstance(value, list) and len(value) == len(names):
            yield dict(zip(names, value))
        elif is_names(value, known):
            names = value
        else:
            yield value


def is_names(names, known):
    """Whether a list is one of names of columns, of which one is that of a text."""
    return (
        isinstance(names, list)
        and len(names) > 1
        and all(isinstance(name, str) for name in names)
        and "text" in known.columns(names)
    )


def of_rows(value, known):
    names = next((value[name] for name in NAMES if isinstance(value.get(name), list)), [])
    rows = next((value[name] for name in ROWS if isinstance(value.get(name), list)), [])
    names = [name.get("name") if isinstance(name, dict) else name for name in names]
    return zipped(names, rows) if rows and is_names(names, known) else None


def of_texts(value, known):
    """Of an object that has texts by their names: {"a.txt": "The ferry sails …"}."""
    if len(value) < 2 or any(known.kinds(name)[1] for name in value):
        return None
    if not all(isinstance(text, str) and text.count(" ") >= SPACES_LEAST for text in value.values()):
        return None
    return [{"id": name, "text": text} for name, text in value.items()]


def zipped(names, rows):
    """A record a row, or None where the rows are no lists of that length."""
    if not all(isinstance(row, list) and len(row) == len(names) for row in rows):
        return None
    return [dict(zip(names, row)) for row in rows]


def of_columns(value, known):
    """Of an object that has for each column a list, or an object by the names of rows."""
    names = list(value)
    if not is_names(names, known):
        return None
    if all(isinstance(column, dict) and column for column in value.values()):
        keys = list(value[names[0]])
        if any(list(column) != keys for column in value.values()):
            return None
        rows = zip(*(column.values() for column in value.values()))
    elif all(isinstance(column, list) for column in value.values()):
        if len({len(column) for column in value.values()}) > 1 or len(value[names[0]]) < 2:
            return None
        rows = zip(*value.values())
    else:
        return None
    rows = [list(row) for row in rows]
    return None if any(isinstance(cell, (list, dict)) for row in rows for cell in row) else zipped(names, rows)
