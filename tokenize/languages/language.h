/* The language of a text: detected by its script, and within a script by its words and the
 * letters that follow one another in them. */
#ifndef TOKENIZE_LANGUAGES_LANGUAGE_H
#define TOKENIZE_LANGUAGES_LANGUAGE_H

#include "lib/span.h"
#include "tokenize/words/byte_classes.h"
#include "tokenize/words/token.h"

struct language_model;

/* Maps the model that `make` compiled into share/languages/. Without it only scripts that
 * one language uses decide. Freed with language_model_free. */
struct language_model *language_model_new(void);

/* Whether the model was there and is sound. */
bool language_model_there(const struct language_model *model);

void language_model_free(struct language_model *model);

/* The language of a document's head, a paragraph or a sentence: any bytes, of which a
 * bounded sample is read. Returns a BCP 47 code, a constant that lives for ever; "und"
 * where nothing decides. `enclosing`: the language of what encloses the text, or NULL. It
 * is returned (the pointer itself) as soon as the text agrees with it, and unless the text
 * clearly differs. */
const char *language_guess(
    struct language_model *model, struct span text, const char *enclosing);

/* The same for a paragraph that was classified (`bytes`), which a glance at its beginning
 * decides as a rule. `enclosing` is not NULL. */
const char *language_of_paragraph(struct language_model *model, struct span text,
    const struct bytes *bytes, const char *enclosing);

/* Whether the model lists a word, letters of one script, as one of a language, or, where that
 * is none of its languages, of any. */
bool language_knows(
    const struct language_model *model, struct span word, const char *language);

/* Whether some tokens of the text begin in another script than others. */
bool language_scripts_differ(const struct language_model *model, struct span text,
    const struct token *tokens, size_t count);

#endif
