/* Writes unicode/scripts.inc from the files of the Unicode Character Database: the ranges of
 * the letters and marks of each script that distinguishes languages.
 *
 *     scripts DIRECTORY > scripts.inc
 *
 * A character that several scripts use has the script, if it is one alone of those here, that
 * its Script_Extensions name. */
#include <stdlib.h>
#include <string.h>

#include "unicode/database.h"

/* The value in Scripts.txt, its short name in ScriptExtensions.txt, and ours. */
static const struct script {
    const char *value, *abbreviation, *name;
} scripts[] = {
    {"Latin", "Latn", "LATIN"},
    {"Cyrillic", "Cyrl", "CYRILLIC"},
    {"Arabic", "Arab", "ARABIC"},
    {"Devanagari", "Deva", "DEVANAGARI"},
    {"Hebrew", "Hebr", "HEBREW"},
    {"Greek", "Grek", "GREEK"},
    {"Armenian", "Armn", "ARMENIAN"},
    {"Georgian", "Geor", "GEORGIAN"},
    {"Ethiopic", "Ethi", "ETHIOPIC"},
    {"Bengali", "Beng", "BENGALI"},
    {"Gurmukhi", "Guru", "GURMUKHI"},
    {"Gujarati", "Gujr", "GUJARATI"},
    {"Oriya", "Orya", "ODIA"},
    {"Tamil", "Taml", "TAMIL"},
    {"Telugu", "Telu", "TELUGU"},
    {"Kannada", "Knda", "KANNADA"},
    {"Malayalam", "Mlym", "MALAYALAM"},
    {"Sinhala", "Sinh", "SINHALA"},
    {"Thai", "Thai", "THAI"},
    {"Lao", "Laoo", "LAO"},
    {"Tibetan", "Tibt", "TIBETAN"},
    {"Myanmar", "Mymr", "BURMESE"},
    {"Khmer", "Khmr", "KHMER"},
    {"Hangul", "Hang", "HANGUL"},
    {"Hiragana", "Hira", "KANA"},
    {"Katakana", "Kana", "KANA"},
    {"Han", "Hani", "HAN"},
};
enum { SCRIPT_COUNT = sizeof scripts / sizeof *scripts };

static const char *names[CODE_POINTS]; /* of the scripts; NULL: none */
static unsigned char assigned[CODE_POINTS];

static const char *named(const char *value)
{
    for (size_t i = 0; i < SCRIPT_COUNT; i++)
        if (strcmp(value, scripts[i].value) == 0)
            return scripts[i].name;
    return NULL;
}

/* The one of our scripts among the short names; NULL where there is none or several. */
static const char *named_alone(const char *abbreviations)
{
    const char *name = NULL;
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (!strstr(abbreviations, scripts[i].abbreviation))
            continue;
        if (name && strcmp(name, scripts[i].name) != 0)
            return NULL;
        name = scripts[i].name;
    }
    return name;
}

static void read_scripts(const char *file, const char *(*name_of)(const char *))
{
    char line[LINE], room[LINE];
    unsigned first, last;
    FILE *stream = database_file(file);
    while (fgets(line, sizeof line, stream))
        if (database_range(line, &first, &last)) {
            const char *name = name_of(database_field(line, 1, room));
            for (unsigned code = first; code <= last; code++)
                names[code] = names[code] ? names[code] : name;
        }
    fclose(stream);
}

/* Only letters and marks keep their script. */
static void read_categories(void)
{
    char line[LINE], room[LINE];
    unsigned first, last;
    FILE *stream = database_file("extracted/DerivedGeneralCategory.txt");
    while (fgets(line, sizeof line, stream)) {
        if (!database_range(line, &first, &last))
            continue;
        const char *category = database_field(line, 1, room);
        for (unsigned code = first; code <= last; code++) {
            assigned[code] = strcmp(category, "Cn") != 0;
            if (category[0] != 'L' && category[0] != 'M' && strcmp(category, "Nl") != 0)
                names[code] = NULL;
        }
    }
    fclose(stream);
}

/* The last code point of the range that begins here: it goes on over what is not assigned.
 */
static unsigned range_end(unsigned first)
{
    unsigned last = first;
    for (unsigned code = first; code < CODE_POINTS; code++) {
        if (names[code] == names[first])
            last = code;
        else if (assigned[code])
            break;
    }
    return last;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: scripts DIRECTORY > scripts.inc\n", stderr);
        return EXIT_FAILURE;
    }
    database_open(argv[1]);
    read_scripts("Scripts.txt", named);
    read_scripts("ScriptExtensions.txt", named_alone);
    read_categories();
    puts("/* Made by unicode/scripts.c from the Unicode Character Database: do not edit. "
         "Rows of\n"
         " * first and last code point and script, in their order. */");
    for (unsigned code = 0; code < CODE_POINTS; code++)
        if (names[code]) {
            unsigned last = range_end(code);
            printf("{0x%X, 0x%X, SCRIPT_%s},\n", code, last, names[code]);
            code = last;
        }
    return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
