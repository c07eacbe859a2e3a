# Winnow. `make deps demo` sets up and runs the main job, `make deps check` the tests;
# `make help` lists the rest.

VERSION := 0.1.0

PREFIX = /usr/local
BINDIR = $(PREFIX)/bin
MANDIR = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/winnow
PROGRAM_PREFIX =

CC = gcc
CFLAGS = -O2 $(HARDENING)
WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion $(if $(CI),-Werror)
ifeq ($(shell uname -s),Linux)
HARDENING := -fPIE -fstack-protector-strong -D_FORTIFY_SOURCE=2 \
    $(shell $(CC) -fcf-protection -E -x c /dev/null >/dev/null 2>&1 && echo -fcf-protection)
LDFLAGS = -pie -Wl,-z,relro,-z,now
endif
BUILD = build
BIN = bin
.DEFAULT_GOAL := all

STAGES := $(patsubst %/main.c,%,$(wildcard gather/main.c tokenize/main.c stem/main.c kwic/main.c count/main.c report/main.c \
    archive/main.c cage/main.c))
FOLDERS := gather tokenize stem kwic count report archive cage lib

# Debian's packages, by what they are for; A|B is the first of them that a release has.
DEPS_DEBIAN := gcc make libc6-dev libutf8proc-dev libstemmer-dev libzstd-dev libjansson-dev nettle-dev \
    python3-minimal libpython3-stdlib python3-pip-whl
DEPS_FORMS :=
DEPS_WANTED :=
DEPS_WHEELS :=
DEPS_READ :=
DEPS_PYPI :=
DEPS_CHECK := libcmocka-dev unicode-data procps xz-utils bzip2
DEPS_LINT := clang-tidy clang-format cppcheck shellcheck mandoc gcovr valgrind
DATA :=
RECORDS :=
include data/data.mk

# Programs can be compiled elsewhere (BUILD, BIN) from a folder that cannot be written; data cannot.
READ_ONLY := $(shell [ -w data ] || echo yes)
ifneq ($(READ_ONLY),)
DATA :=
RECORDS :=
endif

SUDO := $(if $(filter 0,$(shell id -u)),,sudo)
APT = $(SUDO) env DEBIAN_FRONTEND=noninteractive apt-get install -o DPkg::Lock::Timeout=120 -y --no-install-recommends
JOBS := $(shell nproc)

# ---------------------------------------------------------------- setting up

# `make deps GOAL...` installs what the programs, the words of English and the common forms of articles
# need, and what the goals need beside; then a new make, which sees what was installed, makes the goals.
SET_UP := deps deps-forms deps-check deps-lint deps-all
NEED_LINT := deps-lint lint coverage instructions valgrind
NEED_CHECK := deps-check check unit golden-check golden tables-check archive-check archive-full-check pipeline-check \
    full-disks kills sandbox-check setup-check hostile-check faults faults-check sanitize $(NEED_LINT)
NEED_FORMS := deps-forms deps-all $(NEED_CHECK)
NEED_ALL := deps-all $(NEED_CHECK)

# So does `make data LANGUAGES=...`.
DATA_ASKED := $(if $(filter command line,$(origin LANGUAGES)),$(filter data,$(MAKECMDGOALS)))

ifneq ($(if $(IS_SET_UP),,$(filter $(SET_UP),$(MAKECMDGOALS))$(DATA_ASKED)),)

asked = $(if $(filter $(1),$(MAKECMDGOALS)),$(2))
override LANGUAGES := $(or $(call asked,$(NEED_ALL),all),$(LANGUAGES))
CHOSEN := $(call chosen,$(LANGUAGES))
GOALS := $(filter-out $(SET_UP),$(MAKECMDGOALS))
MAKE_LOG := $(BUILD)/make.log
QUIETLY = >>$(MAKE_LOG) 2>&1 || { tail -n 20 $(MAKE_LOG) >&2; exit 1; }

