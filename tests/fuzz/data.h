/* For targets whose subject reads data files time and again: each is mapped once. */
#ifndef TESTS_FUZZ_DATA_H
#define TESTS_FUZZ_DATA_H

struct span datadir_map_anew(const char *name);

#define datadir_map datadir_map_anew
#define datadir_map_language datadir_map_language_anew
#include "lib/datadir.c"
#undef datadir_map
#undef datadir_map_language

enum { DATA_FILES = 256 };

struct span datadir_map(const char *name)
{
    static struct {
        char *name;
        struct span file;
    } files[DATA_FILES];
    int i = 0;
    while (i < DATA_FILES && files[i].name && strcmp(files[i].name, name) != 0)
        i++;
    if (i == DATA_FILES)
        return (struct span){NULL, 0};
    if (!files[i].name) {
        files[i].name = strdup(name);
        files[i].file = datadir_map_anew(name);
    }
    return files[i].file;
}

struct span datadir_map_language(const char *folder, struct span language, const char *form)
{
    struct arena arena = {0};
    const char *name = is_language(language) ? arena_print(&arena, "%s/%.*s.%s", folder,
                                                   (int)language.size, language.data, form)
                                                   .data
                                             : "";
    struct span file = *name ? datadir_map(name) : (struct span){NULL, 0};
    arena_free(&arena);
    return file;
}

#endif
