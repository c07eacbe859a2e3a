# Words whose stems Snowball splits or joins wrongly: share/stems/LANG.tsv and .bin, from the lemmas of
# simplemma (MIT; its data under the licences named in it) and the frequencies of wordfreq
# (CC BY-SA 4.0). Languages of which it makes more words share a stem wrongly are left out.

STEMS := da de el en es fi fr it lt nl no pt ro ru sv

DATA += $(if $(and $(wildcard $(WORDFREQ)),$(wildcard data/packages/simplemma-*.whl)),$(STEMS:%=share/stems/%.bin))

$(STEMS:%=share/stems/%.tsv): share/stems/%.tsv: data/stems.py | $(BIN)/stem
	@mkdir -p $(@D)
	$(PYTHON) -B data/stems.py data/packages $* $(BIN)/stem > $@.part
	@mv $@.part $@

share/stems/%.bin: share/stems/%.tsv data/stems_table.py data/mapped_table.py
	$(PYTHON) -B data/stems_table.py $< > $@.part
	@mv $@.part $@
