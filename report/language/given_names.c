#include "report/language/given_names.h"

static const struct span given[] = {{"Art", 3}, {"Ben", 3}, {"Bill", 4}, {"Bob", 3},
    {"Carol", 5}, {"Chuck", 5}, {"Dale", 4}, {"Dean", 4}, {"Dick", 4}, {"Don", 3},
    {"Drew", 4}, {"Frank", 5}, {"Gene", 4}, {"Grace", 5}, {"Guy", 3}, {"Harry", 5},
    {"Jack", 4}, {"Jay", 3}, {"Jean", 4}, {"Jenny", 5}, {"Jimmy", 5}, {"Josh", 4},
    {"Ken", 3}, {"Lily", 4}, {"Mark", 4}, {"Max", 3}, {"Miles", 5}, {"Nick", 4}, {"Pat", 3},
    {"Ray", 3}, {"Rob", 3}, {"Robin", 5}, {"Rod", 3}, {"Rose", 4}, {"Ruby", 4},
    {"Sally", 5}, {"Sue", 3}, {"Ted", 3}, {"Tim", 3}, {"Tom", 3}, {"Tony", 4},
    {"Victor", 6}, {"Will", 4}};

bool given_names_has(struct span form)
{
    if (form.size == 0 || form.data[0] < 'A' || form.data[0] > 'Z')
        return false;
    for (size_t i = 0; i < sizeof given / sizeof *given; i++)
        if (span_equal(form, given[i]))
            return true;
    return false;
}
