# How often words are usual in a language: share/frequencies/LANG.bin, from wordfreq (CC BY-SA 4.0).

DEPS_PYPI += wordfreq==3.1.1

FREQUENCIES := ar bg bn bs ca cs da de el en es fa fi fr he hi hr hu id is it ja ko lt lv mk ms \
    nl no pl pt ro ru sk sl sr sv ta tl tr uk ur vi zh

DATA += $(if $(and $(WITH_PYTHON),$(WORDFREQ)),$(patsubst %,share/frequencies/%.bin,$(filter $(CHOSEN),$(FREQUENCIES))))
RECORDS += frequencies
RECORD_frequencies = data/frequencies.py data/mapped_table.py data/wordfreq_rows.py data/wordfreq_tables.py $(WORDFREQ)

share/frequencies/%.bin: data/made/frequencies
	@mkdir -p $(@D)
	$(PYTHON) -B data/frequencies.py $(WORDFREQ) $* > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@
