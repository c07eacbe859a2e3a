"""What bytes at a file's beginning say it is, before anything else is looked at.

A form is a name in formats.READERS. What is not read has a name for the user instead, and says so.
"""

import re
import zipfile

from article import Unusable

# (where, bytes, form): what is read.
FORMS = (
    (0, b"{\\rtf", "rtf"),
    (0, b"\x1f\x8b", "gzip"),
    (0, b"\xfd7zXZ\0", "xz"),
    (0, b"(\xb5/\xfd", "zstd"),
    (0, b"P*M\x18", "zstd"),  # of pzstd: it begins with a frame that is skipped
    (0, b"BZh", "bzip2"),
    (0, b"7z\xbc\xaf\x27\x1c", "archive"),
    (257, b"ustar", "archive"),
    (0, b"WARC/", "warc"),
    (0, b"filedesc://", "arc"),
)

# (where, bytes, what it is): what is not.
OTHERS = (
    (0, b"\x89PNG\r\n", "image"),
    (0, b"\xff\xd8\xff", "image"),
    (0, b"GIF8", "image"),
    (0, b"BM", "image"),
    (0, b"II*\0", "image"),
    (0, b"MM\0*", "image"),
    (0, b"8BPS", "image"),
    (0, b"\0\0\1\0", "image"),
    (0, b"%!PS", "PostScript"),
    (0, b"\xc5\xd0\xd3\xc6", "PostScript"),
    (0, b"AT&TFORM", "DjVu"),
    (0, b"ID3", "sound"),
    (0, b"\xff\xfb", "sound"),
    (0, b"OggS", "sound"),
    (0, b"fLaC", "sound"),
    (4, b"ftyp", "video or picture"),
    (0, b"\x1aE\xdf\xa3", "video"),
    (0, b"FLV\1", "video"),
    (0, b"\0\0\1\xba", "video"),
    (0, b"0&\xb2u\x8ef\xcf\x11", "video"),
    (0, b"SQLite format 3\0", "SQLite"),
    (0, b"PAR1", "Parquet"),
    (0, b"\x89HDF", "HDF5"),
    (0, b"CDF\1", "NetCDF"),
    (0, b"RDX", "R data"),
    (0, b"ORC", "ORC"),
    (0, b"Obj\1", "Avro"),
    (0, b"ARROW1", "Arrow"),
    (0, b"!BDN", "PST"),
    (0, b"Rar!\x1a", "RAR"),
    (0, b"\x04\"M\x18", "LZ4"),
    (0, b"\x02!L\x18", "LZ4"),
    (0, b"\x89LZO\0\r\n", "LZO"),
    (0, b"LZIP\1", "LZIP"),
    (0, b"\x1f\x9d", "compress (.Z)"),
    (0, b"\xff\x06\0\0sNaPpY", "Snappy"),
    (2, b"-lh", "LHA"),
    (0, b"\x60\xea", "ARJ"),
    (7, b"**ACE**", "ACE"),
    (0, b"xar!", "XAR"),
    (0x8001, b"CD001", "ISO image"),
    (0, b"MSCF", "CAB"),
    (0, b"ITSF", "CHM"),
    (0, b"\x7fELF", "program"),
    (0, b"MZ", "program"),
    (0, b"\xca\xfe\xba\xbe", "program"),
    (0, b"\xcf\xfa\xed\xfe", "program"),
    (0, b"\0asm", "program"),
    (0, b"OTTO", "font"),
    (0, b"\0\1\0\0\0", "font"),
    (0, b"wOF", "font"),
    (0, b"!<arch>", "library"),
    (60, b"BOOKMOBI", "MOBI"),
    (0, b"bplist", "property list"),
    (0, b"AC10", "DWG"),
    (0, b"\xed\xab\xee\xdb", "RPM"),
    (0, b"070707", "cpio"),
    (0, b"070701", "cpio"),
    (0, b"070702", "cpio"),
    (0, b"\xdb\xa5", "WordPerfect"),
    (0, b"\xffWPC", "WordPerfect"),
)
SKIPPED = (
    "binary file",
    "image",
    "sound",
    "video",
    "video or picture",
    "program",
    "font",
    "library",
)
RIFF = {b"WEBP": "image", b"WAVE": "sound", b"AVI ": "video"}
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLE_STREAMS = (
    ("WordDocument", "DOC", "DOCX"),
    ("Workbook", "XLS", "XLSX"),
    ("Book", "XLS", "XLSX"),
    ("PowerPoint Document", "PPT", "PPTX"),
    ("__substg1.0_", "MSG", "EML"),
    ("EncryptedPackage", "encrypted Office document", ""),
)
MAIN_PART = re.compile(r"word/document\d*\.xml")  # Word writes document2.xml, too
# A file in a ZIP that says what the whole is.
ZIP_FORMS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("xl/workbook.bin", "XLSB"),
    ("ppt/presentation.xml", "pptx"),
    ("META-INF/container.xml", "epub"),
    ("Index/Document.iwa", "iWork"),
    ("visio/document.xml", "VSDX"),
    ("Index.zip", "iWork"),
    ("AndroidManifest.xml", "program"),
)
MIMETYPES = {
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.text-template": "odt",
    "application/vnd.oasis.opendocument.spreadsheet": "ods",
    "application/vnd.oasis.opendocument.presentation": "odp",
    "application/vnd.sun.xml.writer": "odt",
    "application/epub+zip": "epub",
}


