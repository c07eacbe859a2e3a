/* The sections topics, documents and trends, which are found together. */
#ifndef REPORT_TOPICS_SECTION_H
#define REPORT_TOPICS_SECTION_H

#include "report/material.h"
#include "report/summary.h"

/* Finds topics in the history, where there is one, with their trends where periods are
 * wanted, and for pages places them on a map. Returns NULL, or what is wrong with the file
 * of topics. */
const char *topics_section(const struct material *material, struct summary *summary);

#endif
