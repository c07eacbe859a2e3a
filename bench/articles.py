"""Scores what convert/ takes from saved web pages: python3 bench/articles.py EVALUATION [PAGES]

EVALUATION is trafilatura's folder of tests (evaldata.json, cache/, eval/). Prints precision,
recall, accuracy and F1 over its decisive segments, as its own evaluate.py counts them; then the
words of menus and notices among the 20 most frequent terms of each of the first PAGES pages.
"""

import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TOP = 20
# Stems of what menus, forms, notices and buttons say, in the languages of the pages.
BOILERPLATE = {
    "cooki", "subscrib", "newslett", "share", "facebook", "twitter", "pinterest", "instagram",
    "whatsapp", "login", "log", "sign", "menu", "search", "comment", "repli", "copyright",
    "privaci", "polici", "term", "advertis", "sitemap", "click", "impressum", "datenschutz",
    "anmeld", "abonni", "kommentar", "antwort", "teil", "suche", "menü", "startseit", "anzeig",
    "werbung", "agb", "partag", "commentair", "connexion", "recherch", "accueil", "publicité",
}


def normal(text):
    return re.sub(r"\s+", " ", text).strip()


def converted(paths, work):
    """The text of each page as pipeline.sh would read it."""
    for name, content in (("texts", paths), ("suspects", paths)):
        with open(os.path.join(work, name), "w") as file:
            file.write("".join(path + "\0" for path in content))
    open(os.path.join(work, "sources"), "w").close()
    convert = os.path.join(ROOT, "convert", "convert.py")
    python = "/usr/bin/python3"
    subprocess.run([python, convert, work, os.path.join(ROOT, "share/python"), "2"], check=False,
                   stdout=subprocess.DEVNULL)
    with open(os.path.join(work, "sources")) as rows:
        where = dict(line.rstrip("\n").split("\t")[:2] for line in rows)
    texts = {}
    for path in paths:
        if path in where:
            with open(where[path]) as file:
                texts[path] = file.read()
    return texts


def score(pages, texts):
    right = wrong = missed = left = 0
    for page in pages:
        text = normal(texts.get(page["path"], ""))
        found = sum(normal(segment) in text for segment in page["with"])
        taken = sum(normal(segment) in text for segment in page["without"])
        right += found
        wrong += taken
        missed += len(page["with"]) - found
        left += len(page["without"]) - taken
    print(f"{len(pages)} pages, {len(texts)} with text")
    print(f"precision {right / (right + wrong):.3f} recall {right / (right + missed):.3f} "
          f"accuracy {(right + left) / (right + wrong + missed + left):.3f} "
          f"F1 {2 * right / (2 * right + wrong + missed):.3f}")


def stop_words(language):
    path = os.path.join(ROOT, "share/stopwords", language + ".txt")
    if not os.path.exists(path):
        return set()
    with open(path) as file:
        return {line.strip() for line in file}


def top_terms(paths, work):
    """(PAGE, its most frequent terms without stop words), by pipeline.sh."""
    kept = os.path.join(work, "kept")
    subprocess.run([os.path.join(ROOT, "pipeline.sh"), "--quiet", "--jobs=1", "--keep=" + kept,
                    *paths], stdout=subprocess.DEVNULL, check=False)
    table = subprocess.run([os.path.join(ROOT, "bin/count"), "--by=document",
                            os.path.join(kept, "stream.vrt")], capture_output=True, check=True)
    terms = {}
    for line in table.stdout.decode().splitlines()[1:]:
        document, term, language, forms, count = line.split("\t")
        form = forms.split(":")[0].casefold()
        if not term[0].isdigit() and form not in stop_words(language):
            terms.setdefault(document, []).append((-int(count), term))
    return {page: [term for _, term in sorted(rows)[:TOP]] for page, rows in terms.items()}


def main():
    folder, pages = sys.argv[1], int((sys.argv + ["100"])[2])
    with open(os.path.join(folder, "evaldata.json"), encoding="utf-8") as file:
        data = sorted(json.load(file).values(), key=lambda page: page["file"])
    for page in data:
        paths = [os.path.join(folder, part, page["file"]) for part in ("cache", "eval")]
        page["path"] = next(path for path in paths if os.path.exists(path))
    with tempfile.TemporaryDirectory() as work:
        score(data, converted([page["path"] for page in data], work))
    with tempfile.TemporaryDirectory() as work:
        tops = top_terms([page["path"] for page in data[:pages]], work)
    print(f"{len(tops)} pages for their {TOP} most frequent terms")
    for page, terms in sorted(tops.items()):
        if met := BOILERPLATE.intersection(terms):
            print(os.path.basename(page), *sorted(met))


if __name__ == "__main__":
    main()
