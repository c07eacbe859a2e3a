#include "gather/write.h"

#include <errno.h>
#include <fcntl.h>

#include "lib/arena.h"
#include "lib/message.h"

void write_open(struct output *output, const char *path)
{
    int flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC;
    int fd = open(path, flags, 0666);
    if (fd < 0)
        message_die(STATUS_USAGE, path, "%s", strerror(errno));
    output_open(output, fd);
}

void write_open_in(struct output *output, const char *folder, const char *name)
{
    struct arena arena = {0};
    write_open(output, arena_print(&arena, "%s/%s", folder, name).data);
    arena_free(&arena);
}

void write_close(struct output *output, const char *path)
{
    int error = output_close(output);
    if (error)
        message_die(STATUS_USAGE, path, "%s", strerror(error));
}
