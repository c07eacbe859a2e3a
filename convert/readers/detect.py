"""What a file is: the one place that decides it, by its content.

The order of evidence: magic bytes (magic.py), the structure of its beginning as text, and last
what libmagic says of binary data. Nothing here asks the file's name.
"""

import codecs
import re

from article import Unusable

from readers import chats, magic, prolog, records, shapes, tables, yaml_records
from readers.charset import charset_of, how

HEAD = 1 << 18  # bytes that are looked at
WHOLE_MOST = 64 << 20  # bytes of a text that is looked at to its end


class Head:
    """The beginning of a file as text, and its lines; and what the user says of its fields."""

    def __init__(self, data, charset, options):
        self.options = options
        self.text = data[charset.mark :].decode(charset.name, how(charset.name)).lstrip("\ufeff")
        self.text = self.text.replace("\r\n", "\n").replace("\r", "\n")
        self.start = self.text.lstrip()
        self.lines = self.text[: 1 << 16].split("\n")


# Each says whether a head has its structure: (form, function). The first that does, decides.
STRUCTURES = (
    ("http", shapes.is_answer),
    ("mbox", shapes.is_mailbox),
    ("emlx", shapes.is_emlx),
    ("mail", shapes.is_mail),
    ("subtitles", shapes.is_subtitles),
    ("ris", shapes.is_references),
    ("bibtex", shapes.is_bibtex),
    ("conllu", shapes.is_conllu),
    ("tagged", shapes.is_tagged),
    ("ipynb", shapes.is_notebook),
    ("markdown", shapes.has_json_front),
    ("json", records.is_json),
    ("yaml", yaml_records.is_records),
    ("chat", chats.is_chat),
    ("latex", shapes.is_latex),
    ("org", shapes.is_org),
    ("wiki", shapes.is_wiki),
    ("markdown", shapes.is_markdown),
    ("rst", shapes.is_rst),
    ("asciidoc", shapes.is_asciidoc),
    ("csv", tables.is_table),
    ("text", shapes.is_export),
)
def structure_of(head):
    found = (form for form, has in STRUCTURES if has(head))
    form = next(found, None) or prolog.form_behind_junk(head)
    return form or ("fragment" if shapes.is_fragment(head) else None)


ODD = 2  # control characters that any text may have, however short it is
CONTROLS = re.compile(rb"[\0-\x08\x10-\x1a\x1c-\x1f]")


def is_binary(data, charset):
    """Whether there is more than the odd control character, in what is no wide charset."""
    if charset.name.startswith(("utf-16", "utf-32")):
        return False
    found = len(CONTROLS.findall(data[: 1 << 16]))
    odd = found <= ODD and b"\0" not in data
    return not odd and found * 50 > len(data[: 1 << 16])


def form_of(source):
    """The form of a file, a name in formats.READERS; None where it is plain UTF-8 text."""
    source.file.seek(0)
    data = source.file.read(HEAD)
    source.file.seek(0)
    if not data.strip(b" \t\r\n\f\v\0"):
        raise Unusable("empty")
    form = magic.form_of(data, source)
    if form:
        return form
    charset = charset_of(data)
    head = Head(data, charset, source.options)
    form = prolog.form_of(head) or structure_of(head)
    if form:
        return form
    if is_binary(data, charset):
        raise magic.not_supported(binary_kind(source))
    if len(data) < HEAD and not re.search(r"[^\W_]", head.text):
        raise Unusable("no words in it")
    if charset.name != "utf-8" or charset.mark or not is_whole_utf8(source):
        return "text"
    if b"\r" in data.replace(b"\r\n", b"\n") or shapes.has_broken_words(head):
        return "text"
    return None


def is_whole_utf8(source):
    """Whether a file has no other bytes, to its end, or in its beginning where it is very large."""
    most = HEAD if source.size > WHOLE_MOST else source.size
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for _ in range(0, most, HEAD):
            decoder.decode(source.file.read(HEAD))
        decoder.decode(b"", most == source.size)
    except UnicodeDecodeError:
        return False
    finally:
        source.file.seek(0)
    return True


KINDS = {"image": "image", "audio": "sound", "video": "video", "font": "font"}


def binary_kind(source):
    """What libmagic calls binary data."""
    kind = source.kind
    first, _, rest = kind.partition("/")
    if first in KINDS:
        return KINDS[first]
    return "binary file" if rest in ("", "octet-stream") else f"binary file ({rest})"
