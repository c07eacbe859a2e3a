# Data that packages bring, compiled into share/, where the programs find it.

.PHONY: share
share: $(DATA)
