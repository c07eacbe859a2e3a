# Words whose stems Snowball splits or joins wrongly: share/stems/LANG.tsv and .bin, from the lemmas of
# simplemma (MIT; its data under the licences named in it) and the frequencies of wordfreq
# (CC BY-SA 4.0), of Polish and Ukrainian the lemmas of most words; verbs with pronouns behind them by Apertium's analyzers (data/lexicons.mk).
# Of Korean, nouns by mecab-ko-dic (data/lexicons.mk).
# Languages of which it makes more words share a stem wrongly are left out.

STEMS := da de el en es fi fr hy id it lt nl no pl pt ro ru sr sv tr uk

SIMPLEMMA := $(wildcard data/packages/simplemma-*.whl)
$(foreach language,$(STEMS),$(eval DEPS_PYPI_$(language) += simplemma==2.0.0))

DATA += $(if $(and $(WITH_PYTHON),$(WORDFREQ),$(SIMPLEMMA)),$(patsubst %,share/stems/%.bin,$(filter $(CHOSEN),$(STEMS))))
DATA += $(patsubst %,share/stems/%.bin,$(filter ko,$(LEXICONS_THERE)))
RECORDS += stems
RECORD_stems = data/stems.py data/enclitics.py data/lexicon_analyzers.py data/wordfreq_rows.py $(WORDFREQ) $(SIMPLEMMA) $(wildcard data/packages/mecab-ko-dic-*) \
    $(wildcard $(patsubst %,/usr/share/apertium/apertium-%.bin,eng-spa/spa-eng.automorf eng-spa/eng-spa.autogen \
    cat-ita/ita-cat.automorf cat-ita/cat-ita.autogen))

$(patsubst %,share/stems/%.tsv,$(STEMS) ko): share/stems/%.tsv: data/made/stems | $(BIN)/stem
	@mkdir -p $(@D)
	$(PYTHON) -B data/stems.py data/packages $* $(BIN)/stem > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@

share/stems/%.bin: share/stems/%.tsv data/stems_table.py data/mapped_table.py
	$(PYTHON) -B data/stems_table.py $< > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@
