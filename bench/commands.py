"""What is run: names, what each needs, commands."""
from typing import NamedTuple, Optional

BUILD = "build/bench/"
PYTHON = BUILD + "venv/bin/python"


class Peer(NamedTuple):
    """A program that reads a text. needs: a command, a file, or a module of PyPI (pypi:NAME).
    normal: a filter that makes `word TAB count` or a word a line of its output. limit: MB of
    the text that it is given at most, because it is slow; the time of its start is taken off.
    alike: of counters, it may mean something else by a word here and there."""
    name: str
    needs: str
    command: str
    normal: str = "cat"
    limit: Optional[float] = None
    alike: bool = False


def python(name, library, arguments, limit=None, script="words", alike=False):
    return Peer(name, "pypi:" + library, "%s bench/peers/%s.py %s" % (PYTHON, script, arguments),
                limit=limit, alike=alike)


def lucene(name, arguments):
    return Peer(name, BUILD + "Lucene.class",
                "java -cp '%s:%sjars/*' Lucene %s" % (BUILD, BUILD, arguments))


def countwords(name, program):
    return Peer("countwords, " + name, BUILD + "countwords-" + program,
                BUILD + "countwords-" + program, "tr ' ' '\\t'")


# The words behind terms: forms with their counts, folded.
FORMS = ("awk -F '\\t' '{ n = split($3, forms, \"|\"); for (i = 1; i <= n; i++) { "
         "split(forms[i], form, \":\"); sum[tolower(form[1])] += form[2] } } "
         "END { for (word in sum) print word \"\\t\" sum[word] }'")
MAWK = ("mawk '{ for (i = 1; i <= NF; i++) n[tolower($i)]++ } "
        "END { for (w in n) print w \"\\t\" n[w] }'")

COUNTERS = [
    Peer("tokenize, count", "bin/count",
         "bin/tokenize --plain --fold | bin/count --no-header", "cut -f 1,4"),
    Peer("tokenize, stem, count", "bin/stem",
         "bin/tokenize | bin/stem | bin/count --no-header", FORMS),
    countwords("C", "c"),
    countwords("C, its table enlarged to 4 M places", "c-large"),
    countwords("Go", "go-optimized"),
    countwords("Go, customhash", "go-customhash"),
    countwords("Rust", "rust-optimized"),
    countwords("Rust, trie", "rust-optimized-trie"),
    countwords("Rust, unsafe", "rust-optimized-unsafe"),
    countwords("Rust, customhashmap", "rust-optimized-customhashmap"),
    Peer("mawk", "mawk", MAWK),
    Peer("tr, sort, uniq", "uniq", "tr -cs '[:alnum:]' '\\n' | tr A-Z a-z | env LC_ALL=C sort | "
         "uniq -c", "awk 'NF == 2 { print $2 \"\\t\" $1 }'"),
    Peer("Python's Counter", "python3", "python3 bench/peers/words.py python count"),
    lucene("Lucene's StandardAnalyzer, HashMap", "standard count"),
    python("scikit-learn's CountVectorizer", "sklearn", "sklearn", 10),
    python("gensim, Counter", "gensim", "gensim count", 5),
    python("Hugging Face tokenizers, Counter", "tokenizers", "tokenizers count", 5),
    python("NLTK, wordpunct_tokenize, Counter", "nltk", "wordpunct count", 5),
    python("NLTK, word_tokenize, Counter", "nltk", "nltk count", 1, alike=True),
    python("spaCy, blank, Counter", "spacy", "spacy count", 1),
]

TOKENIZERS = [
    Peer("tokenize", "bin/tokenize", "bin/tokenize",
         r"sed -e '/^<.*>$/d' -e 's/&lt;/</g;s/&gt;/>/g;s/&quot;/\"/g;s/&amp;/\&/g'"),
    Peer("tokenize --plain --fold", "bin/tokenize", "bin/tokenize --plain --fold"),
    Peer("libunistring", BUILD + "unistring", BUILD + "unistring"),
    Peer("ICU", BUILD + "icu", BUILD + "icu"),
    lucene("Lucene's StandardAnalyzer", "standard"),
    lucene("Lucene's EnglishAnalyzer: stems", "english"),
    python("Hugging Face tokenizers, Bert", "tokenizers", "tokenizers", 5),
    python("gensim's simple_preprocess", "gensim", "gensim", 5),
    python("NLTK's word_tokenize", "nltk", "nltk", 1),
    python("spaCy, blank", "spacy", "spacy", 1),
    Peer("ucto", "ucto", "ucto -L generic -n", "tr ' ' '\\n'", 1),
]

