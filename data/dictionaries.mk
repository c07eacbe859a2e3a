# Dictionaries of scripts written without spaces.
#
# Chinese: jieba's words and frequencies (Debian's python3-jieba, MIT licence) joined with the
# words of CLDR's cjdict, which is in ICU's data (libicu-dev, Unicode licence).

DEPS_DEBIAN += python3-jieba libicu-dev

JIEBA := $(wildcard /usr/lib/python3/dist-packages/jieba/dict.txt)
WITH_ICU := $(shell $(PKG_CONFIG) --exists icu-uc && echo 1)

DICTIONARY_FLAGS += $(if $(WITH_ICU),-DWITH_ICU)
DICTIONARY_LIBRARIES += -ldl
DATA += $(if $(JIEBA),share/dictionaries/chinese.bin)

COMPILE_DICTIONARY := $(addprefix $(BUILD)/data/,compile_dictionary.o double_array.o icu_dictionary.o)

$(BUILD)/data/compile_dictionary: $(COMPILE_DICTIONARY) $(BUILD)/lib.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES_lib) $(if $(WITH_ICU),-licuuc) -lm

share/dictionaries/chinese.bin: $(BUILD)/data/compile_dictionary $(JIEBA)
	@mkdir -p $(@D)
	$< $(JIEBA) > $@.part
	mv $@.part $@
