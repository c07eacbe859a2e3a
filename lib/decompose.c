#include "lib/decompose.h"

#include <stdlib.h>

#include "lib/memory.h"

enum {
    CLASSES = 256, /* of combining marks; 0: no mark */
};

static unsigned class_of(utf8proc_int32_t code)
{
    return (unsigned)utf8proc_get_property(code)->combining_class;
}

static bool is_ordered(const utf8proc_int32_t *marks, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (class_of(marks[i]) < class_of(marks[i - 1]))
            return false;
    return true;
}

/* By their classes, those of one class in the order in which they stand. */
static void order_marks(utf8proc_int32_t *marks, size_t count)
{
    size_t place[CLASSES + 1] = {0};
    utf8proc_int32_t *copy = memory_new(count, sizeof *copy);
    memcpy(copy, marks, count * sizeof *copy);
    for (size_t i = 0; i < count; i++)
        place[class_of(copy[i]) + 1]++;
    for (size_t class = 1; class <= CLASSES; class ++)
        place[class] += place[class - 1];
    for (size_t i = 0; i < count; i++)
        marks[place[class_of(copy[i])]++] = copy[i];
    free(copy);
}

static void order_all(utf8proc_int32_t *codes, size_t count)
{
    for (size_t begin = 0, end; begin < count; begin = end + 1) {
        for (end = begin; end < count && class_of(codes[end]);)
            end++;
        if (!is_ordered(codes + begin, end - begin))
            order_marks(codes + begin, end - begin);
    }
}

utf8proc_ssize_t decompose(struct span text, utf8proc_int32_t *codes, size_t most,
    utf8proc_option_t options, utf8proc_custom_func custom)
{
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.data;
    if (text.size <= DECOMPOSE_SHORT) {
        utf8proc_ssize_t count =
            utf8proc_decompose_custom(bytes, (utf8proc_ssize_t)text.size, codes,
                (utf8proc_ssize_t)most, options, custom, NULL);
        return count > (utf8proc_ssize_t)most ? UTF8PROC_ERROR_OVERFLOW : count;
    }
    size_t used = 0;
    for (size_t at = 0; at < text.size;) {
        utf8proc_int32_t code;
        int bound = 0;
        utf8proc_ssize_t size =
            utf8proc_iterate(bytes + at, (utf8proc_ssize_t)(text.size - at), &code);
        if (size < 0)
            return size;
        at += (size_t)size;
        utf8proc_ssize_t parts = utf8proc_decompose_char(custom ? custom(code, NULL) : code,
            codes + used, (utf8proc_ssize_t)(most - used), options, &bound);
        if (parts < 0 || (size_t)parts > most - used)
            return parts < 0 ? parts : UTF8PROC_ERROR_OVERFLOW;
        used += (size_t)parts;
    }
    order_all(codes, used);
    return (utf8proc_ssize_t)used;
}
