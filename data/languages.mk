# What tells languages apart: share/languages/model.bin, from the words of wordfreq (CC BY-SA 4.0),
# jusText (BSD-2-Clause), libexttextcat-data (BSD-3-Clause) and the dictionaries of Debian's
# packages (under the LGPL or GPL, as their copyright files say).

DEPS_DEBIAN += hunspell-af hunspell-eu hunspell-gl hunspell-ne hunspell-sw libexttextcat-data \
    wirish

LANGUAGE_WHEELS := $(wildcard data/packages/justext-*.whl) $(wildcard $(WORDFREQ))

DATA += $(if $(word 2,$(LANGUAGE_WHEELS)),share/languages/model.bin)

share/languages/model.bin: data/languages.py data/mapped_table.py data/wordfreq_tables.py $(LANGUAGE_WHEELS)
	@mkdir -p $(@D)
	$(PYTHON) data/languages.py data/packages > $@.part
	@mv $@.part $@