.PHONY: set-up $(MAKECMDGOALS)
set-up:
	@PYTHON='$(PYTHON)' packaging/deps.sh $(BUILD)/deps.log 'needed=$(DEPS_DEBIAN)' \
	    'wanted=$(sort $(DEPS_WANTED) $(call asked,$(NEED_FORMS),$(DEPS_FORMS)) \
	        $(foreach language,$(CHOSEN),$(DEPS_DEBIAN_$(language))) \
	        $(call asked,$(NEED_CHECK),$(DEPS_CHECK)) $(call asked,$(NEED_LINT),$(DEPS_LINT)))' \
	    'read=$(DEPS_READ)' \
	    'pypi=$(sort $(DEPS_PYPI) $(foreach language,$(CHOSEN),$(DEPS_PYPI_$(language))))' \
	    'wheels=$(DEPS_WHEELS)'

$(filter $(SET_UP),$(MAKECMDGOALS)): set-up
	@:

$(GOALS): set-up
	@: >$(MAKE_LOG)
	@echo 'make: the programs'
	@$(MAKE) --no-print-directory -j$(JOBS) programs IS_SET_UP=yes $(QUIETLY)
	@echo 'make: their data'
	@$(MAKE) --no-print-directory -j$(JOBS) all IS_SET_UP=yes LANGUAGES='$(CHOSEN)' $(QUIETLY)
	@$(MAKE) --no-print-directory $@ IS_SET_UP=yes LANGUAGES='$(CHOSEN)'

else

.PHONY: all programs bytecode
programs: $(STAGES:%=$(BIN)/%) $(filter bin/winnow,$(BIN)/winnow)
all: programs data bytecode man completions ## the programs, their data, manuals and completions (the default)

# ---------------------------------------------------------------- compiling

# Where a system keeps libraries elsewhere, pkg-config knows; without it they are where the compiler looks.
# STATIC links all but the C library in.
linked = $(if $(STATIC),-Wl$(comma)-Bstatic $(1) -Wl$(comma)-Bdynamic,$(1))
libraries = $(call linked,$(or $(shell pkg-config --libs $(1) 2>/dev/null),$(2)))
LIBRARIES_lib := -Wl,--as-needed $(call libraries,libutf8proc nettle,-lutf8proc -lnettle) -lm
LIBRARIES_gather = $(LIBRARIES_lib)
LIBRARIES_tokenize = $(LIBRARIES_lib) $(call libraries,jansson,-ljansson) $(DICTIONARY_LIBRARIES)
LIBRARIES_stem = $(LIBRARIES_lib) $(call linked,-lstemmer)
LIBRARIES_kwic = $(LIBRARIES_lib)
LIBRARIES_count = $(LIBRARIES_lib) $(call libraries,libzstd,-lzstd)
LIBRARIES_report = $(LIBRARIES_lib)
LIBRARIES_archive = $(LIBRARIES_count) $(LIBRARIES_stem)
LIBRARIES_cage = $(LIBRARIES_lib)

override CPPFLAGS += -I. -I$(BUILD) -D_POSIX_C_SOURCE=200809L -D_XOPEN_SOURCE=700 -D_FILE_OFFSET_BITS=64 \
    -DVERSION='"$(VERSION)"' $(DATADIR_FLAG) $(DICTIONARY_FLAGS)
# Programs find their data beside themselves; only where those are elsewhere must they be given it.
DATADIR_FLAG := $(if $(filter $(PREFIX)/bin:$(PREFIX)/share/winnow:,$(BINDIR):$(DATADIR):$(filter %/,$(PROGRAM_PREFIX))),,-DDATADIR='"$(DATADIR)"')
space := $() $()
HERE := $(subst $(space),\ ,$(CURDIR))
# Without contraction, and with floats that are no wider than they are, sums come out the same
# whatever the compiler and the machine, and so do bytes beyond ASCII where a char has its sign.
# Nor does it matter where they were compiled.
FLOATS_1 := -fexcess-precision=fast
FLOATS_2 := -msse2 -mfpmath=sse
FLOATS := -ffp-contract=off $(FLOATS_$(shell echo __FLT_EVAL_METHOD__ | $(CC) -std=c17 -E -P -x c - 2>/dev/null))
COMPILE = $(CC) -std=c17 -fsigned-char $(FLOATS) -ffile-prefix-map=$(HERE)=. $(WARNINGS) $(CPPFLAGS) $(CFLAGS) -MMD -MP

