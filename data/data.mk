# Data that packages bring, compiled into share/, where the programs find it.

include data/dictionaries.mk

.PHONY: share
share: $(DATA)
