"""Plain text that is not UTF-8, or that is broken at its line ends."""

from article import Document, Remark

from readers import charset, exports, hyphens


def said(decoded):
    """What is to be said of how a text was decoded."""
    if decoded.bad and decoded.charset == "utf-8":
        yield Remark(f"{decoded.bad} character{'s' * (decoded.bad > 1)} that could not be decoded, replaced")
    elif decoded.bad:
        yield Remark(
            f"{decoded.bad} byte{'s' * (decoded.bad > 1)} that "
            f"{'are' if decoded.bad > 1 else 'is'} no {decoded.charset}, replaced"
        )
    if decoded.poor:
        yield Remark(f"its charset is not certain: read as {decoded.charset}")


def read(source):
    decoded = charset.decode(source.file.read())
    articles = exports.articles_in(decoded.text)
    if articles:
        yield from articles
    else:
        yield Document("", hyphens.join(decoded.text))
    yield from said(decoded)
