"""Kinds of XML that hold articles: which elements are an article's, its title, its day, its text.

Names are local names. Of `text` and `title` the first that is there is taken; `day` may be an
attribute, `element@attribute`, or an element with others for year, month and day in it.
"""

import collections

Kind = collections.namedtuple("Kind", "title text day name address", defaults=("",) * 3)

FEED = Kind(
    "title",
    "encoded content body description summary",
    "pubDate published date issued updated " "modified created",
    "guid id link",
    "link@href link",
)

# The element of one article, and in which root, where that matters.
KINDS = {
    "item": FEED,
    "entry": FEED,
    "PubmedArticle": Kind("ArticleTitle", "Abstract", "ArticleDate PubDate DateCompleted", "PMID"),
    "PubmedBookArticle": Kind("BookTitle ArticleTitle", "Abstract", "PubDate", "PMID"),
    "MedlineCitation": Kind(
        "ArticleTitle", "Abstract", "ArticleDate PubDate DateCompleted", "PMID"
    ),
    "article": Kind(
        "article-title title headline",
        "abstract+body text content description section",
        "pub-date date pubdate published",
        "article-id id",
    ),
    "page": Kind("title", "text", "timestamp", "id"),
    "nitf": Kind(
        "hl1 headline title",
        "body.content body",
        "date.issue@norm pubdata@date.publication " "story.date@norm",
        "doc-id@id-string",
    ),
    "newsItem": Kind(
        "headline title",
        "inlineXML inlineData body.content",
        "contentCreated firstCreated " "versionCreated",
        "newsItem@guid",
    ),
    "NewsItem": Kind(
        "HeadLine", "DataContent body.content", "DateId FirstCreated", "PublicIdentifier"
    ),
    "newsitem": Kind("title headline", "text", "newsitem@date", "newsitem@itemid"),
    "TEI": Kind("title", "text", "date@when date", "TEI@id idno"),
    "TEI.2": Kind("title", "text", "date@value date", "idno"),
    "REUTERS": Kind("TITLE", "BODY TEXT", "DATE", "REUTERS@NEWID"),
    "DOC": Kind(
        "HEADLINE HEAD HL TITLE TI TTL", "TEXT BODY", "DATE DATE_TIME DATE1 PD", "DOCNO DOCID"
    ),
    "doc": Kind(
        "title headline name head doctitle",
        "text body content summary abstract p",
        "date pubDate published doc@date",
        "docno id doc@id url",
    ),
    "document": Kind("title headline", "text body content", "date published", "id document@id"),
    "record": Kind(
        "title headline",
        "text body content abstract description",
        "date pubdate year",
        "id " "identifier accession-num",
    ),
    "story": Kind("title headline", "text body content", "date", "id"),
    "FictionBook": Kind("book-title", "body", "date@value date", "id"),
    "post": Kind("title", "text body content", "date", "id"),
    "row": Kind(
        "title Title row@Title",
        "text body Text Body content row@Body row@Text",
        "date CreationDate row@CreationDate",
        "id row@Id",
    ),
}
# The same below one root alone: elsewhere such a name is another thing's.
OF_ROOT = {
    "en-export": {"note": Kind("title", "content", "created updated", "", "source-url")},
    "smses": {"sms": Kind("", "sms@body", "sms@date"), "mms": Kind("", "", "mms@date")},
}
ROOTS = {
    "en-export",
    "smses",
    "REUTERS",
    "DOC",
    "DOCS",
    "PubmedArticleSet",
    "mediawiki",
    "nitf",
    "newsMessage",
    "newsItem",
    "NewsML",
    "newsitem",
    "TEI",
    "TEI.2",
    "teiCorpus",
    "lewis",
    "MedlineCitationSet",
    "pmc-articleset",
    "corpus",
    "doc",
    "docs",
    "documents",
    "articles",
    "root",
    "records",
    "xml",
    "feed",
    "rss",
}
# Elements of others that are no text of theirs.
LEFT_OUT = {
    "binary",
    "script",
    "programlisting",
    "screen",
    "template",
    "teiHeader",
    "ref-list",
    "table-wrap-foot",
    "object-id",
    "math",
    "tex-math",
    "inline-formula",
    "disp-formula",
    "CopyrightInformation",
    "contributors",
    "sha1",
    "model",
    "format",
    "comment",
    "parentid",
    "ns",
    "byline",
    "dateline",
    "pubdata",
    "docdata",
    "xref-note",
    "label",
}
# Of these an article without an element for its text is all of it.
GENERAL = {"doc", "DOC", "document", "story", "post", "article"}
# Words of annotated texts, between which no space need stand, and signs, before which none stands.
WORDS, SIGNS = {"w", "tok", "token", "String"}, {"pc", "c"}
LINES = {"TextLine"}  # of a scanned page: a text goes on over their ends
NOTES = {"note", "fn", "footnote"}
