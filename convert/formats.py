"""Which reader reads which form of article: one table.

form_of says what a file is, READERS has for each form a function of a Source that gives what is in
it (article.py). A reader's module is loaded when a file needs it, before the process that reads the
file is forked.
"""

import contextlib
import importlib
import shutil

from article import Document, Remark, Unusable
from packs import PACKS
from readers.detect import form_of  # noqa: F401
from workers import ENVIRONMENT

# form: the module of its reader in readers/, the reader, and what else it needs loaded.
FORMS = {
    "text": ("text", "read", "readers.words"),
    "html": ("pages", "read", "trafilatura", "trafilatura.metadata"),
    "fragment": ("pages", "read_fragment"),
    "http": ("http_body", "read"),
    "xml": ("xml", "read"),
    "feed": ("xml", "read"),
    "json": ("records", "read"),
    "csv": ("tables", "read"),
    "xlsx": ("sheets", "read_xlsx", "openpyxl"),
    "ods": ("sheets", "read_ods"),
    "mail": ("mail", "read", "trafilatura", "trafilatura.metadata"),
    "emlx": ("mail", "read_emlx", "trafilatura", "trafilatura.metadata"),
    "mbox": ("mail", "read_mailbox", "trafilatura", "trafilatura.metadata"),
    "warc": (
        "webarchive",
        "read_warc",
        "warcio.archiveiterator",
        "trafilatura",
        "trafilatura.metadata",
    ),
    "arc": (
        "webarchive",
        "read_warc",
        "warcio.archiveiterator",
        "trafilatura",
        "trafilatura.metadata",
    ),
    "docx": ("office", "read_docx"),
    "odt": ("office", "read_odt"),
    "odp": ("office", "read_odt"),
    "pptx": ("office", "read_pptx"),
    "epub": ("office", "read_epub"),
    "flat": ("flat", "read"),
    "rtf": ("rtf", "read"),
    "pdf": ("pdf", "read", "readers.pdfium"),
    "subtitles": ("subtitles", "read"),
    "ris": ("references", "read_tagged"),
    "bibtex": ("references", "read_bibtex"),
    "conllu": ("conllu", "read"),
    "tagged": ("conllu", "read_tagged"),
    "wiki": ("light", "read_wiki"),
    "markdown": ("light", "read_markdown"),
    "rst": ("light", "read_rst"),
    "org": ("light", "read_org"),
    "latex": ("light", "read_latex"),
    "asciidoc": ("light", "read_asciidoc"),
    "yaml": ("yaml_records", "read"),
    "chat": ("chats", "read"),
    "ipynb": ("light", "read_notebook"),
}


def reader(form):
    def read(source):
        module, function, *_ = FORMS[form]
        items = getattr(importlib.import_module("readers." + module), function)(source)
        yield from items if form == "text" else counted(items)

    return read


def counted(items):
    """What a reader gives, and how many characters in it could not be decoded."""
    replaced = 0
    for item in items:
        if type(item) is Document and not item.text.isascii():
            replaced += item.text.count("\ufffd")
        yield item
    if replaced:
        few = f"{replaced} character{'s' * (replaced > 1)}"
        yield Remark(f"{few} that could not be decoded, replaced")


# What reads a form where a program is not installed.
INSTEAD = {"readers.pdfium": "pdftotext"}

READERS = {**{form: reader(form) for form in FORMS}, **PACKS}


def needs(form):
    """Whether a form of article is read by what load loads."""
    return form in FORMS


# What a first page makes them compute once and for all.
FIRST_PAGE = (
    b"""<!DOCTYPE html><html lang="en"><head><title>A page</title>
<meta property="article:published_time" content="2026-11-24"></head><body><nav><ul><li>
<a href="/">Home</a></li></ul></nav><article><h1>A page</h1>"""
    + 9
    * (
        b"<p>The ferry waits at the gate, and nobody opens it. It was closed on 24 November 2026.</p>"
    )
    + b"</article><footer><p>All rights reserved</p></footer></body></html>"
)


def load(form):
    """Loads what reads a form; of what is missing the reader says so."""
    module, _, *others = FORMS[form]
    for name in ("readers." + module, *others):
        if name in INSTEAD and shutil.which(INSTEAD[name], path=ENVIRONMENT["PATH"]):
            continue
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    if "trafilatura" in others:
        with contextlib.suppress(Unusable):
            importlib.import_module("readers.pages").article_of(FIRST_PAGE)
