#include "gather/rest.h"

#include <errno.h>
#include <unistd.h>

#include "lib/utf8.h"

enum {
    BLOCK = 16 * 1024, /* bytes that are read at once */
    CUT = 3,           /* bytes of a character that is cut, at most */
    WORD = sizeof(uint64_t),
};

/* How many bytes from `at` are ASCII, in whole words. */
static size_t ascii_words(struct span text, size_t at)
{
    const uint64_t high = 0x8080808080808080U;
    size_t begin = at;
    uint64_t word;
    for (; at + WORD <= text.size; at += WORD) {
        memcpy(&word, text.data + at, WORD);
        if (word & high)
            break;
    }
    return at - begin;
}

/* How many bytes are UTF-8: all, or those before the first that are not. */
static size_t valid_size(struct span text)
{
    size_t at = 0;
    while ((at += ascii_words(text, at)) < text.size) {
        uint32_t code;
        int length = utf8_decode(text.data + at, text.size - at, &code);
        if (length < 0)
            break;
        at += (size_t)length;
    }
    return at;
}

/* Whether bytes are the beginning of a character, and nothing else. */
static bool is_cut(struct span text)
{
    uint32_t code;
    return !text.size || (text.size <= CUT &&
                             utf8_decode(text.data, text.size, &code) == -(int)text.size);
}

static struct span behind(struct span text, size_t size)
{
    return (struct span){text.data + size, text.size - size};
}

bool rest_is_utf8(int fd, struct span head)
{
    char block[CUT + BLOCK];
    struct span left = behind(head, valid_size(head));
    ssize_t got = 1;
    while (got && is_cut(left)) {
        size_t kept = left.size;
        memmove(block, left.data, kept);
        do
            got = read(fd, block + kept, BLOCK);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return true;
        struct span text = {block, kept + (size_t)got};
        left = behind(text, valid_size(text));
    }
    return left.size == 0;
}
