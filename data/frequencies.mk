# How often words are usual in a language: share/frequencies/LANG.bin, from wordfreq (CC BY-SA 4.0).

DEPS_DEBIAN += python3-msgpack python3-numpy python3-pip
DEPS_PYPI += wordfreq==3.1.1

WORDFREQ := data/packages/wordfreq-3.1.1-py3-none-any.whl
FREQUENCIES := ar bg bn bs ca cs da de el en es fa fi fr he hi hr hu id is it ja ko lt lv mk ms \
    nl no pl pt ro ru sk sl sr sv ta tl tr uk ur vi zh

DATA += $(if $(wildcard $(WORDFREQ)),$(FREQUENCIES:%=share/frequencies/%.bin))

share/frequencies/%.bin: data/frequencies.py data/mapped_table.py data/wordfreq_tables.py $(WORDFREQ)
	@mkdir -p $(@D)
	$(PYTHON) data/frequencies.py $(WORDFREQ) $* > $@.part
	@mv $@.part $@
