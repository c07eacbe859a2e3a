"""Office documents that are one file of XML: flat OPC, WordprocessingML and SpreadsheetML of 2003,
flat OpenDocument.
"""

from lxml import etree

from article import CUT_OFF, Unusable

from readers import office, xml
from readers.sheets import sheets

FLAT_MOST = 64 << 20  # bytes: such a file is read as a whole


def parsed(source):
    if source.size > FLAT_MOST:
        raise Unusable(f"an office document of more than {FLAT_MOST >> 20} MB in one file, skipped")
    parser = etree.XMLParser(recover=True, huge_tree=False, resolve_entities=False, no_network=True)
    root = etree.fromstring(source.file.read(), parser)
    if root is None:
        raise Unusable("damaged")
    return root


def read(source):
    root = parsed(source)
    yield from articles_of(root, source)
    if xml.is_cut(source, office.local(root)):
        yield CUT_OFF


def articles_of(root, source):
    kind = office.local(root)
    if kind == "Workbook":
        tables = [(name_of(table), rows_of(table)) for table in root.iter("{*}Worksheet")]
        yield from sheets(tables, source)
        return
    about = office.about_text(etree.tostring(root, encoding="unicode"))
    if kind == "document":
        text = office.OpenDocument(office.OPEN_DOCUMENT).text(etree.tostring(root))
    elif kind == "package":
        text = "\n\n".join(filter(None, map(text_of_part, parts_of(root))))
    else:
        text = office.Walker(office.WORD).text(etree.tostring(root))
    yield from office.whole(text, *about)


PARTS = ("/word/document", "/word/footnotes", "/word/endnotes")


def parts_of(root):
    """The parts of a package that have text, in that order."""
    parts = {}
    for part in root.iter("{*}part"):
        name = next((value for key, value in part.attrib.items() if key.endswith("name")), "")
        parts[name] = part
    return [parts[name] for begin in PARTS for name in sorted(parts) if name.startswith(begin)]


def text_of_part(part):
    return office.Walker(office.WORD).text(etree.tostring(part, with_tail=False))


def name_of(sheet):
    return next((value for key, value in sheet.attrib.items() if key.endswith("Name")), "")


def rows_of(sheet):
    """The rows of a sheet; a cell says its column where those before it are empty."""
    for row in sheet.iter("{*}Row"):
        cells = []
        for cell in row.iter("{*}Cell"):
            index = next((value for key, value in cell.attrib.items() if key.endswith("Index")), "")
            if index.isdigit() and len(cells) < int(index) <= office.CELLS_MOST:
                cells += [""] * (int(index) - 1 - len(cells))
            cells.append("\n".join("".join(data.itertext()) for data in cell.iter("{*}Data")))
        yield cells
