#include "tokenize/formats/charset.h"

#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <strings.h>
#include <unistd.h>

#include "lib/memory.h"

static const char replacement[] = "\xEF\xBF\xBD";

struct charset {
    iconv_t converter;
    struct input raw_input; /* what the input was before: where the bytes come from */
    char raw[INPUT_BLOCK];
    size_t begin, end; /* what is read and not yet converted */
    size_t most;       /* bytes that are converted at once */
    bool finished;
    uint64_t invalid;
};

bool charset_is_utf8(const char *name)
{
    return strcasecmp(name, "utf-8") == 0 || strcasecmp(name, "utf8") == 0;
}

/* What glibc makes of mistakes in UTF-7 depends on where its calls ended: each byte is one.
 */
static bool is_utf7(const char *name)
{
    return strncasecmp(name, "utf-7", 5) == 0 || strncasecmp(name, "utf7", 4) == 0;
}

struct charset *charset_new(const char *name)
{
    iconv_t converter = iconv_open("UTF-8", name);
    if (converter == (iconv_t)-1) // NOLINT(performance-no-int-to-ptr): POSIX has it so
        return NULL;
    struct charset *charset = memory_new(1, sizeof *charset);
    charset->converter = converter;
    charset->most = is_utf7(name) ? 1 : INPUT_BLOCK;
    return charset;
}

void charset_free(struct charset *charset)
{
    if (charset)
        iconv_close(charset->converter);
    free(charset);
}

uint64_t charset_take_invalid(struct charset *charset)
{
    uint64_t invalid = charset->invalid;
    charset->invalid = 0;
    return invalid;
}

/* Reads behind what is left of the raw bytes. False on an error. */
static bool read_raw(struct charset *charset)
{
    size_t left = charset->end - charset->begin;
    memmove(charset->raw, charset->raw + charset->begin, left);
    charset->begin = 0;
    charset->end = left;
    ssize_t got =
        input_read(&charset->raw_input, charset->raw + left, sizeof charset->raw - left);
    if (got < 0)
        return false;
    charset->end += (size_t)got;
    charset->finished = got == 0;
    return true;
}

/* Passes over a byte that is not of the set. */
static void replace(struct charset *charset, char **room, size_t *left)
{
    charset->begin++;
    charset->invalid++;
    memcpy(*room, replacement, 3);
    *room += 3;
    *left -= 3;
}

/* Converts what is there, or at most so many bytes of it as make a character. Returns the
 * errno that stopped it, 0 at the end of the bytes. */
static int convert(struct charset *charset, char **room, size_t *left)
{
    size_t there = charset->end - charset->begin, most = charset->most;
    for (;;) {
        char *raw = charset->raw + charset->begin;
        size_t size = there < most ? there : most;
        size_t result = iconv(charset->converter, &raw, &size, room, left);
        int error = result == (size_t)-1 ? errno : 0;
        bool stuck = error == EINVAL && raw == charset->raw + charset->begin;
        charset->begin = (size_t)(raw - charset->raw);
        if (!stuck || most >= there)
            return error;
        most++;
    }
}

/* As read(2): at least one byte of UTF-8, 0 at the end, -1 on an error. */
static ssize_t read_converted(void *context, char *room, size_t size)
{
    struct charset *charset = context;
    char *at = room;
    size_t left = size;
    while (at == room) {
        if (!charset->finished && !read_raw(charset))
            return -1;
        int error = 0;
        while (left > 3 && charset->begin < charset->end) {
            error = convert(charset, &at, &left);
            bool torn = error == EINVAL && charset->finished;
            if (left > 3 && (error == EILSEQ || torn))
                replace(charset, &at, &left);
            else if (error)
                break;
        }
        if (charset->finished && charset->begin == charset->end)
            break;
    }
    return at - room;
}

void charset_attach(struct charset *charset, struct input *input)
{
    charset->raw_input = *input;
    charset->begin = charset->end = 0;
    charset->finished = false;
    iconv(charset->converter, NULL, NULL, NULL, NULL);
    input->source = read_converted;
    input->context = charset;
}
