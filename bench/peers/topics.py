"""A yardstick: a library's topics of documents, ten words a line.

usage: topics.py LIBRARY NUMBER <CORPUS     (a line: id TAB class TAB words)
"""
import sys

del sys.path[0]  # a file beside this one may have a library's name
TOP = 10


def tomotopy(documents, number):
    import tomotopy as tp
    model = tp.LDAModel(k=number, seed=1)
    for words in documents:
        model.add_doc(words)
    model.train(200, workers=1)
    return [[word for word, _ in model.get_topic_words(i, TOP)] for i in range(number)]


def gensim(documents, number):
    from gensim.corpora import Dictionary
    from gensim.models import LdaModel
    dictionary = Dictionary(documents)
    model = LdaModel([dictionary.doc2bow(words) for words in documents], number, dictionary,
                     passes=10, random_state=1)
    return [[word for word, _ in model.show_topic(i, TOP)] for i in range(number)]


def sklearn(documents, vectorizer, model):
    matrix = vectorizer.fit_transform(" ".join(words) for words in documents)
    names = vectorizer.get_feature_names_out()
    return [[names[i] for i in row.argsort()[::-1][:TOP]] for row in model.fit(matrix).components_]


def nmf(documents, number):
    from sklearn.decomposition import NMF
    from sklearn.feature_extraction.text import TfidfVectorizer
    return sklearn(documents, TfidfVectorizer(), NMF(number, random_state=1))


def lda(documents, number):
    from sklearn.decomposition import LatentDirichletAllocation
    from sklearn.feature_extraction.text import CountVectorizer
    return sklearn(documents, CountVectorizer(), LatentDirichletAllocation(number, random_state=1))


if __name__ == "__main__":
    texts = [line.rstrip("\n").split("\t")[2].split() for line in sys.stdin]
    for topic in globals()[sys.argv[1]](texts, int(sys.argv[2])):
        print(*topic)
