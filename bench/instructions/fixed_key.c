/* Preloaded: keys of hash tables that are the same in every run. */
#include <stddef.h>

int getentropy(void *buffer, size_t size);

int getentropy(void *buffer, size_t size)
{
    unsigned char *bytes = buffer;
    for (size_t i = 0; i < size; i++)
        bytes[i] = (unsigned char)(i * 167 + 41);
    return 0;
}
