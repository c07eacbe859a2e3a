#include "gather/rest.h"

#include <errno.h>
#include <unistd.h>

#include "lib/utf8.h"

enum {
    BLOCK = 16 * 1024, /* bytes that are read at once */
    CUT = 3,           /* bytes of a character that is cut, at most */
};

/* What of a text is not UTF-8, or is a character that its end cuts. */
static struct span rest_left(struct span text)
{
    return span_behind(text, utf8_valid(text.data, text.size));
}

bool rest_is_utf8(int fd, struct span head)
{
    char block[CUT + BLOCK];
    struct span left = rest_left(head);
    ssize_t got = 1;
    while (got && (!left.size || utf8_is_cut(left.data, left.size))) {
        size_t kept = left.size;
        memmove(block, left.data, kept);
        do
            got = read(fd, block + kept, BLOCK);
        while (got < 0 && errno == EINTR);
        if (got < 0)
            return true;
        left = rest_left((struct span){block, kept + (size_t)got});
    }
    return left.size == 0;
}
