"""Mail: single messages, mailboxes, and saved pages (MHTML).

A message is an article; a message within it (forwarded, in a digest) is another; a file attached to
it is read as a file of its own. What one message has wrong costs that message alone.
"""

import base64
import binascii
import codecs
import collections
import email
import email.errors
import email.header
import email.policy
import itertools
import quopri
import re

from article import CUT_OFF, Document, Failure, LeftOut, Member

from readers import charset, dates, pages, quoting
from readers.markup import markup_text

HEADER_MOST = 2000  # characters of a header that are looked at
PARTS_MOST = 1000  # of a message
SIGNED = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "text/calendar",
    "text/x-vcard",
    "text/vcard",
    "application/ics",
    "message/delivery-status",
    "message/disposition-notification",
    "text/rfc822-headers",
    "text/x-amp-html",
)
NO_READER = {"application/ms-tnef": "attached winmail.dat (TNEF), not supported"}
NO_ARTICLE = ("image", "audio", "video", "font", "model")


def parsed(data):
    """A message; headers that are long without an end are cut, as to read them takes too long."""
    data = data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")
    message = email.message_from_bytes(righted(data), policy=email.policy.compat32)
    for number, part in enumerate(message.walk()):
        if number > PARTS_MOST:
            break
        part._headers = [(name, str(value)[:HEADER_MOST]) for name, value in part._headers]
    return message


JUNK = re.compile(rb"^(?=[^\s])(?![!-9;-~]+:|From )([!-9;-~]+)?[ \t]*(:)?", re.M)
HEADERS_MOST = 1 << 18  # bytes


def righted(data):
    """A message whose headers are all headers: a line that is none goes on the one before, as else
    all behind it would be text."""
    end = data.find(b"\n\n", 0, HEADERS_MOST)
    crlf = data.find(b"\r\n\r\n", 0, HEADERS_MOST)
    if end < 0 and crlf < 0:
        end = first_line_of_text(data)
        data = data[:end] + b"\n" + data[end:]
    end = min(place for place in (end, crlf, len(data)) if place >= 0)
    head = JUNK.sub(
        lambda found: found[1] + b":" if found[1] and found[2] else b" " + found[0], data[:end]
    )
    return head + data[end:]


def first_line_of_text(data):
    """Where the text of a message begins that no empty line stands before."""
    lines = (found for found in JUNK.finditer(data) if not (found[1] and found[2]))
    return next((found.start() for found in lines), len(data))


def header(message, name):
    """A header's text, its encoded words and raw bytes decoded."""
    value = next((value for key, value in message._headers if key.lower() == name), "")
    if re.search("[\udc80-\udcff]", value):
        value = charset.decode(value.encode("utf-8", "surrogateescape")).text
    value = re.sub(r"\r?\n[ \t]+", " ", value)
    if "=?" not in value:
        return " ".join(value.split())
    try:
        words = email.header.decode_header(value)
    except (email.errors.HeaderParseError, ValueError, binascii.Error):
        return " ".join(value.split())
    parts = [
        (
            part
            if isinstance(part, str)
            else (
                charset.decode(part, coded or None).text
                if coded
                else part.decode("ascii", "replace")
            )
        )
        for part, coded in words
    ]
    return " ".join("".join(parts).split())


def payload(part):
    """The bytes of a part, as far as its encoding can be undone."""
    encoding = str(part.get("content-transfer-encoding", "")).strip().lower()
    text = part._payload  # as it is: get_payload decodes, and loses what it cannot
    if not isinstance(text, str):
        return b""
    data = (
        text.encode("ascii", "surrogateescape")
        if text.isascii() or re.search("[\udc80-\udcff]", text)
        else text.encode("utf-8", "surrogateescape")
    )
    if encoding == "base64":
        data = re.sub(rb"[^A-Za-z0-9+/]", b"", data.split(b"\n\n--", 1)[0].split(b"=\n\n", 1)[0])
        data = data[: len(data) - 1] if len(data) % 4 == 1 else data
        return base64.b64decode(data + b"=" * (-len(data) % 4))
    if encoding == "quoted-printable":
        return quopri.decodestring(data)
    if encoding in ("x-uuencode", "uuencode", "uue", "x-uue"):
        return part.get_payload(decode=True) or b""
    return data


def charset_of(part):
    value = part.get_param("charset") if part.get("content-type") else None
    return value[2] if isinstance(value, tuple) else value


def text_of(part):
    return charset.decode(payload(part), charset_of(part)).text


def file_name(part):
    try:
        name = part.get_filename() or ""
    except (ValueError, LookupError, TypeError):
        name = ""
    return name if isinstance(name, str) else ""


def is_attached(part):
    disposition = str(part.get("content-disposition", "")).strip().lower()
    return disposition.startswith("attachment")


