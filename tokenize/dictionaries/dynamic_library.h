/* Libraries that are loaded when they are first needed, so that no start pays for them. */
#ifndef TOKENIZE_DICTIONARIES_DYNAMIC_LIBRARY_H
#define TOKENIZE_DICTIONARIES_DYNAMIC_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

struct library_function {
    const char *name;
    void *pointer; /* the function pointer to be set */
};

/* Loads a shared library (its soname) and sets the functions; it stays for as long as the
 * program runs. false where it, or one of them, is not there. */
bool library_load(
    const char *soname, const struct library_function *functions, size_t count);

#endif
