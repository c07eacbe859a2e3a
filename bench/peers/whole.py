"""What a user of Python writes instead of pipeline.sh: whole.py sklearn|yake LIST

sklearn: n-grams of 1 to 4 words that stand twice, tf-idf, and 20 topics by NMF. yake: the ten
key phrases of each text. LIST: a file of names, one a line. Prints what it found.
"""
import sys


def texts(path):
    with open(path, encoding="utf-8") as names:
        for name in names:
            with open(name.rstrip("\n"), encoding="utf-8", errors="replace") as file:
                yield file.read()


def sklearn(path):
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
    documents = list(texts(path))
    phrases = CountVectorizer(ngram_range=(1, 4), min_df=2)
    sums = phrases.fit_transform(documents).sum(axis=0).A1
    names = phrases.get_feature_names_out()
    for i in sums.argsort()[::-1][:20]:
        print(names[i], sums[i])
    weights = TfidfVectorizer(stop_words="english", min_df=5, max_df=0.5)
    matrix = weights.fit_transform(documents)
    model = NMF(n_components=20, init="nndsvd", max_iter=200).fit(matrix)
    words = weights.get_feature_names_out()
    for topic in model.components_:
        print(" ".join(words[i] for i in topic.argsort()[::-1][:10]))


def yake(path):
    import yake as library
    extractor = library.KeywordExtractor(lan="en", n=3, top=10)
    for document in texts(path):
        print([phrase for phrase, _ in extractor.extract_keywords(document)])


if __name__ == "__main__":
    {"sklearn": sklearn, "yake": yake}[sys.argv[1]](sys.argv[2])
