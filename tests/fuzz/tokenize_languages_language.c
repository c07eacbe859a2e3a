/* A damaged language model: see tests/fuzz/damage.h. */
#include "tests/fuzz/damage.h"

#include "tokenize/languages/language.h"

static void guess(struct language_model *model, struct span text)
{
    char *copy = fuzz_copy(text, 64);
    const char *language = language_guess(model, (struct span){copy, text.size}, NULL);
    fuzz_check(strlen(language) < 16, "a language of a strange name");
    language_guess(model, (struct span){copy, text.size}, "en");
    struct bytes bytes = {0};
    bytes_classify(&bytes, (struct span){copy, text.size});
    language_of_paragraph(model, (struct span){copy, text.size}, &bytes, "en");
    language_of_paragraph(model, (struct span){copy, text.size}, &bytes, "ru");
    bytes_free(&bytes);
    free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz fuzz = {data, size};
    damage_begin(&fuzz, "languages/model.bin");
    struct language_model *model = language_model_new();
    guess(model, SPAN("The cranes in the old harbour. Der Hafen ist alt und die Kräne."));
    guess(model, SPAN("Старый порт и краны. پرانی بندرگاہ. ישן נמל. पुराना बंदरगाह और क्रेन"));
    guess(model, fuzz_rest(&fuzz));
    language_model_free(model);
    damage_end();
    return 0;
}
