"""A yardstick: a Python library's words of standard input, one a line, or with their counts.

usage: words.py LIBRARY [count]
"""
import collections
import sys

del sys.path[0]  # a file beside this one may have a library's name


def python():
    return (word for line in sys.stdin for word in line.lower().split())


def nltk():
    from nltk import word_tokenize
    return (word for line in sys.stdin for word in word_tokenize(line.lower(), preserve_line=True))


def wordpunct():
    from nltk import wordpunct_tokenize
    return (word for line in sys.stdin for word in wordpunct_tokenize(line.lower()))


def spacy():
    from spacy import blank
    pipeline = blank("xx")
    return (token.lower_ for line in sys.stdin for token in pipeline(line.rstrip("\n"))
            if not token.is_space)


def gensim():
    from gensim.utils import simple_preprocess
    return (word for line in sys.stdin for word in simple_preprocess(line, min_len=1, max_len=10**9))


def tokenizers():
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer
    normal, split = BertNormalizer(strip_accents=False), BertPreTokenizer()
    blocks = iter(lambda: "".join(sys.stdin.readlines(1 << 16)), "")
    return (word for block in blocks
            for word, _ in split.pre_tokenize_str(normal.normalize_str(block)))


def sklearn_counts():
    from sklearn.feature_extraction.text import CountVectorizer
    vectorizer = CountVectorizer(token_pattern=r"\S+")
    sums = vectorizer.fit_transform(sys.stdin).sum(0).A1
    return zip(vectorizer.get_feature_names_out(), sums)


def main():
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")
    name = sys.argv[1]
    if name == "sklearn":
        counts = sklearn_counts()
    elif len(sys.argv) > 2:
        counts = collections.Counter(globals()[name]()).items()
    else:
        return sys.stdout.writelines(word + "\n" for word in globals()[name]())
    return sys.stdout.writelines("%s\t%d\n" % row for row in counts)


if __name__ == "__main__":
    main()
