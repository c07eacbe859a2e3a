"""Light markup, by pandoc: Markdown, reStructuredText, org, LaTeX, notebooks; AsciiDoc by its marks,
and Markdown too where pandoc is not installed.

pandoc gives a tree. Code, formulas and addresses are no text; notes stand at the end.
"""

import json
import re
import sys

from article import CUT_OFF, Document, NotInstalled, Unusable

from readers import charset, dates, fields, records, shapes, wiki
from readers.markup import is_note_number, markup_text, tidy

sys.setrecursionlimit(max(sys.getrecursionlimit(), 4000))
NO_TEXT = {"CodeBlock", "RawBlock", "RawInline", "Math", "HorizontalRule", "Null"}
GAPS = {"Space": " ", "SoftBreak": "\n", "LineBreak": "\n"}
BLOCKS = {
    "Para",
    "Plain",
    "Header",
    "BlockQuote",
    "BulletList",
    "OrderedList",
    "DefinitionList",
    "Div",
    "LineBlock",
    "Table",
    "Figure",
}
FRONT_MATTER = re.compile(r"(---|\+\+\+)[ \t]*\n((?:[^\n]*\n){0,400}?)(?:\1|\.\.\.)[ \t]*(?:\n|\Z)")
FRONT_FIELD = re.compile(
    r"^(title|date|published|publishdate|pubdate)[ \t]*[:=][ \t]*(.+)$", re.M | re.I
)


class Tree:
    """The text of pandoc's tree."""

    def __init__(self):
        self.parts, self.notes = [], []

    def add(self, node):
        if isinstance(node, list):
            for part in node:
                self.add(part)
        elif isinstance(node, dict) and "t" in node:
            self.element(node["t"], node.get("c"))
        elif isinstance(node, dict):
            for part in node.values():
                self.add(part)

    def element(self, kind, content):
        if kind in NO_TEXT:
            return
        if kind in GAPS:
            self.parts.append(GAPS[kind])
        elif kind == "Str":
            self.parts.append(content)
        elif kind == "Code":
            self.parts.append(content[1])
        elif kind == "Link":
            self.link(content)
        elif kind == "Image":
            self.add(content[1])
        elif kind == "Note":
            self.notes.append(content)
        elif kind == "Superscript":
            self.high(content)
        elif kind == "Quoted":
            marks = "‘’" if content[0]["t"] == "SingleQuote" else "“”"
            self.parts.append(marks[0])
            self.add(content[1])
            self.parts.append(marks[1])
        elif kind == "Cite":
            self.add(
                [
                    part
                    for part in content[1]
                    if not str(part.get("c", "")).lstrip("[").startswith("@")
                ]
            )
        elif kind in BLOCKS:
            self.parts.append("\n\n")
            self.add(content[2] if kind == "Header" else content)
            self.parts.append("\n\n")
        else:
            self.add(content)

    def link(self, content):
        shown = Tree()
        shown.add(content[1])
        text = "".join(shown.parts)
        if "://" not in text and text != content[2][0]:
            self.parts.append(text)

    def high(self, content):
        number = Tree()
        number.add(content)
        text = "".join(number.parts)
        if not is_note_number(text, "".join(self.parts[-4:])):
            self.parts.append(text)

    def text(self):
        for notes in (self.notes, self.notes):
            while notes:
                self.parts.append("\n\n")
                self.add(notes.pop(0))
        return tidy(DOTLESS.sub("i", "".join(self.parts)))


DOTLESS = re.compile("\u0131(?=[\u0300-\u036f])")  # as TeX writes an i below an accent


def meta_text(meta, name):
    tree = Tree()
    tree.add(meta.get(name))
    value = meta.get(name) or {}
    return (
        " ".join(tree.text().split())
        or (value.get("c") if isinstance(value.get("c"), str) else "")
        or ""
    )


def converted(source, form, text=None):
    """(text, metadata) of a text by pandoc."""
    done = source.run(
        ["pandoc", "--sandbox", "-f", form, "-t", "json"],
        text.encode("utf-8", "replace") if text is not None else None,
    )
    document = json.loads(done)
    tree = Tree()
    tree.add(document["blocks"])
    return tree.text(), document.get("meta", {})


