# What is made for others: source and binary packages, the bill of materials, the site.

# Of which commit and day this is, and of which day its data: from the file that `make dist` puts into
# the source tarball, or from git, also where root installs from a clone of another user.
GIT := $(if $(wildcard .git),git -c safe.directory='*')
COMMIT := $(or $(shell cat packaging/commit 2>/dev/null),$(if $(GIT),$(shell \
    $(GIT) log -1 --format='commit %h of %cs' 2>/dev/null)$(addprefix $(comma) data of ,$(shell \
    $(GIT) log -1 --format=%cs -- data 2>/dev/null))),commit unknown)
$(BUILD)/commit: FORCE
	@mkdir -p $(@D)
	@echo '$(COMMIT)' | cmp -s - $@ || echo '$(COMMIT)' > $@
$(BUILD)/lib/version.o: override CPPFLAGS += -DCOMMIT='"$(COMMIT)"'
$(BUILD)/lib/version.o: $(BUILD)/commit

.PHONY: reproducible sbom
reproducible: ## the programs built twice, in different folders: the same bytes
	packaging/reproducible.sh $(BUILD)/reproducible

sbom: ## what it is made of, as CycloneDX, in build/winnow.cdx.json
	@mkdir -p $(BUILD)
	packaging/sbom.py '$(VERSION)' 'debian=$(sort $(subst |, ,$(DEPS_DEBIAN) $(DEPS_WANTED) $(DEPS_FORMS) $(DEPS_READ) \
	    $(foreach language,$(ALL_LANGUAGES),$(DEPS_DEBIAN_$(language)))))' \
	    'pypi=$(sort $(DEPS_PYPI) $(foreach wheel,$(DEPS_WHEELS),$(firstword $(subst /, ,$(wheel)))) \
	        $(foreach language,$(ALL_LANGUAGES),$(DEPS_PYPI_$(language))))' \
	    'debian-check=$(DEPS_CHECK) $(DEPS_LINT) $(DEPS_FUZZ) $(DEPS_FUZZ_AFL) $(DEPS_VALGRIND) $(DEPS_PEERS)' \
	    'npm-check=$(DEPS_NPM)' > $(BUILD)/winnow.cdx.json

# The source tarball, the same bytes of the same commit; `make dist SIGN=KEY` signs it, too.
NAME := winnow-$(VERSION)
SIGN =
.PHONY: dist deb tarball
dist: ## the source tarball in build/, signed with SIGN=KEY of gpg
	packaging/dist.sh $(BUILD) $(NAME) '$(COMMIT)' $(SIGN)

deb: all ## Debian's packages in build/deb: winnow, and winnow-data-LANG of each language in share/
	packaging/deb.sh $(BUILD)/deb '$(VERSION)' '$(MAKE)'

tarball: all ## programs and data in one tarball, to be unpacked and used anywhere, without root
	packaging/tarball.sh $(BUILD) $(NAME)-$(MACHINE) '$(MAKE)'

.PHONY: dist-data
dist-data: data ## the words of each language in share/ as a package in build/packages-data, for `winnow data add`
	packaging/dist_data.sh $(BUILD)/packages-data '$(VERSION)'

.PHONY: packages deb-check
packages: dist data ## what Alpine and Homebrew build from: recipes, and English to go with the source tarball, in build/
	packaging/dist_share.sh $(BUILD) $(NAME)
	sum() { "$${1}sum" $(BUILD)/$(NAME)$$2.tar.gz | cut -d' ' -f1; }; \
	sed "s/@VERSION@/$(VERSION)/g; s/@SHA512@/$$(sum sha512 '')/; s/@SHA512_SHARE@/$$(sum sha512 -share)/" \
	    packaging/alpine/APKBUILD.in > $(BUILD)/APKBUILD && \
	sed "s/@VERSION@/$(VERSION)/g; s/@SHA256@/$$(sum sha256 '')/; s/@SHA256_SHARE@/$$(sum sha256 -share)/" \
	    packaging/homebrew/winnow.rb.in > $(BUILD)/winnow.rb

DEPS_DEB := debhelper lintian debootstrap
deps-deb: ## what deb and deb-check need
	$(APT) $(DEPS_DEB)

deb-check: ## the packages in a fresh root of Debian: installed, used, purged (as root)
	tests/deb.sh $(BUILD)/deb

DOCUMENTS := $(wildcard docs/*.md docs/samples/*.md)
.PHONY: documents documents-check site
documents-check: all ## the commands of docs/*.md print what is written there
	WINNOW_BIN='$(CURDIR)/$(BIN)' tests/documents.sh $(DOCUMENTS)
documents: all ## write what they print into them
	tests/documents.sh --rewrite $(DOCUMENTS)
site: all man ## guides, manuals and samples as pages in build/site, every link checked
	packaging/site.sh $(BUILD)/site $(BUILD)/man