# A folder's files, with those of the folders in it.
files = $(foreach depth,* */* */*/*,$(wildcard $(1)/$(depth).$(2)))
objects = $(patsubst %.c,$(BUILD)/%.o,$(call files,$(1),c))
ARCHIVES := $(FOLDERS:%=$(BUILD)/%.a)

# Changed flags recompile everything.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(COMPILE) $(LDFLAGS))' | cmp -s - $@ || { \
	    for header in utf8proc.h libstemmer.h zstd.h jansson.h nettle/sha2.h; do \
	        echo "#include <$$header>" | $(CC) $(CPPFLAGS) -E -x c - >/dev/null 2>$(BUILD)/header.log || { \
	            echo "make: $$header (or $(CC)) is not there: the command   make deps demo   installs what is needed, and shows what it is for" >&2; exit 1; }; \
	    done; echo '$(subst ','\'',$(COMPILE) $(LDFLAGS))' > $@; }
FORCE:

$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(COMPILE) -c -o $@ $<

# Files that are part of a program, as bytes to #include.
$(BUILD)/%.inc: %
	@mkdir -p $(@D)
	od -An -v -tu1 $< | sed 's/[0-9][0-9]*/&,/g' > $@
$(BUILD)/report/draw/html/page.o: $(BUILD)/report/draw/html/page.css.inc $(BUILD)/report/draw/html/page.js.inc
# Words chosen by hand, as tables to #include.
$(BUILD)/tokenize/sentences/abbreviations.o: $(BUILD)/tokenize/sentences/abbreviations.inc
$(BUILD)/report/language/word_lists.o: $(BUILD)/report/language/word_lists.inc
WORD_TABLES := $(BUILD)/tokenize/sentences/abbreviations.inc $(BUILD)/report/language/word_lists.inc
$(WORD_TABLES): $(BUILD)/%.inc: %.txt %.awk
	@mkdir -p $(@D)
	LC_ALL=C awk -f $*.awk $< > $@.part && mv $@.part $@

# For which languages it says that words can be made.
$(BUILD)/report/missing.o: override CPPFLAGS += -DWORDS_OF='" $(STOPWORDS) "'

# A folder's objects but its main, for the program and for its tests.
.SECONDEXPANSION:
$(ARCHIVES): $(BUILD)/%.a: $$(filter-out $(BUILD)/%/main.o,$$(call objects,%))
	@rm -f $@
	$(AR) rcs $@ $^

$(STAGES:%=$(BIN)/%): $(BIN)/%: $(BUILD)/%/main.o $(BUILD)/%.a $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBRARIES_$*)