# Of words, one a line.
STEMMERS = [
    Peer("stem --plain", "bin/stem", "bin/stem --plain --language=en"),
    Peer("Snowball's stemwords", "stemwords", "stemwords -l english"),
]
LINES = [
    Peer("count", "bin/count", "bin/count --no-header", "cut -f 1,4"),
    Peer("mawk", "mawk", "mawk '{ n[$0]++ } END { for (w in n) print w \"\\t\" n[w] }'"),
    Peer("sort, uniq", "uniq", "env LC_ALL=C sort | uniq -c",
         "awk '{ print $2 \"\\t\" $1 }'"),
]
# What each stage is given: what the stages before it make of the text.
STAGES = [
    ("tokenize", "text", "bin/tokenize"),
    ("stem", "tokens", "bin/stem"),
    ("count", "terms", "bin/count"),
    ("count --by=sentence", "terms", "bin/count --by=sentence"),
    ("count --ngrams=2", "terms", "bin/count --ngrams=2"),
    ("report", "totals", "bin/report"),
    ("report, with the counts of sentences", "sentences", "bin/report build/bench/totals -"),
]

# They read names of files.
JOBS = [
    ("An article of %(article).1f KB: `pipeline.sh ARTICLE`", "article",
     "./pipeline.sh --files-from=-", "bin/report"),
    ("YAKE, its phrases alone", "article", PYTHON + " bench/peers/phrases.py yake", "pypi:yake"),
    ("RAKE (rake-nltk), its phrases alone", "article", PYTHON + " bench/peers/phrases.py rake",
     "pypi:rake_nltk"),
    ("%(count)d documents, %(size).1f MB: `pipeline.sh DOCUMENTS`", "documents",
     "./pipeline.sh --files-from=-", "bin/report"),
    ("`pipeline.sh --topics=20 DOCUMENTS`", "documents",
     "./pipeline.sh --topics=20 --files-from=-", "bin/report"),
]

# They read a line a document: id TAB class TAB words; {k}: topics. MALLET keeps its lines in files.
WINNOW_TOPICS = (
    "awk -F '\\t' '{ gsub(/ /, \"\\n\", $3); print \"<doc id=\\\"\" $1 \"\\\" lang=\\\"en\\\">\\n\" "
    "$3 \"\\n</doc>\" }' | bin/count --by=document | bin/report --stopwords=none --format=tsv "
    "--sections=topics --topics={k} --top=10 | awk -F '\\t' '$1 == \"topics\" && $3 <= 10 { "
    "printf \"%s%s\", $3 == 1 ? (n++ ? \"\\n\" : \"\") : \" \", $4 } END { print \"\" }'")
MALLET = (
    "sh -c 'cd build/bench && cat >mallet.tsv && "
    "java -cp \"jars/*\" cc.mallet.classify.tui.Csv2Vectors --input mallet.tsv --output mallet.bin "
    "--keep-sequence --token-regex \"[a-z]+\" && "
    "java -cp \"jars/*\" cc.mallet.topics.tui.TopicTrainer "
    "--input mallet.bin --num-topics {k} --num-iterations 200 "
    "--num-top-words 10 --random-seed 1 --output-topic-keys mallet.keys && cut -f 3 mallet.keys'")
TOPICS = [
    Peer("count, report", "bin/report", WINNOW_TOPICS),
    Peer("MALLET, 200 rounds", "mallet", MALLET),
    python("tomotopy's LDAModel, 200 rounds", "tomotopy", "tomotopy {k}", script="topics"),
    python("gensim's LdaModel, 10 passes", "gensim", "gensim {k}", script="topics"),
    python("scikit-learn's NMF", "sklearn", "nmf {k}", script="topics"),
    python("scikit-learn's LDA", "sklearn", "lda {k}", script="topics"),
]

# They read names of files.
WINNOW_PHRASES = (
    "sh -c 'while read -r name; do bin/tokenize --breaks --language=en \"$name\" |bin/stem "
    ">build/bench/one.vrt && bin/count --ngrams=4 --unbroken build/bench/one.vrt "
    ">build/bench/one.tsv && bin/count --by=sentence build/bench/one.vrt >build/bench/two.tsv && "
    "bin/report --format=tsv --sections=phrases --top=15 build/bench/one.tsv build/bench/two.tsv "
    "|| exit 1; done'")
PHRASES = [
    Peer("Winnow's four programs for each", "bin/report", WINNOW_PHRASES),
    python("YAKE", "yake", "yake", script="phrases"),
    python("RAKE (rake-nltk)", "rake_nltk", "rake", script="phrases"),
]