MARKDOWN_BLOCK = re.compile(r"^ {0,3}(`{3,}|~{3,}).*?(?:^ {0,3}\1[`~]*[ \t]*$|\Z)|<!--.*?(?:-->|\Z)", re.M | re.S)
MARKDOWN_LINE = re.compile(
    r"^(?:[ \t]*\[[^\]^\n]+\]:[ \t].*|[ \t]*[-*_=|:][-*_=|:\s]{2,}|(?: {4}|\t)\S.*)$", re.M
)
MARKDOWN_START = re.compile(r"^[ \t]{0,3}(?:#{1,6}[ \t]+|[-*+][ \t]+|\d+[.)][ \t]+|>[ \t]?|\[\^[^\]\n]+\]:[ \t]*)+", re.M)
MARKDOWN_LINK = re.compile(r"!?\[([^\[\]\n]*)\](?:\([^()\s]*(?:\([^()\s]*\)[^()\s]*)?(?:\s+\"[^\"\n]*\")?\)|\[[^\]\n]*\])")
MARKDOWN_SIGN = re.compile(r"\[\^[^\[\]\n]+\]|(?<!\w)[*_`~]{1,3}(?=\S)|(?<=\S)[*_`~]{1,3}(?!\w)|^[ \t]*\||\|[ \t]*$", re.M)


def marks_of_markdown(text):
    """The words of Markdown, by its marks."""
    text = MARKDOWN_LINE.sub("", MARKDOWN_BLOCK.sub("", text))
    text = MARKDOWN_SIGN.sub("", MARKDOWN_LINK.sub(r"\1", MARKDOWN_START.sub("", text)))
    return tidy(markup_text(text.replace("|", " ")))


def markdown(source, form, text):
    """(text, metadata) of Markdown."""
    try:
        return converted(source, form, text)
    except NotInstalled:
        return marks_of_markdown(text), {}


def document(text, title, date):
    day = dates.day(date)
    if not text and not title:
        raise Unusable("no text in it")
    whole = text if text.startswith(title) else f"{title}\n\n{text}".strip()
    return Document("", whole, title, day, "text" if day else "")


# What stands for the number of something else, and the names that it has there.
REFERENCES = re.compile(
    r"~?\\(?:eq|auto|c|C|page|name)?ref\*?\{[^{}]*\}|\\label\{[^{}]*\}"
    r"|~?\\(?:no)?cite\w*\*?(?:\[[^\[\]]*\]){0,2}\{[^{}]*\}"
)
ROLE = re.compile(
    r":[a-z]{1,40}(?::[a-z]{1,40}){0,3}:`(?:([^`<]*[^`<\s])\s*<[^`>]*>|~?[\w.]*?(\w+(?:\(\))?)|([^`]*))`"
)
DOCINFO = re.compile(r"(?<=\n\n)(?::[A-Z][\w ]*: .*\n(?:[ \t]+.*\n)*)+")
HEADING_TAGS = re.compile(r"^(\*+ .*?\S)[ \t]+:[\w@#%:]+:[ \t]*$", re.M)
TODO = re.compile(r"^(\*+ )(?:TODO|DONE|NEXT|WAITING|CANCELLED)\s+", re.M)


def prepared_rst(text):
    """reStructuredText without roles, and without the fields below its title; the day in them."""
    found = DOCINFO.search(text[:3000])
    date = found and re.search(r"^:Date: *(.+)$", found[0], re.M | re.I)
    text = text[: found.start()] + text[found.end() :] if found else text
    return ROLE.sub(lambda role: role[1] or role[2] or role[3] or "", text), date[1] if date else ""


def prepared_org(text):
    date = re.search(r"^#\+date: *<?([^>\n]+)>?", text, re.M | re.I)
    return TODO.sub(r"\1", HEADING_TAGS.sub(r"\1", text)), date[1] if date else ""


def prepared_latex(text):
    return REFERENCES.sub("", text), ""


PREPARED = {"rst": prepared_rst, "org": prepared_org, "latex": prepared_latex}


def with_pandoc(form):
    def read(source):
        markup = charset.decode(source.file.read()).text
        cut = form == "latex" and 0 <= markup.find(BEGIN) > markup.rfind(END)
        text, date = PREPARED[form](markup + END * cut)
        body, meta = converted(source, form, text)
        abstract = Tree()
        abstract.add(meta.get("abstract"))
        body = "\n\n".join(filter(None, (abstract.text(), body)))
        title = meta_text(meta, "title") or heading(body, text)
        yield document(body, title, date or meta_text(meta, "date"))
        if cut:
            yield CUT_OFF

    return read


BEGIN, END = "\\begin{document}", "\n\\end{document}"


HEADING_MOST = 200  # characters