class Message:
    """What is in one message: its own text, the messages in it, its attachments, and how many parts
    that are no article it has."""

    def __init__(self, message, keep_quoted=False):
        self.keep_quoted = keep_quoted
        self.texts, self.inner, self.attached = [], [], []
        self.left_out = collections.Counter()
        self.encrypted = False
        self._take(message, 0)

    def _take(self, part, depth):
        kind = part.get_content_type()
        if depth > 50 or kind in SIGNED:
            self.left_out["attached signatures, calendars and the like"] += 1
            return
        if kind in NO_READER:
            self.left_out[NO_READER[kind]] += 1
        elif kind == "message/rfc822" or kind == "message/news":
            payloads = part.get_payload()
            self.inner += payloads if isinstance(payloads, list) else []
        elif kind in ("multipart/encrypted",) or kind.endswith("pkcs7-mime"):
            self.encrypted = True
        elif part.is_multipart():
            self._take_parts(part, kind, depth)
        elif kind.startswith("multipart/") and (other := with_its_boundary(part)):
            self._take_parts(other, kind, depth)
        elif kind.startswith("multipart/") or kind.startswith("text/") and not is_attached(part):
            self.texts.append(self._text(part, kind))
        elif kind.split("/")[0] not in NO_ARTICLE:
            self.attached.append(part)
        else:
            self.left_out["attached images, sounds and the like"] += 1

    def _take_parts(self, part, kind, depth):
        parts = part.get_payload()
        if kind == "multipart/alternative":
            parts = [choice(parts)]
        for inner in parts:
            self._take(inner, depth + 1)

    def _text(self, part, kind):
        text = text_of(part)
        if kind == "text/plain" and str(part.get_param("format", "")).lower() == "flowed":
            text = FLOWED.sub("" if str(part.get_param("delsp", "")).lower() == "yes" else " ", text)
        if kind in ("text/html", "text/enriched", "text/richtext", "application/xhtml+xml"):
            return self._page(text)
        inner = quoting.digested(text)
        if inner:
            self.inner += [parsed(part.encode("utf-8", "surrogatepass")) for part in inner]
            return ""
        return quoting.own_text(text, self.keep_quoted)

    def _page(self, markup):
        markup = markup if self.keep_quoted else quoting.own_markup(markup)
        try:
            articles = pages.articles_of(markup)
        except Exception:  # of a library, on odd markup
            articles = []
        whole, text = markup_text(markup), "\n\n".join(article.text for article in articles)
        if not articles or 4 * len(text) < len(whole) and len(whole) < 2000:
            return quoting.own_text(whole, self.keep_quoted)
        return quoting.without_furniture(text)


FLOWED = re.compile(r"(?<!^--) \n(?![>\s])", re.M)  # where a line goes on in the next (RFC 3676)
BOUNDARY = re.compile(r"^--(\S{1,70})[ \t]*\r?\nContent-[\w-]+:", re.M | re.I)


def with_its_boundary(part):
    """A message of several parts whose headers name another boundary than it has; or None."""
    found = BOUNDARY.search(part._payload) if isinstance(part._payload, str) else None
    if not found:
        return None
    head = f'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="{found[1]}"\n\n'
    data = head.encode() + part._payload.encode("utf-8", "surrogateescape")
    other = email.message_from_bytes(data, policy=email.policy.compat32)
    return other if other.is_multipart() else None


def choice(parts):
    """Of the same text in several forms: plain where it is all there, else HTML."""
    best = None
    for part in parts:
        kind = part.get_content_type()
        if kind == "text/plain" and text_of(part).strip():
            return part
        if kind == "text/html" or part.is_multipart() or best is None:
            best = part if best is None or kind != "text/plain" else best
    return best or parts[0]


def day_of(message):
    """The day of a message: that it says, or that on which it came."""
    arrived = [header(message, "received").rpartition(";")[2], message.get_unixfrom() or ""]
    arrived[1] = FROM_DAY.sub("", arrived[1])
    return next(filter(None, map(dates.day, (header(message, "date"), *arrived))), "")


FROM_DAY = re.compile(r"^From \S+\s+")


def articles_of(message, name, keep_quoted=False, depth=0):
    """The Documents, Members and Failures of a message."""
    content = Message(message, keep_quoted)
    subject, day = header(message, "subject"), day_of(message)
    text = "\n\n".join(text for text in map(str.strip, content.texts) if text)
    found = bool(text)
    if text or not content.inner and not content.attached and not content.encrypted and subject:
        whole = text if text.startswith(subject) else f"{subject}\n\n{text}".strip()
        yield Document(name, whole, subject, day, "text" if day else "")
        found = True
    if depth < 20:
        for number, inner in enumerate(content.inner, 1):
            found = True
            yield from articles_of(inner, f"{name}/{number}".lstrip("/"), keep_quoted, depth + 1)
    for number, part in enumerate(content.attached, 1):
        found = True
        title = file_name(part) or f"attachment {number}"
        title = charset.decode(title.encode("utf-8", "surrogateescape")).text.replace("/", "_")
        yield Member(f"{name}/{title}".lstrip("/"), [payload(part)])
    if content.left_out:
        yield LeftOut(content.left_out)
    if content.encrypted and not text:
        yield Failure(name, "encrypted, skipped")
    elif not found:
        yield Failure(name, "a message without text, skipped")


