"""The body of an answer of a web server: out of its chunks, unpacked, and no larger than asked."""

import re
import zlib

from article import CUT_OFF, Member, Unusable

BLOCK = 1 << 16
SIZE_LINE = 64  # bytes of the line that says a chunk's size
GZIP, ZSTD = b"\x1f\x8b", b"(\xb5/\xfd"
CONTROLS = re.compile(rb"[\0-\x08\x0e-\x1a\x1c-\x1f]")


def chunks(stream, ended=None):
    """The content of chunks; what has none, though its header says so, as it is. To `ended` is added
    True where the last one is there."""
    ended = [] if ended is None else ended
    first, line = True, stream.readline(SIZE_LINE)
    while line:
        try:
            size = int(line.split(b";")[0], 16)
        except ValueError:
            if first:
                ended.append(True)
                yield line
                yield from plain(stream)
            return
        first = False
        if size == 0:
            ended.append(True)
        while size > 0 and (block := stream.read(min(size, BLOCK))):
            size -= len(block)
            yield block
        stream.readline(SIZE_LINE)
        line = stream.readline(SIZE_LINE)


def plain(stream):
    while block := stream.read(BLOCK):
        yield block


def unpacked(blocks, encoding):
    """What was packed with gzip or deflate; what was not, though its header says so, as it is."""
    unpack = None
    for block in blocks:
        if unpack is None:
            unpack = unpacker(block, encoding)
        while block and unpack:
            yield unpack.decompress(block, BLOCK)
            block = unpack.unconsumed_tail
            if unpack.eof and unpack.unused_data.startswith(GZIP):
                block, unpack = unpack.unused_data, unpacker(unpack.unused_data, encoding)
            elif unpack.eof:
                return
        if not unpack:
            yield block
    if unpack and not unpack.eof:
        raise ValueError("its packed content is cut off")


def unpacker(head, encoding):
    """For bytes that begin so; False where they are not packed."""
    if encoding in ("gzip", "x-gzip"):
        return head.startswith(GZIP) and zlib.decompressobj(16 + zlib.MAX_WBITS)
    with_header = len(head) > 1 and head[0] & 15 == 8 and (head[0] << 8 | head[1]) % 31 == 0
    return zlib.decompressobj(zlib.MAX_WBITS if with_header else -zlib.MAX_WBITS)


def not_packed(blocks, encoding):
    """What a header says to be packed in a way that is not known: as it is, if it is not."""
    for block in blocks:
        if block.startswith(ZSTD) or CONTROLS.search(block[:64]):
            raise Unusable(f"packed with {encoding}, not supported")
        yield block
        yield from blocks


def body(record, most):
    """The body of a record of warcio's. Unusable where it is larger than that, or packed in a way
    that is not known."""
    blocks, headers = plain(record.raw_stream), record.http_headers
    if headers:
        if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
            blocks = chunks(record.raw_stream)
        encoding = (headers.get_header("Content-Encoding") or "").strip().lower()
        if encoding in ("gzip", "x-gzip", "deflate"):
            blocks = unpacked(blocks, encoding)
        elif encoding not in ("", "identity"):
            blocks = not_packed(blocks, encoding)
    parts, size = [], 0
    for block in blocks:
        parts.append(block)
        size += len(block)
        if size > most:
            raise Unusable(f"a page of more than {most >> 20} MB, skipped")
    return b"".join(parts)


HEADERS_MOST = 1 << 16  # bytes


def read(source):
    """The body of an answer that was saved with its headers; behind one that only leads elsewhere,
    or says to go on, stands another."""
    head = source.file.read(HEADERS_MOST)
    found = re.search(rb"\r?\n\r?\n", head)
    while found and head.startswith(b"HTTP/", found.end()):
        found = re.compile(rb"\r?\n\r?\n").search(head, found.end())
    if not found:
        raise Unusable("headers without a body")
    source.file.seek(found.end())
    headers, ended = head[: found.end()].lower(), []
    headers = headers[headers.rfind(b"http/") :]
    if re.search(rb"^transfer-encoding:\s*chunked", headers, re.M):
        yield Member("", chunks(source.file, ended))
    else:
        yield Member("", plain(source.file))
        ended = not is_cut(headers, source.size - found.end())
    if not ended:
        yield CUT_OFF


def is_cut(headers, size):
    """Whether a body is shorter than its headers say; what was packed may have been unpacked."""
    length = re.search(rb"^content-length:\s*(\d{1,15})\s*$", headers, re.M)
    return bool(length) and b"\ncontent-encoding:" not in headers and int(length[1]) > size
