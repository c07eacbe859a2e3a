#include "report/draw/interface.h"

const char *const interface_languages[] = {"en", "de", "fr", "es", "zh", NULL};

const char *interface_text(int language, const char *english)
{
    (void)language;
    return english;
}
