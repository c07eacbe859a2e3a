/* Addresses of documents, as links have them. */
#include "report/draw/draw.h"

/* Writes text with all bytes as %HH that are no letter, no digit and none of `kept`; the
 * arena owns it. */
static struct span encode(struct arena *arena, struct span text, const char *kept)
{
    static const char hex[] = "0123456789ABCDEF";
    char *room = arena_new(arena, 3 * text.size + 1, 1);
    size_t size = 0;
    for (size_t i = 0; i < text.size; i++) {
        char byte = text.data[i];
        bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                     (byte >= '0' && byte <= '9') || (byte && strchr(kept, byte));
        if (plain) {
            room[size++] = byte;
        } else {
            room[size++] = '%';
            room[size++] = hex[(unsigned char)byte >> 4];
            room[size++] = hex[(unsigned char)byte & 15];
        }
    }
    return (struct span){room, size};
}

struct span draw_path(struct arena *arena, struct span path)
{
    return encode(arena, path, "/-._~");
}

struct span draw_address(
    struct arena *arena, const struct summary_document *document, const char *base)
{
    struct span address = document->address;
    if (span_starts(address, SPAN("https://")) || span_starts(address, SPAN("http://")))
        return encode(arena, address, "-._~:/?#[]@!$&()*+,;=%");
    if (document->file.size == 0)
        return SPAN("");
    struct span path = draw_path(arena, document->file);
    bool absolute = *path.data == '/';
    return arena_print(arena, "%s%.*s",
        absolute ? "file://"
        : base   ? base
                 : "",
        (int)path.size, path.data);
}