def name_of(message, number):
    name = re.sub(r"[<>\s]", "", str(message.get("message-id") or ""))
    return charset.decode(name.encode("utf-8", "surrogateescape")).text or str(number)


def saved_page(message):
    """The Documents of a page that a browser saved, or None."""
    address = header(message, "snapshot-content-location") or header(message, "content-location")
    if message.get_content_type() != "multipart/related" or not (
        address or "saved by" in header(message, "from").lower()
    ):
        return None
    page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    if page is None:
        return None
    articles = pages.articles_of(payload(page), "", charset_of(page))
    return [
        article._replace(
            title=article.title or header(message, "subject"), address=article.address or address
        )
        for article in articles or [Document("", markup_text(text_of(page)))]
    ]


def summed(items):
    """What readers give, with what was left out of all messages at the end."""
    left_out = collections.Counter()
    for item in items:
        if isinstance(item, LeftOut):
            left_out.update(item.counts)
        else:
            yield item
    yield LeftOut(dict(left_out))


def read(source):
    message = parsed(source.file.read())
    page = saved_page(message)
    yield from page or summed(articles_of(message, "", keeps_quoted(source)))
    if is_cut(message):
        yield CUT_OFF


def is_cut(message):
    """Whether a message ends within its last part: no boundary follows, or its encoding is not
    at an end."""
    while message.is_multipart() and message.get_content_maintype() == "multipart":
        if any(isinstance(defect, email.errors.CloseBoundaryNotFoundDefect)
               for defect in message.defects):
            return True
        message = message.get_payload()[-1]
    data, encoding = message._payload, str(message.get("content-transfer-encoding", "")).lower()
    if not isinstance(data, str) or encoding.strip() not in CUT_ENDS:
        return False
    return bool(CUT_ENDS[encoding.strip()](data))


# How a text ends that is cut off, by its encoding.
CUT_ENDS = {
    "base64": lambda data: len(re.sub(r"[^A-Za-z0-9+/=]", "", data)) % 4 and data.isascii(),
    "quoted-printable": re.compile(r"=[0-9A-Fa-f]?\Z").search,
}


def read_emlx(source):
    size = int(source.file.readline().strip())
    data = source.file.read(size)
    message = parsed(data)
    yield from summed(articles_of(message, "", keeps_quoted(source)))
    if len(data) < size or is_cut(message):
        yield CUT_OFF


def keeps_quoted(source):
    return "keep-quoted" in source.options


SEPARATOR = re.compile(rb"From (?:\S.*\d\d:\d\d|- |\S+@\S+)")


# The lines between the messages of other mailboxes (MMDF) and of a batch of news.
DIVIDER = re.compile(rb"\x01{4}\r?\n")
COUNT = re.compile(rb"#! rnews (\d{1,12})\r?\n")


def messages_in(file):
    """The bytes of each message of a mailbox: a line `From ...` behind an empty one begins it."""
    lines, empty, first = [], True, file.readline()
    divided = DIVIDER.match(first)
    if COUNT.match(first):
        yield from counted_messages(file, first)
        return
    for line in itertools.chain([first], file):
        if DIVIDER.match(line) if divided else empty and SEPARATOR.match(line):
            if lines:
                yield b"".join(lines)
            lines = [] if divided else [line]
        else:
            lines.append(line[1:] if re.match(rb">+From ", line) else line)
        empty = not line.strip()
    if lines:
        yield b"".join(lines)


def counted_messages(file, line):
    """The bytes of each message of a batch of news, whose lines between say how many there are; where
    that is wrong, up to the next such line."""
    while found := COUNT.match(line):
        begin = file.tell()
        file.seek(begin + int(found[1]) - 1)
        last, line = file.read(1), file.read(LINE_MOST)
        right = last and (not line or COUNT.match(line))
        file.seek(begin)
        if right:
            yield file.read(int(found[1]))
            line = file.readline()
            continue
        lines = []
        while (line := file.readline()) and not COUNT.match(line):
            lines.append(line)
        yield b"".join(lines)


LINE_MOST = 40  # bytes of a line between messages


def read_mailbox(source):
    yield from summed(messages_of(source))


def messages_of(source):
    message = None
    for number, data in enumerate(messages_in(source.file), 1):
        if not data.strip():
            continue
        try:
            message = parsed(data)
            yield from articles_of(message, name_of(message, number), keeps_quoted(source))
        except RecursionError:
            yield Failure(str(number), "nested too deeply, skipped")
        except Exception as error:  # of one message of many
            yield Failure(
                str(number), f"a message that cannot be read: {type(error).__name__}: {error}"
            )
    if message and is_cut(message):
        yield CUT_OFF
