/* Character sets: what iconv makes of the bytes whole, the charset makes of them in pieces,
 * and it is UTF-8 whatever the bytes are. */
#include "tests/fuzz/fuzz.h"

#include <sys/socket.h>

#include "lib/utf8.h"
#include "tokenize/formats/charset.h"

static const char *const names[] = {"ISO-8859-1", "WINDOWS-1252", "UTF-16", "UTF-32LE",
    "SHIFT_JIS", "EUC-JP", "ISO-2022-JP", "GB18030", "BIG5", "EUC-KR", "UTF-7", "KOI8-R",
    "ISO-2022-KR", "HZ"};

/* All that the input gives. */
static void read_all(struct input *input, struct output *output)
{
    while (input_more(input)) {
        output_write(
            output, (struct span){input->data + input->begin, input->end - input->begin});
        input_skip(input, input->end - input->begin);
    }
}

enum { PACKETS_MOST = 16 };

/* A descriptor that gives a packet a read: pieces of random sizes. */
static int packets_new(struct span text, uint64_t seed)
{
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends) != 0)
        abort();
    struct fuzz_pieces pieces = {text, seed};
    char *room = memory_new(text.size + 1, 1);
    for (int i = 0; i < PACKETS_MOST && pieces.left.size; i++) {
        if (i == PACKETS_MOST - 1)
            pieces.seed = 0;
        size_t size = (size_t)fuzz_give(&pieces, room, text.size);
        if (write(ends[1], room, size) != (ssize_t)size)
            abort();
    }
    free(room);
    close(ends[1]);
    return ends[0];
}

static struct span convert(struct charset *charset, int fd, struct output *output)
{
    struct input input;
    input_attach(&input, fd, "fuzz");
    charset_attach(charset, &input);
    read_all(&input, output);
    fuzz_check(input.error == 0, "an error of reading");
    input_close(&input);
    return fuzz_written(output);
}

static void check_utf8(struct span text)
{
    for (size_t i = 0; i < text.size;) {
        uint32_t code;
        int size = utf8_decode(text.data + i, text.size - i, &code);
        fuzz_check(size > 0, "what comes out is not UTF-8");
        i += (size_t)size;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct charset *charsets[sizeof names / sizeof *names];
    struct fuzz fuzz = {data, size};
    size_t which = fuzz_byte(&fuzz) % (sizeof names / sizeof *names);
    if (!charsets[which])
        charsets[which] = charset_new(names[which]);
    if (!charsets[which])
        return 0;
    uint64_t seed = 1 + fuzz_byte(&fuzz);
    struct span text = fuzz_rest(&fuzz);
    struct charset *charset = charsets[which];
    struct span whole = convert(charset, fuzz_file_new(text).fd, fuzz_output(0));
    uint64_t invalid = charset_take_invalid(charset);
    struct span pieces = convert(charset, packets_new(text, seed), fuzz_output(1));
    check_utf8(whole);
    fuzz_same(names[which], whole, pieces);
    fuzz_check(charset_take_invalid(charset) == invalid, "another number of wrong bytes");
    return 0;
}
