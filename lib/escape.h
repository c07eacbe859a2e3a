/* How names and tokens are written so that no TAB, line break or tag can be confused with
 * structure, and text from strangers so that people can see it safely. */
#ifndef LIB_ESCAPE_H
#define LIB_ESCAPE_H

#include "lib/arena.h"
#include "lib/output.h"

/* A name (of a document) as the stream and the tables hold it: what could do more than be seen
 * (utf8_is_harmful) and bytes that are not UTF-8 as \t, \n, \xHH, a backslash as \\. */
struct span escape_name_new(struct arena *arena, struct span name);

/* The bytes that an escaped name stands for; what is no escape stays as it is. */
struct span unescape_name_new(struct arena *arena, struct span name);

/* Writes text as XML character data or an attribute's value: & < > " as entities. */
void escape_xml(struct output *output, struct span text);

/* Decodes &amp; &lt; &gt; &quot; &apos; into `room` of at least text.size bytes, which may
 * be where the text itself stands; an unknown entity stays as it is. Returns the bytes
 * written. */
size_t unescape_xml(struct span text, char *room);

/* The text with everything that could do more than be seen (utf8_is_harmful) and bytes that
 * are not UTF-8 replaced by U+FFFD. The text itself where it has none, else owned by the
 * arena. */
struct span harmless_new(struct arena *arena, struct span text);

#endif
