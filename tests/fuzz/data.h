/* For targets whose subject reads data files time and again: each is mapped once. */
#ifndef TESTS_FUZZ_DATA_H
#define TESTS_FUZZ_DATA_H

#define datadir_read datadir_read_anew
#define datadir_read_language datadir_read_language_anew
#include "lib/datadir.c"
#undef datadir_read
#undef datadir_read_language

enum { DATA_FILES = 256 };

static bool data_keep(void *kept, struct span file)
{
    *(struct span *)kept = file;
    return true;
}

bool datadir_read(const char *name, datadir_reader *reader, void *kept)
{
    static struct {
        char *name;
        struct span file;
    } files[DATA_FILES];
    int i = 0;
    while (i < DATA_FILES && files[i].name && strcmp(files[i].name, name) != 0)
        i++;
    if (i == DATA_FILES)
        return false;
    if (!files[i].name) {
        files[i].name = strdup(name);
        datadir_read_anew(name, data_keep, &files[i].file);
    }
    return files[i].file.data && reader(kept, files[i].file);
}

bool datadir_read_language(const char *folder, struct span language, const char *form,
    datadir_reader *reader, void *kept)
{
    struct arena arena = {0};
    bool read =
        is_language(language) && datadir_read(arena_print(&arena, "%s/%.*s.%s", folder,
                                                  (int)language.size, language.data, form)
                                                  .data,
                                     reader, kept);
    arena_free(&arena);
    return read;
}

#endif
