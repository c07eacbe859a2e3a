# Installing into PREFIX, under DESTDIR, and removing that again.

.PHONY: install uninstall
# Where a program goes, and under which name: winnow is always winnow. A prefix that ends in / is
# a folder below PREFIX (libexec/winnow/): programs there are run as `winnow tokenize`.
FOLDER_PREFIX = $(filter %/,$(PROGRAM_PREFIX))
NAME_PREFIX = $(if $(FOLDER_PREFIX),,$(PROGRAM_PREFIX))
named = $(if $(filter winnow %.5,$(1)),,$(NAME_PREFIX))$(1)
PROGRAMDIR = $(if $(FOLDER_PREFIX),$(PREFIX)/$(FOLDER_PREFIX:%/=%),$(BINDIR))
placed = $(if $(filter winnow,$(1)),$(BINDIR),$(PROGRAMDIR))/$(call named,$(1))
page = $(MANDIR)/man$(subst .,,$(suffix $(1)))/$(if $(filter winnow.1,$(1)),$(1),$(call named,$(1)))

# Packagers compile Python where a package is installed, not below DESTDIR.
# Whatever the umask, others can read it; nothing that make makes again is root's.
install: all ## into PREFIX (under DESTDIR)
	umask 022; mkdir -p '$(DESTDIR)$(DATADIR)' '$(DESTDIR)$(BINDIR)'
	umask 022; $(foreach program,$(STAGES),install -D -m 755 $(BIN)/$(program) '$(DESTDIR)$(call placed,$(program))' &&) :
	umask 022; $(foreach script,$(SCRIPTED),sed -e "s|^prefix=''|prefix='$(NAME_PREFIX)'|" \
	    -e "s|^data=''|data='$(DATADIR)'|" -e "s|^programs=''|programs='$(PROGRAMDIR)'|" $(script) \
	    > '$(DESTDIR)$(call placed,$(script))' && chmod 755 '$(DESTDIR)$(call placed,$(script))' &&) :
	umask 022; (find convert pipeline -type f ! -path '*/__pycache__/*' && \
	    cd share && find . -type f ! -path '*/__pycache__/*' ! -name '*.part') | while read -r file; do \
	    case $$file in ./*) from=share/$$file;; *) from=$$file;; esac; \
	    install -D -m 644 "$$from" '$(DESTDIR)$(DATADIR)'/"$$file" || exit 1; done
	$(if $(DESTDIR),,umask 022; $(if $(WITH_PYTHON),$(BYTECODE) '$(DATADIR)/convert' '$(DATADIR)/python' || :))
	umask 022; $(foreach manual,$(MANUALS),install -D -m 644 $(manual) '$(DESTDIR)$(call page,$(notdir $(manual)))' &&) :
	umask 022; $(foreach file,$(COMPLETIONS),install -D -m 644 $(file) \
	    '$(DESTDIR)$(call COMPLETIONS_$(notdir $(patsubst %/,%,$(dir $(file)))),$(call named,$(notdir $(file))))' &&) :

uninstall: ## from PREFIX
	rm -f $(foreach program,$(STAGES) $(SCRIPTED),'$(DESTDIR)$(call placed,$(program))') \
	    $(foreach manual,$(MANUALS),'$(DESTDIR)$(call page,$(notdir $(manual)))') \
	    $(foreach shell,bash zsh fish,$(foreach program,$(STAGES) $(SCRIPTED), \
	    '$(DESTDIR)$(call COMPLETIONS_$(shell),$(call named,$(program)))'))
	$(if $(FOLDER_PREFIX),rmdir '$(DESTDIR)$(PROGRAMDIR)' 2>/dev/null || :)
	rm -rf '$(DESTDIR)$(DATADIR)'
