# Dictionaries of scripts written without spaces, and of Vietnamese, whose syllables are.
#
# Chinese: jieba's words and frequencies (Debian's python3-jieba, MIT licence), words of CLDR's
# cjdict, which is in ICU's data (libicu-dev, Unicode licence), and the simplified variants of
# characters (unicode-data, Unicode licence).
#
# Japanese: UniDic (unidic-lite of PyPI, BSD licence) or IPADIC (Debian's mecab-ipadic-utf8, its
# own free licence), read by MeCab (BSD). Thai: the words of libthai (libthai-data, LGPL). Lao,
# Khmer and Burmese: those of ICU. MeCab and ICU, which serves where a dictionary is missing, are
# needed to compile; the programs load them when a text needs them.
#
# Vietnamese: the list of words in pyvi of PyPI (MIT licence).

DEPS_DEBIAN_zh += python3-jieba libicu-dev unicode-data bzip2
DEPS_DEBIAN_ja += libmecab-dev mecab-ipadic-utf8 libicu-dev python3-setuptools
DEPS_PYPI_ja += unidic-lite==1.0.8
DEPS_PYPI_vi += pyvi==0.1.1
DEPS_DEBIAN_th += libthai-data libdatrie1 libicu-dev
$(foreach language,lo km my,$(eval DEPS_DEBIAN_$(language) += libicu-dev))

JIEBA := $(wildcard /usr/lib/python3/dist-packages/jieba/dict.txt)
UNIHAN := $(wildcard /usr/share/unicode/Unihan_Variants.txt.bz2)
WITH_ICU := $(wildcard /usr/include/unicode/utypes.h)
WITH_MECAB := $(shell command -v mecab-config)
LIBTHAI := $(wildcard /usr/share/libthai/thbrk.tri)
SPACELESS := $(if $(WITH_PYTHON),$(if $(LIBTHAI),thai) $(if $(WITH_ICU),lao khmer burmese))
PYVI := $(wildcard data/packages/pyvi-0.1.1-py2.py3-none-any.whl)
UNIDIC_LITE := $(wildcard data/packages/unidic-lite-1.0.8.tar.gz)
UNIDIC := $(addprefix share/dictionaries/unidic/,char.bin dicrc matrix.bin sys.dic unk.dic)
IPADIC = /var/lib/mecab/dic/ipadic-utf8

DICTIONARY_FLAGS += $(if $(WITH_ICU),-DWITH_ICU)
DICTIONARY_FLAGS += $(if $(WITH_MECAB),-DWITH_MECAB -DIPADIC='"$(IPADIC)"')
DICTIONARY_LIBRARIES += -ldl
DATA += $(if $(JIEBA),share/dictionaries/chinese.bin)
DATA += $(if $(and $(WITH_MECAB),$(WITH_PYTHON),$(UNIDIC_LITE)),$(UNIDIC))

DATA += $(SPACELESS:%=share/dictionaries/%.bin)

DATA += $(if $(and $(WITH_PYTHON),$(PYVI)),share/dictionaries/vietnamese.bin)

RECORDS += $(if $(JIEBA),chinese) $(if $(SPACELESS),spaceless)
RECORD_chinese = $(JIEBA) $(UNIHAN) $(WITH_ICU) $(wildcard /usr/lib/*/libicudata.so.??)
RECORD_spaceless = data/spaceless/words.py $(LIBTHAI) $(WITH_ICU) $(wildcard /usr/lib/*/libicudata.so.??)

COMPILE_CHINESE := $(BUILD)/data/chinese/compile

$(COMPILE_CHINESE): $(patsubst %.c,$(BUILD)/%.o,$(wildcard data/chinese/*.c)) $(BUILD)/lib.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES_lib) $(if $(WITH_ICU),-licuuc) -lm

$(BUILD)/data/Unihan_Variants.txt: $(UNIHAN)
	@mkdir -p $(@D)
	bzcat $< > $@

share/dictionaries/chinese.bin: $(COMPILE_CHINESE) data/made/chinese $(if $(UNIHAN),$(BUILD)/data/Unihan_Variants.txt)
	@mkdir -p $(@D)
	$(COMPILE_CHINESE) $(dir $(JIEBA)) $(filter %/Unihan_Variants.txt,$^) > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@

COMPILE_SPACELESS := $(BUILD)/data/spaceless/compile

$(COMPILE_SPACELESS): $(BUILD)/data/spaceless/compile.o $(BUILD)/data/chinese/double_array.o \
        $(BUILD)/data/chinese/words.o $(BUILD)/lib.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES_lib) -lm

$(SPACELESS:%=share/dictionaries/%.bin): share/dictionaries/%.bin: data/made/spaceless \
        $(COMPILE_SPACELESS)
	@mkdir -p $(@D)
	$(PYTHON) -B data/spaceless/words.py $* > $@.words && $(COMPILE_SPACELESS) < $@.words > $@.part || \
	    { rm -f $@.words $@.part; exit 1; }
	@rm -f $@.words; mv $@.part $@

share/dictionaries/vietnamese.bin: data/vietnamese.py $(PYVI) $(COMPILE_SPACELESS)
	@mkdir -p $(@D)
	$(PYTHON) -B data/vietnamese.py $(PYVI) > $@.words && $(COMPILE_SPACELESS) < $@.words > $@.part || \
	    { rm -f $@.words $@.part; exit 1; }
	@rm -f $@.words; mv $@.part $@

$(UNIDIC) &: data/unidic.py $(UNIDIC_LITE)
	$(PYTHON) -B data/unidic.py $(UNIDIC_LITE) $(@D)