# Python compiles a module once where it may write beside it, which a converter in its cage may not.
# By a hash of the source, the same bytes each time.
BYTECODE = $(PYTHON) -m compileall -q --invalidation-mode checked-hash
bytecode: $(BUILD)/bytecode
$(BUILD)/bytecode: $(wildcard convert/*.py convert/readers/*.py) $(filter share/python,$(DATA))
	@mkdir -p $(@D)
	$(if $(WITH_PYTHON),$(BYTECODE) convert $(filter share/python,$(DATA)) || :)
	@touch $@

bin/winnow:
	@mkdir -p $(@D)
	ln -sf ../winnow $@

-include $(foreach folder,$(FOLDERS) data tests,$(call files,$(BUILD)/$(folder),d))

.PHONY: data
data: $(DATA) ## the words in share/, compiled from packages; of other languages: LANGUAGES="hu ja" or all
	@$(if $(READ_ONLY),echo 'make: this folder cannot be written: no data are made' >&2)
	@$(if $(READ_ONLY)$(wildcard $(WORDFREQ) share/languages/model.bin),:,echo 'make: data/packages has no words, so that the programs know no language: run   make deps all' >&2)

# What each data file was last made from.
ifneq ($(RECORDS),)
$(shell printf '%s\n' $(foreach record,$(RECORDS),'$(record) $(strip $(RECORD_$(record)))') | sh data/records.sh data/made >&2)
endif

UNICODE_DATA = /usr/share/unicode

.PHONY: unicode
unicode: ## make the tables in unicode/ again from Debian's unicode-data
	@mkdir -p $(BUILD)/unicode
	$(COMPILE) -o $(BUILD)/unicode/properties unicode/properties.c unicode/database.c
	$(COMPILE) -o $(BUILD)/unicode/scripts unicode/scripts.c unicode/database.c
	$(BUILD)/unicode/properties $(UNICODE_DATA) > unicode/tables.h
	$(BUILD)/unicode/scripts $(UNICODE_DATA) > unicode/scripts.inc

# ---------------------------------------------------------------- using

.PHONY: demo
demo: all ## the main job, on sample articles of our own
	./pipeline.sh tests/samples

MANUALS := $(patsubst man/%.in,$(BUILD)/man/%,$(wildcard man/*.in))

.PHONY: man
man: $(MANUALS) ## the manual pages, in build/man

# A program describes its own options.
SCRIPTED := winnow pipeline.sh
describe = case $(1) in winnow | pipeline.sh) WINNOW_BIN='$(abspath $(BIN))' ./$(1) --describe;; *) $(BIN)/$(1) --describe;; esac
$(BUILD)/man/%: man/%.in man/describe.awk man/options.awk winnow $(wildcard pipeline/*.sh) $(STAGES:%=$(BIN)/%)
	@mkdir -p $(@D)
	$(if $(filter %.1,$*),$(call describe,$(basename $*)),:) | \
	    awk -f man/describe.awk -f man/options.awk - page=1 $< > $@

COMPLETIONS := $(foreach program,$(STAGES) $(SCRIPTED), \
    $(patsubst %,$(BUILD)/completions/%/$(program),bash zsh fish))
# Where each shell looks for them.
COMPLETIONS_bash = $(PREFIX)/share/bash-completion/completions/$(1)
COMPLETIONS_zsh = $(PREFIX)/share/zsh/site-functions/_$(1)
COMPLETIONS_fish = $(PREFIX)/share/fish/vendor_completions.d/$(1).fish

.PHONY: completions
completions: $(COMPLETIONS) ## of the options in bash, zsh and fish, in build/completions

$(COMPLETIONS): man/describe.awk $(wildcard completions/*.awk) winnow $(wildcard pipeline/*.sh) $(STAGES:%=$(BIN)/%)
	@mkdir -p $(@D)
	$(call describe,$(@F)) | awk -v program='$(call named,$(@F))' -f man/describe.awk \
	    -f completions/$(notdir $(@D)).awk > $@

include packaging/install.mk packaging/release.mk bench/bench.mk

# ---------------------------------------------------------------- checking

UNIT_TESTS := $(patsubst tests/unit/%.c,$(BUILD)/tests/unit/%,$(wildcard tests/unit/*.c))

.PHONY: check rules unit golden-check golden whole-data
check: whole-data rules unit golden-check tables-check archive-check archive-full-check pipeline-check \
    sandbox-check setup-check ## all tests

# The tests look at every language.
WHOLE_DATA := share/languages/model.bin share/python $(FREQUENCIES:%=share/frequencies/%.bin) \
    $(STOPWORDS:%=share/stopwords/%.txt) share/dictionaries/chinese.bin share/dictionaries/thai.bin \
    share/dictionaries/vietnamese.bin
whole-data: all
	@for file in $(WHOLE_DATA); do [ -e $$file ] || { \
	    echo "make: the tests need the data of all languages, and there is no $$file: run   make deps check" >&2; \
	    exit 1; }; done

rules: ## who may include whom
	sh tests/rules.sh '$(subst ','\'',$(COMPILE))'

# tests/unit/FOLDER_MODULE.c tests FOLDER/MODULE.c. Newer cmocka deprecates what older has alone.
folder = $(firstword $(subst _, ,$(1)))
$(UNIT_TESTS): $(BUILD)/tests/unit/%: tests/unit/%.c $(ARCHIVES)
	@mkdir -p $(@D)
	$(COMPILE) -Wno-deprecated-declarations -o $@ $< $(STANDARD) $(BUILD)/$(call folder,$*).a $(BUILD)/lib.a $(LDFLAGS) \
	    $(LIBRARIES_$(call folder,$*)) -lcmocka

# Tests that Unicode publishes are held against tables of the version that they are of: of the
# installed unicode-data, which need not be that of unicode/tables.h.
OF_UNICODE := $(BUILD)/tests/unicode
$(OF_UNICODE)/unicode/tables.h: unicode/properties.c unicode/database.c $(wildcard $(UNICODE_DATA)/UnicodeData.txt)
	@mkdir -p $(@D)
	$(COMPILE) -o $(OF_UNICODE)/properties unicode/properties.c unicode/database.c
	$(OF_UNICODE)/properties $(UNICODE_DATA) > $@.part || { rm -f $@.part; exit 1; }
	@mv $@.part $@
$(OF_UNICODE)/codepoint.o: override CPPFLAGS := -I$(OF_UNICODE) $(CPPFLAGS)
$(OF_UNICODE)/codepoint.o: tokenize/words/codepoint.c $(OF_UNICODE)/unicode/tables.h
	$(COMPILE) -c -o $@ $<
UAX29_TESTS := $(filter %_uax29_words %_uax29_sentences,$(UNIT_TESTS))
$(UAX29_TESTS): $(OF_UNICODE)/codepoint.o
$(UAX29_TESTS): STANDARD = $(OF_UNICODE)/codepoint.o

# In CI a test that is skipped has failed, but where a sanitizer leaves the sandbox out.
MAY_SKIP =

unit: whole-data $(UNIT_TESTS) ## the tests of the modules
	@skipped=0 failed=0; for test in $(UNIT_TESTS); do \
	    WINNOW_DATA=share $(RUN) $$test >$(BUILD)/unit.log 2>&1 || { cat $(BUILD)/unit.log; failed=1; }; \
	    ! grep '^\[  SKIPPED \]' $(BUILD)/unit.log || skipped=1; \
	done; [ $$failed = 0 ] || exit 1; [ $$skipped = 0 ] || [ -z '$(CI)' ] || [ -n '$(MAY_SKIP)' ] || exit 1; \
	echo "unit: $(words $(UNIT_TESTS)) modules passed"

RUN_GOLDEN = WINNOW_BIN='$(CURDIR)/$(BIN)' WINNOW_DATA='$(CURDIR)/share' tests/golden/run.sh

golden-check: whole-data
	$(RUN_GOLDEN) $(GOLDEN)

.PHONY: setup-check
setup-check: ## what make does without data, without Python, in a folder with a space
	tests/setup.sh '$(MAKE)'

.PHONY: install-check
install-check: all ## what make install puts somewhere works, and make uninstall leaves nothing
	tests/install.sh '$(MAKE)'

.PHONY: tables-check
tables-check: all ## tables of parts add up; full disks, kill -9
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/parts.sh 1 7
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/spill.sh

# KILLS and DISKS make them longer, such as KILLS=10000.
.PHONY: pipeline-check
pipeline-check: all ## pipeline.sh with a program killed, or a disk full: the right summary or none
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/pipeline_kill.sh
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/pipeline_disk.sh
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/pipeline_full.sh

# Long: hours at every byte.
FULL_STEP = 1
DISK_SIZES = $(shell seq 4 4 512)
.PHONY: full-disks kills
full-disks: all ## the disk full at every FULL_STEPth byte of what is written, and at every page (hours)
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_full.sh $(FULL_STEP)
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/pipeline_full.sh $(FULL_STEP)
	WINNOW_BIN='$(CURDIR)/$(BIN)' DISKS='$(DISK_SIZES)' tests/faults/pipeline_disk.sh

KILLS = 5000
kills: all $(BUILD)/inject.so ## writers of an archive dead at each call, KILLS of them and of a run's processes killed at random (hours)
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/faults.py $(BUILD)/inject.so --deaths
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_kill.sh $(KILLS)
	WINNOW_BIN='$(CURDIR)/$(BIN)' KILLS=$(KILLS) tests/faults/pipeline_kill.sh

.PHONY: archive-check
archive-check: all $(BUILD)/inject.so ## an archive under kill -9, flipped bits, many writers and articles day by day
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/faults.py $(BUILD)/inject.so --deaths --sample=1
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_kill.sh
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_flip.sh
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_writers.sh
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_daily.sh

.PHONY: archive-full-check
archive-full-check: all ## an archive on a disk that is full, sooner or later
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/archive_full.sh

# Of each function that can fail, in each run, how many calls do so in faults-check.
FAULTS = 2
# A function's address from dlsym is what pedantry forbids.
$(BUILD)/inject.so: tests/faults/inject.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -O1 $(filter-out -Wpedantic,$(WARNINGS)) -fPIC -shared -o $@ $< -ldl

.PHONY: faults faults-check
faults: all $(BUILD)/inject.so ## every call that can fail, failing: ends well or with a message (minutes)
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/faults.py $(BUILD)/inject.so --table
faults-check: all $(BUILD)/inject.so ## the same, of some calls
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/faults.py $(BUILD)/inject.so --sample=$(FAULTS)

$(BUILD)/attack.so: tests/faults/attack.c
	@mkdir -p $(@D)
	$(CC) -std=c17 -O1 $(filter-out -Wpedantic,$(WARNINGS)) -fPIC -shared -o $@ $< -ldl

# Of how many files.
HOSTILE = 100
.PHONY: hostile-check
hostile-check: all ## a folder of bombs, lies and names that are options: all named, nothing else touched
	WINNOW_BIN='$(CURDIR)/$(BIN)' WINNOW_DATA='$(CURDIR)/share' $(PYTHON) tests/faults/hostile.py $(HOSTILE)

.PHONY: sandbox-check
sandbox-check: all $(BUILD)/attack.so ## what a program taken over by its input can do: nothing
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/faults/attack.sh $(BUILD)/attack.so
	$(PYTHON) tests/faults/takeover.py

golden: whole-data ## rewrite what the golden runs expect
	$(RUN_GOLDEN) --rewrite $(GOLDEN)

SOURCES := $(foreach folder,$(FOLDERS),$(call files,$(folder),[ch])) $(wildcard tests/unit/*.c)
SCRIPTS := $(SCRIPTED) $(wildcard pipeline/*.sh tests/*.sh tests/*/*.sh bench/*.sh cluster/*.sh packaging/*.sh docs/*.sh) .ci/run

CLANG_TIDY = xargs -n 4 -P $(JOBS) clang-tidy --quiet --warnings-as-errors='*' -p $(BUILD)/lint
# The analyzer does not know that cmocka's fail_msg ends a test.
TESTS_MAY = -clang-analyzer-core.*,-clang-analyzer-security.*,-misc-misleading-bidirectional

.PHONY: lint
lint: man ## clang-format, clang-tidy, cppcheck, shellcheck, mandoc
	clang-format --dry-run --Werror $(SOURCES) $(wildcard tests/fuzz/*.[ch] tests/faults/*.c)
	@mkdir -p $(BUILD)/lint
	printf '%s\n' -std=c17 $(CPPFLAGS) -I$(CURDIR) -I$(CURDIR)/$(BUILD) > $(BUILD)/lint/compile_flags.txt
	printf '%s\n' $(filter-out tests/%,$(filter %.c,$(SOURCES))) | $(CLANG_TIDY)
	printf '%s\n' $(filter tests/%,$(SOURCES)) | $(CLANG_TIDY) --checks='$(TESTS_MAY)'
	cppcheck --quiet --error-exitcode=1 --std=c11 --inline-suppr --suppressions-list=.cppcheck \
	    --enable=warning,performance,portability -I. $(FOLDERS)
	shellcheck $(SCRIPTS)
	mandoc -Tlint -Wwarning $(MANUALS)

.PHONY: sanitize coverage
SANITIZERS = address,undefined
# All but those that see which files a tool reads and writes itself.
ALIKE := $(filter-out %/gather-progress/cmd %/count-wrong/cmd,$(wildcard tests/golden/*/cmd))

