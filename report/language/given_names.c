#include "report/language/given_names.h"

static const char *const GIVEN[] = {"Art", "Ben", "Bill", "Bob", "Carol", "Chuck", "Dale",
    "Dean", "Dick", "Don", "Drew", "Frank", "Gene", "Grace", "Guy", "Harry", "Jack", "Jay",
    "Jean", "Jenny", "Jimmy", "Josh", "Ken", "Lily", "Mark", "Max", "Miles", "Nick", "Pat",
    "Ray", "Rob", "Robin", "Rod", "Rose", "Ruby", "Sally", "Sue", "Ted", "Tim", "Tom",
    "Tony", "Victor", "Will"};

bool given_names_has(struct span form)
{
    for (size_t i = 0; i < sizeof GIVEN / sizeof *GIVEN; i++)
        if (span_equal(form, span_of(GIVEN[i])))
            return true;
    return false;
}
