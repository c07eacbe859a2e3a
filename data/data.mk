# Data that packages bring, compiled into share/, where the programs find it. A fragment here
# adds to DEPS_DEBIAN, DEPS_PYPI and DATA, and says how its data are made.

# Debian's own, which sees the modules that deps installs.
PYTHON ?= /usr/bin/python3

include $(sort $(filter-out data/data.mk,$(wildcard data/*.mk)))
