# What tells languages apart: share/languages/model.bin, from the words of wordfreq (CC BY-SA 4.0),
# jusText (BSD-2-Clause), libexttextcat-data (BSD-3-Clause) and the dictionaries of Debian's
# packages (under the LGPL or GPL, as their copyright files say).

DEPS_DEBIAN_af += hunspell-af
DEPS_DEBIAN_eu += hunspell-eu
DEPS_DEBIAN_ga += wirish
DEPS_DEBIAN_gl += hunspell-gl
DEPS_DEBIAN_ne += hunspell-ne
DEPS_DEBIAN_yi += libexttextcat-data
MODEL_DEBIAN := hunspell-sw # of a language that has nothing else
DEPS_DEBIAN_af += $(MODEL_DEBIAN)

LANGUAGE_WHEELS := $(wildcard data/packages/justext-*.whl) $(WORDFREQ)

DATA += $(if $(and $(WITH_PYTHON),$(word 2,$(LANGUAGE_WHEELS))),share/languages/model.bin)
RECORDS += languages
RECORD_languages = data/languages.py data/mapped_table.py data/wordfreq_rows.py data/wordfreq_tables.py $(LANGUAGE_WHEELS) \
    $(wildcard $(addprefix /usr/share/hunspell/,af_ZA.dic eu.dic gl_ES.dic ne_NP.dic sw_KE.dic) \
        /usr/share/dict/irish /usr/share/libexttextcat/yi.lm)

share/languages/model.bin: data/made/languages
	@mkdir -p $(@D)
	$(PYTHON) -B data/languages.py data/packages > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@
