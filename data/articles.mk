# What articles in other forms than text are converted with (convert/): Debian's programs and,
# in share/python, Python modules that Debian does not have: trafilatura (Apache-2.0), which finds
# the article in a web page, with courlan, htmldate, justext, lxml_html_clean and tld; warcio
# (Apache-2.0), which reads WARC.

DEPS_FORMS += file poppler-utils pandoc libarchive-tools gzip xz-utils zstd bzip2 libuchardet0 \
    python3-lxml python3-dateparser python3-babel python3-urllib3 \
    python3-certifi python3-charset-normalizer python3-six python3-webencodings python3-openpyxl
ARTICLE_MODULES := trafilatura==2.3.1 courlan==1.4.0 htmldate==1.11.0 \
    lxml_html_clean==0.4.6 tld==0.13.2 warcio==1.7.4
# justext: see stopwords.mk.
DEPS_PYPI += $(ARTICLE_MODULES)

ARTICLE_WHEELS := $(foreach module,trafilatura courlan htmldate justext lxml_html_clean tld \
    warcio,$(wildcard data/packages/$(module)-*.whl))

DATA += $(if $(and $(WITH_PYTHON),$(strip $(ARTICLE_WHEELS))),share/python)

share/python: $(ARTICLE_WHEELS)
	rm -rf $@ $@.part
	for wheel in $^; do $(PYTHON) -m zipfile -e $$wheel $@.part || exit 1; done
	mv $@.part $@
	touch $@
