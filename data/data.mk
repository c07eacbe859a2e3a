# Data that packages bring, compiled into share/, where the programs find it. A fragment here
# adds to DEPS_DEBIAN, DEPS_PYPI and DATA, and says how its data are made.

include $(sort $(filter-out data/data.mk,$(wildcard data/*.mk)))