# Where there is no memory, they give NULL as others do.
sanitize: ## all tests under the sanitizers, such as SANITIZERS=thread
	ASAN_OPTIONS=allocator_may_return_null=1 TSAN_OPTIONS=allocator_may_return_null=1 $(MAKE) --no-print-directory unit golden-check MAY_SKIP=yes BUILD=build/sanitize BIN=build/sanitize/bin \
	    CFLAGS='-O1 -g -fsanitize=$(SANITIZERS) -fno-sanitize-recover=all \
	    -fno-omit-frame-pointer' GOLDEN='$(if $(filter thread,$(SANITIZERS)),$(ALIKE))'

# In its sandbox a program may still write there what it reached. On a full disk it cannot: that
# cuts the counts short, so archive-full-check has no part in it. Threads count in one place.
coverage: ## lines that the tests reach: 95 of 100, or it fails
	find build/coverage -name '*.gcda' -delete 2>/dev/null || :
	$(MAKE) --no-print-directory unit golden-check tables-check archive-check faults-check \
	    BUILD=build/coverage BIN=build/coverage/bin \
	    CFLAGS='-O0 -g --coverage -fprofile-update=atomic -DCOVERAGE="\"$(CURDIR)/build/coverage\""'
	gcovr --root . --object-directory build/coverage \
	    $(FOLDERS:%=--filter %/) --fail-under-line 95

