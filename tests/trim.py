"""data/trim.py keeps what data/ reads: tests/trim.py FOLDER, from the repository's root."""
import gzip
import pathlib
import subprocess
import sys
import zipfile

sys.path.insert(0, "data")
import frequencies  # noqa: E402 (of data/)
import trim  # noqa: E402
import wordfreq_rows  # noqa: E402

PACKED = "wordfreq/data/large_en.msgpack.gz"


def packed_list(rows):
    """A list whose row n has n % 20 words, of one letter or of 40."""
    words = [b"\xa1a", b"\xd9\x28" + b"b" * 40]
    body = b"".join(
        (bytes([0x90 + n]) if n < 16 else b"\xdc\x00" + bytes([n])) + b"".join(words[i % 2] for i in range(n))
        for n in (row % 20 for row in range(rows)))
    return b"\xdc" + (rows + 1).to_bytes(2, "big") + trim.HEADER + body


def make_wheel(path, rows):
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(PACKED, gzip.compress(packed_list(rows)))
        wheel.writestr("wordfreq/data/unread.txt", "unread")
        wheel.writestr("wordfreq-1.dist-info/RECORD", "of all")
        wheel.writestr("wordfreq-1.dist-info/LICENSE", "its licence")


def check(folder, rows):
    (folder / "new").mkdir(parents=True)
    full, trimmed = folder / "wordfreq-1-py3-none-any.whl", folder / "new/wordfreq-1-py3-none-any.whl"
    make_wheel(full, rows)
    subprocess.run([sys.executable, "-B", "data/trim.py", folder / "new", full], check=True)
    with zipfile.ZipFile(full) as before, zipfile.ZipFile(trimmed) as after:
        assert after.namelist() == [PACKED, "wordfreq-1.dist-info/LICENSE"], after.namelist()
        assert list(frequencies.rows(before, "en")) == list(frequencies.rows(after, "en"))
        kept = wordfreq_rows.words_by_centibels(after, "large_en")
        assert len(kept) == min(rows, frequencies.CUT + 1), len(kept)


for rows in (3, 700, 701, 702, 900):
    check(pathlib.Path(sys.argv[1]) / str(rows), rows)

# A wheel that was made smaller for other languages than are read now is none of today's.
folder = pathlib.Path(sys.argv[1]) / "lemmas"
(folder / "new").mkdir(parents=True)
full = folder / "simplemma-1-py3-none-any.whl"
with zipfile.ZipFile(full, "w") as wheel:
    wheel.writestr("simplemma/strategies/dictionaries/data/pl.plzma", "Polish")
    wheel.writestr("simplemma/strategies/dictionaries/data/grc.plzma", "of nobody")
trim.trim(full, folder / "new" / full.name)
assert trim.is_current(folder / "new" / full.name)
trim.LEMMAS.add("grc")
assert not trim.is_current(folder / "new" / full.name)