def heading(body, text):
    """The first line of a text where it is a heading, in any markup."""
    line = body.split("\n", 1)[0].strip()
    marked = re.match(r"(?:[*#=]+ |.+\n([=*~^-])\1{2,}[ \t]*$|([=*~^-])\2{2,}\n)", text.lstrip(), re.M)
    return line if marked and len(line) <= HEADING_MOST else ""


def read_markdown(source):
    text = charset.decode(source.file.read()).text.lstrip("\ufeff")
    front, json_front = FRONT_MATTER.match(text.lstrip()), shapes.JSON_FRONT.match(text.lstrip())
    said = {}
    if json_front and shapes.is_object(json_front[1]):
        text = text.lstrip()[json_front.end() :]
        found = fields.Fields().of(json.loads(json_front[1]))
        said = {name: found.get(name, "") for name in ("title", "date")}
    elif front:
        text = text.lstrip()[front.end() :]
        for name, value in FRONT_FIELD.findall(front[2]):
            said.setdefault(
                "title" if name.lower() == "title" else "date", value.strip().strip("\"'")
            )
    form = (
        "markdown-yaml_metadata_block-raw_tex-tex_math_dollars+autolink_bare_uris+hard_line_breaks"
    )
    body, meta = markdown(source, form.removesuffix("+hard_line_breaks"), text)
    yield document(
        body,
        said.get("title") or meta_text(meta, "title") or heading(body, text),
        said.get("date") or meta_text(meta, "date"),
    )


read_rst = with_pandoc("rst")
read_org = with_pandoc("org")
read_latex = with_pandoc("latex")


def read_notebook(source):
    text = charset.decode(source.file.read()).text
    notebook, cut = notebook_of(text)
    cells = [
        cell for cell in notebook.get("cells", []) if cell.get("cell_type") in ("markdown", "raw")
    ]
    text = "\n\n".join("".join(cell.get("source", [])) for cell in cells)
    body, _ = markdown(source, "markdown-yaml_metadata_block", text)
    title = str(notebook.get("metadata", {}).get("title", ""))
    yield document(body, title, "")
    if cut:
        yield CUT_OFF


def notebook_of(text):
    """A notebook, and whether its end is missing."""
    try:
        return json.loads(text), False
    except ValueError:
        notebook = records.beginning_of(text)
        if notebook is None:
            raise Unusable("damaged") from None
        return notebook, True


ASCIIDOC_BLOCK = re.compile(r"^(-{4,}|\.{4,}|\+{4,})\n.*?^\1$", re.M | re.S)
ASCIIDOC_LINE = re.compile(
    r"^(?::[\w-]+:.*|\[[^\]\n]*\]|//.*|={4,}|\*{4,}|_{4,}|\|===|include::.*|image::\S*\[.*)$", re.M
)


# The title, and below it the author and the revision.
ASCIIDOC_ABOUT = re.compile(
    r"(= .+\n)(?:[^\W\d_][^\n<>:=]*(?:<[^\n<>]*>)?(?:; .*)?\n)((?:v?\d[^\n:]*\n)?)(?=:[\w-]+:|\n)"
)


def read_asciidoc(source):
    text = charset.decode(source.file.read()).text.lstrip()
    title = re.match(r"= (.+)", text)
    date = re.search(r"^:(?:revdate|date): *(.+)$", text[:2000], re.M)
    about = ASCIIDOC_ABOUT.match(text)
    if about:
        date = date or re.search(r"(\d{4}-\d\d-\d\d)", about[2] or "")
        text = about[1] + text[about.end() :]
    body = ASCIIDOC_LINE.sub("", ASCIIDOC_BLOCK.sub("", text))
    body = re.sub(r"^\||(?<![ \t])[ \t]+\|", "\n\n", body, flags=re.M)  # cells of tables
    body = re.sub(r"(?:https?://|link:|xref:|mailto:)[^\s\[]+\[([^\]\n]*)\]", r"\1", body)
    body = re.sub(
        r"^(?:=+|[*.-]+) +|(?<!\w)[*_`#]{1,2}(?=\S)|(?<=\S)[*_`#]{1,2}(?!\w)|<<[^<>\n]*>>",
        "",
        body,
        flags=re.M,
    )
    yield document(
        tidy(markup_text(body)), title[1].strip() if title else "", date[1] if date else ""
    )


def read_wiki(source):
    text = wiki.text_of(charset.decode(source.file.read()).text)
    if text:
        yield Document("", text)
