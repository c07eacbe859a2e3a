# Measuring: beside what people use instead, growth, instructions (bench/README.md).

DEPS_BENCH := time mawk ucto libunistring-dev libicu-dev libstemmer-tools python3-venv git \
    dict-gcide python3-doc maven \
    $(if $(shell command -v javac),,default-jdk-headless) \
    $(if $(shell command -v go),,golang-go) $(if $(shell command -v cargo),,cargo)

.PHONY: bench deps-bench
bench: all ## beside what people use instead: bench/results.md (BENCH=SECTION, CORPUS=FILE, COUNTWORDS=FOLDER)
	$(PYTHON) -B bench/bench.py $(BENCH)

$(BUILD)/bench/articles: bench/articles.c
	@mkdir -p $(@D)
	$(CC) -O2 -o $@ $<

.PHONY: whole
whole: all $(BUILD)/bench/articles ## the whole job: growth from 1 MB, and beside Python: bench/whole.md (WHOLE="--largest=1000 --documents=FOLDER")
	WINNOW_DATA=$(abspath share) $(PYTHON) -B bench/whole.py $(WHOLE)

$(BUILD)/bench/phrase_features: bench/phrase_features.c $(BUILD)/report.a $(BUILD)/lib.a
	@mkdir -p $(@D)
	$(COMPILE) $(LDFLAGS) -o $@ $^ $(LIBRARIES_report)

deps-bench: ## what bench needs
	$(APT) $(DEPS_BENCH)
	bench/peers.sh fetch

.PHONY: growth
growth: all ## how time and memory grow with text, documents, vocabulary, topics: tables, and bench/growth-*.svg
	WINNOW_DATA='$(CURDIR)/share' $(PYTHON) bench/growth.py $(GROWTH)

.PHONY: instructions
instructions: all ## instructions of each stage on fixed inputs, against bounds; REWRITE=1: rewrite these
	WINNOW_DATA='$(CURDIR)/share' $(PYTHON) bench/instructions.py $(if $(REWRITE),--rewrite) $(CASES)

.PHONY: giants
giants: all ## a word of 4 GiB, 2^32+1 tokens, 2^31+1 documents, counted right (an hour)
	WINNOW_DATA='$(CURDIR)/share' $(PYTHON) bench/giants.py $(GIANTS)
