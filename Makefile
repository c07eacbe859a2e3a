# Winnow. `make deps demo` sets up and runs the main job; `make help` lists the rest.

VERSION := 0.1.0

PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/winnow
PROGRAM_PREFIX =

CC = gcc
CFLAGS = -O2 -g
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(CI),-Werror)
PKG_CONFIG = pkg-config

STAGES := tokenize stem count report
PROGRAMS := $(patsubst %/main.c,%,$(wildcard $(STAGES:%=%/main.c)))

.DEFAULT_GOAL := all
BUILD = build

include data/data.mk

LIBRARIES_tokenize := $(shell $(PKG_CONFIG) --libs libutf8proc) $(DICTIONARY_LIBRARIES)
LIBRARIES_stem := $(shell $(PKG_CONFIG) --libs libutf8proc) -lstemmer
LIBRARIES_count := $(shell $(PKG_CONFIG) --libs libzstd)
LIBRARIES_report := $(shell $(PKG_CONFIG) --libs libutf8proc) -lm
LIBRARIES_lib := $(shell $(PKG_CONFIG) --libs libutf8proc)

override CPPFLAGS += -I. -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 \
    -DVERSION='"$(VERSION)"' -DDATADIR='"$(DATADIR)"' $(DICTIONARY_FLAGS)
COMPILE = $(CC) -std=c17 $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP

objects = $(patsubst %.c,$(BUILD)/%.o,$(wildcard $(1)/*.c))
archives := $(foreach folder,$(STAGES) lib,$(BUILD)/$(folder).a)
UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*.c))

.PHONY: all
all: $(PROGRAMS:%=bin/%) share

# ---------------------------------------------------------------- compiling

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# A folder's objects but its main, for the program and for its tests.
.SECONDEXPANSION:
$(archives): $(BUILD)/%.a: $$(filter-out $(BUILD)/%/main.o,$$(call objects,%)) $(BUILD)/options
	@rm -f $@
	$(AR) rcs $@ $(filter %.o,$^)

$(PROGRAMS:%=bin/%): bin/%: $(BUILD)/%/main.o $(BUILD)/%.a $(BUILD)/lib.a
	@mkdir -p bin
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES_$*)

# Changed flags compile everything anew.
$(BUILD)/options: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(COMPILE) $(LDFLAGS))' | cmp -s - $@ || \
	    echo '$(subst ','\'',$(COMPILE) $(LDFLAGS))' > $@
FORCE:
$(foreach folder,$(STAGES) lib,$(call objects,$(folder))): $(BUILD)/options

# tests/unit/FOLDER_MODULE.c tests FOLDER/MODULE.c.
folder = $(firstword $(subst _, ,$(1)))
$(UNIT_TESTS): $(BUILD)/tests/unit/%: tests/unit/%.c $(archives)
	@mkdir -p $(@D)
	$(COMPILE) -o $@ $< $(BUILD)/$(call folder,$*).a $(BUILD)/lib.a $(LDFLAGS) \
	    $(LIBRARIES_$(call folder,$*)) -lcmocka -lm

-include $(shell find $(BUILD) -name '*.d' 2>/dev/null)

# ---------------------------------------------------------------- checking

.PHONY: check unit
check: unit

unit: all $(UNIT_TESTS)
	@for test in $(UNIT_TESTS); do WINNOW_DATA=share $$test || exit 1; done

.PHONY: clean
clean:
	rm -rf bin $(BUILD)
