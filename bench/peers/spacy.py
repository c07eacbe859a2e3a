"""A yardstick: spaCy's blank tokenizer, one token a line."""
import sys

del sys.path[0]  # this file has the module's name
import spacy

nlp = spacy.blank("xx")
for line in sys.stdin:
    for token in nlp(line.rstrip("\n")):
        print(token.text)