VALGRIND = valgrind -q --vgdb=no --trace-children=yes --error-exitcode=99 --leak-check=full \
    --show-leak-kinds=definite --errors-for-leak-kinds=definite
DEPS_VALGRIND := valgrind

.PHONY: valgrind deps-valgrind
valgrind: ## the tests of the modules and the golden runs under valgrind: minutes
	$(MAKE) --no-print-directory unit MAY_SKIP=yes RUN='$(VALGRIND)' BUILD=build/valgrind \
	    BIN=build/valgrind/bin CFLAGS='-O1 -g -DWITHOUT_SANDBOX'
	@mkdir -p build/valgrind/under
	for program in $(STAGES); do \
	    printf '#!/bin/sh\nexec $(VALGRIND) "%s" "$$@"\n' "$(CURDIR)/build/valgrind/bin/$$program" \
	        >build/valgrind/under/$$program && chmod +x build/valgrind/under/$$program || exit 1; done
	ln -sf "$(CURDIR)/build/valgrind/bin/cage" build/valgrind/under/cage # what it runs is not ours
	WINNOW_BIN='$(CURDIR)/build/valgrind/under' WINNOW_DATA='$(CURDIR)/share' \
	    tests/golden/run.sh $(ALIKE)

deps-valgrind: ## what valgrind needs
	$(APT) $(DEPS_VALGRIND)

