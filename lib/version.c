#include "lib/version.h"

#ifndef COMMIT
#define COMMIT "commit unknown"
#endif

const char *version_commit(void)
{
    return COMMIT;
}
