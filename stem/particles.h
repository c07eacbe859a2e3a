/* The particles that Korean writes together with the noun before them: `서울에서는` is Seoul, in,
 * as for. Most agree with how the noun ends, and a list of nouns decides the rest. */
#ifndef STEM_PARTICLES_H
#define STEM_PARTICLES_H

#include "stem/irregular.h"

/* The token without the particles at its end and the sign of the plural, a part of the token;
 * all of it where it is a noun of the list or has none. `nouns`: each is its own term. */
struct span particles_cut(const struct irregular *nouns, struct span token);

#endif
