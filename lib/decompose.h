/* Decomposition of text by utf8proc, in time linear in its size. */
#ifndef LIB_DECOMPOSE_H
#define LIB_DECOMPOSE_H

#include <utf8proc.h>

#include "lib/span.h"

enum {
    DECOMPOSE_SHORT = 256, /* bytes of a text that utf8proc decomposes as fast */
};

/* As utf8proc_decompose_custom, to at most `most` code points: writes them, marks in canonical
 * order, and returns their number, or a negative error of utf8proc (UTF8PROC_ERROR_OVERFLOW:
 * there is no room). utf8proc itself orders marks by exchanging neighbours, for which
 * thousands behind one letter take seconds. Ends the program where memory runs out. */
utf8proc_ssize_t decompose(struct span text, utf8proc_int32_t *codes, size_t most,
    utf8proc_option_t options, utf8proc_custom_func custom);

#endif
