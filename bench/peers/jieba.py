"""A yardstick: jieba, the Chinese segmenter, one word a line."""
import sys

del sys.path[0]  # this file has the module's name
import jieba

for line in sys.stdin:
    for word in jieba.cut(line.rstrip("\n")):
        print(word)
