#include "lib/sandbox_list.h"

void sandbox_limit_to_list(struct sandbox sandbox, const char *list, enum list_form form)
{
    struct folders folders = {.count = 0};
    bool good = folders_add_list(&folders, list, form);
    for (size_t i = 0; i < sandbox.read_count && good; i++)
        folders_add(&folders, sandbox.reads[i]);
    sandbox.options[SANDBOX_OPTIONS - 1] = list;
    sandbox.lists = false;
    sandbox.reads = folders.paths;
    sandbox.read_count = folders.count;
    if (good && !folders.all)
        sandbox_limit(&sandbox);
    folders_free(&folders);
}