FUZZ_TIME = 60
FUZZ_PIPELINE_TIME = 20
FUZZ_TARGETS := $(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c))
DEPS_FUZZ := clang libclang-rt-dev strace
DEPS_FUZZ_AFL := afl++

.PHONY: fuzz deps-fuzz fuzz-afl deps-fuzz-afl fuzz-targets
fuzz: all ## each target in tests/fuzz for FUZZ_TIME seconds, with clang's libFuzzer; then pipeline.sh
	$(MAKE) --no-print-directory -j$(JOBS) fuzz-targets BUILD=build/fuzz CC=clang CI= \
	    CFLAGS='-O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all \
	    -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize=pointer-overflow' LDFLAGS=
	tests/fuzz/run.sh build/fuzz/tests/fuzz $(FUZZ_TIME) $(FUZZ_TARGETS)
	$(MAKE) --no-print-directory fuzz-pipeline

.PHONY: fuzz-pipeline
fuzz-pipeline: all ## pipeline.sh with mutated files of every form for FUZZ_PIPELINE_TIME seconds
	WINNOW_BIN='$(CURDIR)/$(BIN)' WINNOW_DATA='$(CURDIR)/share' tests/fuzz/pipeline.py $(FUZZ_PIPELINE_TIME)

fuzz-afl: data ## the same with AFL++, without sanitizers: five times the runs
	AFL_QUIET=1 $(MAKE) --no-print-directory -j$(JOBS) fuzz-targets BUILD=build/afl CC=afl-clang-fast \
	    CI= CFLAGS='-O2 -g' LDFLAGS=
	tests/fuzz/afl.sh build/afl/tests/fuzz $(FUZZ_TIME) $(FUZZ_TARGETS)