def not_supported(what, instead=""):
    if what in SKIPPED:
        return Unusable(f"{what}, skipped")
    return Unusable(f"{what}, not supported" + (f": save it as {instead}" if instead else ""))


def form_of(head, source):
    """The form that magic bytes say, or None. Unusable where it is one that is not read."""
    if head.startswith(b"PK\3\4") or head.startswith((b"PK\5\6", b"PK00PK")):
        return zip_form(source)
    if b"%PDF-" in head[:1024] and not head.startswith((b"From ", b"Received")):
        return "pdf"
    if head.startswith(OLE):
        raise ole_reason(source)
    if head.startswith(b"RIFF") and head[8:12] in RIFF:
        raise not_supported(RIFF[head[8:12]])
    for place, magic, form in FORMS:
        if head.startswith(magic, place):
            return form
    for place, magic, what in OTHERS:
        if head.startswith(magic, place) and looks_binary(head):
            raise not_supported(what)
    return None


def looks_binary(head):
    return b"\0" in head[:1024] or not head[:64].isascii() or head.startswith(b"%!PS")


def zip_form(source):
    """What a ZIP is: an office document, a book, or an archive."""
    try:
        with zipfile.ZipFile(source.file) as packed:
            names = set(packed.namelist())
            kind = mimetype(packed) if "mimetype" in names else ""
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "archive"
    finally:
        source.file.seek(0)
    if kind in MIMETYPES:
        return MIMETYPES[kind]
    lower = {name.lower().replace("\\", "/") for name in names}
    if any(MAIN_PART.fullmatch(name) for name in lower):
        return "docx"
    for name, form in ZIP_FORMS:
        if name.lower() in lower:
            if not form.islower() or form == "program":
                raise not_supported(form)
            return form
    if kind.startswith("application/vnd.oasis"):
        raise not_supported("OpenDocument of another kind")
    return "archive"


def mimetype(packed):
    with packed.open("mimetype") as file:
        return file.read(200).decode("ascii", "replace").strip()


def ole_reason(source):
    """Why a file of Office before 2007 is not read: the names in it say what it is."""
    source.file.seek(0)
    content = source.file.read(16 << 20)
    source.file.seek(0)
    for stream, what, instead in OLE_STREAMS:
        if stream.encode("utf-16-le") in content:
            return not_supported(what, instead)
    return not_supported("old Office document", "DOCX")
