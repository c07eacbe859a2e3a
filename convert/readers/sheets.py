"""Tables of office programs (XLSX, ODS): a row an article, as in CSV."""

import datetime

from lxml import etree

from article import Document, Unusable, needs
from packs import DAMAGED

from readers import fields, tables
from readers.office import CELLS_MOST, Package

ROWS = 30


def cell_text(value):
    if value is None:
        return ""
    if isinstance(value, (datetime.datetime, datetime.date)):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def trimmed(row):
    end = len(row)
    while end and not row[end - 1]:
        end -= 1
    return row[:end]


def sheet_documents(rows, known):
    """The Documents in the rows of one sheet: of its columns of text, or all of its cells."""
    rows = [row for row in (trimmed([cell_text(cell) for cell in row]) for row in rows) if row]
    if not rows:
        return
    width = max(map(len, rows))

    def even(rows):
        return (row + [""] * (width - len(row)) for row in rows)

    first = list(even(rows[:ROWS]))
    found = tables.columns_of(first, known, "\t")
    if found:
        named, columns = found
        yield from tables.documents(even(rows[1:] if named else rows), first[0], columns, known)
        return
    text = "\n\n".join(
        "\n".join(cell for cell in row if cell and not is_number(cell)) for row in rows
    )
    if text.strip():
        yield Document("", text)


def is_number(cell):
    return cell.replace(".", "", 1).replace("-", "", 1).replace(",", "").isdigit()


def sheets(all_sheets, source):
    known = fields.Fields(source.options)
    several = len(all_sheets) > 1
    for name, rows in all_sheets:
        for item in sheet_documents(rows, known):
            if several and isinstance(item, Document):
                item = item._replace(name=f"{name}/{item.name}".strip("/"))
            yield item


def read_xlsx(source):
    try:
        import openpyxl
    except ImportError:
        raise Unusable(needs("openpyxl")) from None
    Package(source)  # its size
    source.file.seek(0)
    try:
        book = openpyxl.load_workbook(source.file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()  # one cell far below or to the right makes all rows as wide
        yield from sheets(
            [(sheet.title, sheet.iter_rows(values_only=True)) for sheet in book.worksheets], source
        )
    except (*DAMAGED, LookupError) as error:
        raise Unusable("damaged") from error


def ods_rows(table):
    for row in table.iter("{*}table-row"):
        cells = []
        for cell in row.iter("{*}table-cell", "{*}covered-table-cell"):
            repeated = next(
                (
                    value
                    for key, value in cell.attrib.items()
                    if key.endswith("number-columns-repeated")
                ),
                "1",
            )
            date = next(
                (value for key, value in cell.attrib.items() if key.endswith("}date-value")), ""
            )
            text = date or "\n".join("".join(part.itertext()) for part in cell.iter("{*}p"))
            cells += [text] * (min(int(repeated), CELLS_MOST) if repeated.isdigit() else 1)
        yield cells


def read_ods(source):
    package = Package(source)
    root = etree.fromstring(
        package.read("content.xml"),
        etree.XMLParser(recover=True, huge_tree=False, resolve_entities=False, no_network=True),
    )
    if root is None:
        raise Unusable("damaged")
    found = [
        (
            next((value for key, value in table.attrib.items() if key.endswith("}name")), ""),
            ods_rows(table),
        )
        for table in root.iter("{*}table")
    ]
    yield from sheets(found, source)
