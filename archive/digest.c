#include "archive/digest.h"

#include <errno.h>
#include <stdlib.h>

#include "archive/hex.h"
#include "lib/escape.h"
#include "lib/memory.h"

void digest_line(struct sha256 *sha256, const struct vertical_line *line)
{
    struct span bytes = line->raw;
    if (line->kind == VERTICAL_OPEN || line->kind == VERTICAL_BLANK)
        return;
    if (line->kind == VERTICAL_TOKEN)
        bytes = vertical_column(line, 0);
    sha256_add(sha256, bytes);
    sha256_add(sha256, SPAN("\n"));
}

void digest_end(struct sha256 *sha256, unsigned char hash[ARTICLE_HASH])
{
    unsigned char digest[SHA256_DIGEST];
    sha256_end(sha256, digest);
    memcpy(hash, digest, ARTICLE_HASH);
}

static void write_id(struct output *output, struct span attribute)
{
    struct arena arena = {0};
    char *room = arena_new(&arena, attribute.size + 1, 1);
    output_write(output, (struct span){room, unescape_xml(attribute, room)});
    output_byte(output, '\t');
    arena_free(&arena);
}

static void write_hash(struct output *output, struct sha256 *sha256)
{
    unsigned char hash[ARTICLE_HASH];
    char text[2 * ARTICLE_HASH + 1];
    digest_end(sha256, hash);
    hex_write(hash, ARTICLE_HASH, text);
    output_text(output, text);
    output_byte(output, '\n');
}

void digest_stream(struct input *input, struct output *output)
{
    struct vertical stream = {.input = input};
    struct vertical_line line;
    struct sha256 sha256;
    sha256_begin(&sha256);
    while (vertical_next(&stream, &line) != VERTICAL_END) {
        if (!span_equal(line.name, SPAN("doc"))) {
            digest_line(&sha256, &line);
        } else if (line.kind == VERTICAL_OPEN) {
            sha256_begin(&sha256);
            write_id(output, vertical_attribute(&line, SPAN("id")));
        } else {
            write_hash(output, &sha256);
        }
    }
}

static bool digest_add(struct digests *digests, struct span line)
{
    const char *tab = line.size ? memchr(line.data, '\t', line.size) : NULL;
    if (!tab)
        return false;
    size_t size = (size_t)(tab - line.data);
    uint32_t number = hash_strings_add(&digests->ids, (struct span){line.data, size});
    digests->hashes = memory_grow(
        digests->hashes, &digests->capacity, number + 1, sizeof *digests->hashes);
    return hex_read((struct span){tab + 1, line.size - size - 1}, digests->hashes[number],
        ARTICLE_HASH);
}

bool digests_read(struct digests *digests, const char *file)
{
    struct input input;
    struct span line;
    bool good = true;
    hash_strings_open(&digests->ids);
    if (input_open(&input, file))
        while (good && input_line(&input, &line))
            good = digest_add(digests, line);
    int error = input.error;
    input_close(&input);
    errno = error ? error : EINVAL;
    return good && !error;
}

void digests_find(
    const struct digests *digests, struct span id, unsigned char hash[ARTICLE_HASH])
{
    uint32_t number = digests->hashes ? hash_strings_find(&digests->ids, id) : 0;
    if (number)
        memcpy(hash, digests->hashes[number], ARTICLE_HASH);
}

void digests_free(struct digests *digests)
{
    hash_strings_close(&digests->ids);
    free(digests->hashes);
}