deps-fuzz-afl: ## what fuzz-afl needs
	$(APT) $(DEPS_FUZZ_AFL)

deps-fuzz: ## what fuzz needs
	$(APT) $(DEPS_FUZZ)

fuzz-targets: $(FUZZ_TARGETS:%=$(BUILD)/tests/fuzz/%)
$(FUZZ_TARGETS:%=$(BUILD)/tests/fuzz/%): $(BUILD)/tests/fuzz/%: tests/fuzz/%.c $(ARCHIVES)
	@mkdir -p $(@D)
	$(COMPILE) -D_GNU_SOURCE -fsanitize=fuzzer -o $@ $< $(BUILD)/$(call folder,$*).a $(BUILD)/lib.a \
	    $(LDFLAGS) $(LIBRARIES_$(call folder,$*)) -ljansson

# Not part of check: they fetch large packages of other systems into build/.
DEPS_PEERS := parallel openssh-server openssh-client default-jre-headless python3-venv miller \
    python3-jsonschema chromium pngquant \
    $(if $(shell command -v npm),,nodejs npm)
DEPS_NPM := playwright-core@1.65.1 axe-core@4.14.1

.PHONY: deps-peers peers-check
deps-peers: ## what peers-check and browser-check need
	$(APT) $(DEPS_PEERS)
	npm install --silent --no-save --no-audit --no-fund --prefix data/packages/browser $(DEPS_NPM)

peers-check: all ## cluster/ with Spark and over ssh; tables in Miller, pandas, DuckDB; JSON by its schema
	tests/schema/run.sh
	tests/tables/run.sh
	tests/cluster/run.sh

# On machines that others have: of other instructions, and (s390x) with the bytes of numbers the other way.
DEPS_CROSS := qemu-user-static gcc-aarch64-linux-gnu libc6-dev-arm64-cross gcc-s390x-linux-gnu libc6-dev-s390x-cross
CROSS := arm64 s390x
CROSS_CASES = $(shell grep -L 'pipeline\.sh\|winnow\|faults' tests/golden/*/cmd)

.PHONY: deps-cross cross-check
deps-cross: ## what cross-check needs
	$(APT) $(DEPS_CROSS)

cross-check: data ## the golden cases of the programs, compiled for arm64 and s390x and run by qemu
	@failed=0; for architecture in $(CROSS); do \
	    tests/cross.sh '$(MAKE)' $$architecture $(BUILD)/cross/$$architecture $(CROSS_CASES) || failed=1; \
	done; exit $$failed

.PHONY: browser-check
browser-check: all ## the pages in Chromium, by mouse and keyboard, with axe-core
	NODE_PATH='$(CURDIR)/data/packages/browser/node_modules' WINNOW_BIN='$(CURDIR)/$(BIN)' \
	    WINNOW_DATA='$(CURDIR)/share' timeout 600 tests/browser/run.sh $(BUILD)/browser

.PHONY: screenshots
screenshots: all ## the pictures in docs/, of its articles
	NODE_PATH='$(CURDIR)/data/packages/browser/node_modules' WINNOW_BIN='$(CURDIR)/$(BIN)' \
	    WINNOW_DATA='$(CURDIR)/share' docs/screenshots.sh $(BUILD)/screenshots

.PHONY: clean distclean help
clean: ## remove what was compiled
	rm -rf $(BIN) $(BUILD)

distclean: clean ## and the data and packages
	rm -rf data/packages data/made $(patsubst %/,%,$(wildcard share/*/))

help: ## this list
	@echo 'deps         what the programs and the words of English need; "deps check": and the tests, of all languages'
	@echo 'deps-forms   what light markup and unusual packs need beside, and PDF of difficult layout'
	@echo 'deps-all     all forms, and the words of all languages'
	@echo 'deps-lint    what lint, coverage and instructions need'
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/\1	\2/p' Makefile packaging/*.mk bench/*.mk | expand -t 13

endif
