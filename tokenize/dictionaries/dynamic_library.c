#include "tokenize/dictionaries/dynamic_library.h"

#include <dlfcn.h>
#include <string.h>

bool library_load(
    const char *soname, const struct library_function *functions, size_t count)
{
    void *library = dlopen(soname, RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return false;
    for (size_t i = 0; i < count; i++) {
        void *address = dlsym(library, functions[i].name);
        if (!address) {
            dlclose(library);
            return false;
        }
        /* POSIX has it that a data pointer can hold a function's address; C has no cast. */
        memcpy(functions[i].pointer, &address, sizeof address);
    }
    return true;
}
