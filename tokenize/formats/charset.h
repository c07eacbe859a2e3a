/* Input in another character set than UTF-8, by iconv. */
#ifndef TOKENIZE_FORMATS_CHARSET_H
#define TOKENIZE_FORMATS_CHARSET_H

#include "lib/input.h"

struct charset;

/* Whether a name is UTF-8's, which needs no charset, and is best read without: iconv lets
 * pass what lies beyond Unicode. */
bool charset_is_utf8(const char *name);

/* NULL where iconv does not know the set. Freed with charset_free. */
struct charset *charset_new(const char *name);
void charset_free(struct charset *charset);

/* Has an input, just opened, give UTF-8; its positions count the bytes of that. A byte that
 * is not of the character set becomes U+FFFD. */
void charset_attach(struct charset *charset, struct input *input);

/* How many such bytes there were since the last call. */
uint64_t charset_take_invalid(struct charset *charset);

#endif
