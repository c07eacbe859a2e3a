/* Writes unicode/tables.h from the files of the Unicode Character Database.
 *
 *     properties DIRECTORY > tables.h
 *
 * Each row of `rules` says: what file gives which value, and what bits a code point that
 * has it gets. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "unicode/database.h"
#include "unicode/properties.h"

enum { BLOCKS = CODE_POINTS / UNICODE_BLOCK };

struct rule {
    const char *file;
    int field;         /* which field after the code points, from 1 */
    const char *value; /* exactly, or up to a final `*` */
    uint32_t bits;
};

#define WORD(class) "auxiliary/WordBreakProperty.txt", 1, class
#define SENTENCE(class) "auxiliary/SentenceBreakProperty.txt", 1, class
#define CATEGORY(category) "extracted/DerivedGeneralCategory.txt", 1, category
#define SENTENCE_BITS(class) ((uint32_t)(class) << PROPERTY_SENTENCE_SHIFT)
#define UNSPACED_BITS(script) ((uint32_t)(script) << PROPERTY_UNSPACED_SHIFT)

static const struct rule rules[] = {
    {WORD("CR"), WORD_CR},
    {WORD("LF"), WORD_LF},
    {WORD("Newline"), WORD_NEWLINE},
    {WORD("Extend"), WORD_EXTEND},
    {WORD("ZWJ"), WORD_ZWJ},
    {WORD("Format"), WORD_FORMAT},
    {WORD("Regional_Indicator"), WORD_REGIONAL_INDICATOR},
    {WORD("Katakana"), WORD_KATAKANA},
    {WORD("Hebrew_Letter"), WORD_HEBREW_LETTER},
    {WORD("ALetter"), WORD_ALETTER},
    {WORD("Single_Quote"), WORD_SINGLE_QUOTE},
    {WORD("Double_Quote"), WORD_DOUBLE_QUOTE | PROPERTY_ESCAPED},
    {WORD("MidNumLet"), WORD_MIDNUMLET},
    {WORD("MidLetter"), WORD_MIDLETTER},
    {WORD("MidNum"), WORD_MIDNUM},
    {WORD("Numeric"), WORD_NUMERIC},
    {WORD("ExtendNumLet"), WORD_EXTENDNUMLET | PROPERTY_CONNECTOR},
    {WORD("WSegSpace"), WORD_WSEGSPACE},
    {SENTENCE("CR"), SENTENCE_BITS(SENTENCE_CR)},
    {SENTENCE("LF"), SENTENCE_BITS(SENTENCE_LF)},
    {SENTENCE("Sep"), SENTENCE_BITS(SENTENCE_SEP)},
    {SENTENCE("Extend"), SENTENCE_BITS(SENTENCE_EXTEND)},
    {SENTENCE("Format"), SENTENCE_BITS(SENTENCE_FORMAT)},
    {SENTENCE("Sp"), SENTENCE_BITS(SENTENCE_SP)},
    {SENTENCE("Lower"), SENTENCE_BITS(SENTENCE_LOWER)},
    {SENTENCE("Upper"), SENTENCE_BITS(SENTENCE_UPPER)},
    {SENTENCE("OLetter"), SENTENCE_BITS(SENTENCE_OLETTER)},
    {SENTENCE("Numeric"), SENTENCE_BITS(SENTENCE_NUMERIC)},
    {SENTENCE("ATerm"), SENTENCE_BITS(SENTENCE_ATERM)},
    {SENTENCE("STerm"), SENTENCE_BITS(SENTENCE_STERM)},
    {SENTENCE("SContinue"), SENTENCE_BITS(SENTENCE_SCONTINUE)},
    {SENTENCE("Close"), SENTENCE_BITS(SENTENCE_CLOSE)},
    {"Scripts.txt", 1, "Han", UNSPACED_BITS(UNSPACED_HAN)},
    {"Scripts.txt", 1, "Hiragana", UNSPACED_BITS(UNSPACED_KANA)},
    {"Scripts.txt", 1, "Katakana", UNSPACED_BITS(UNSPACED_KANA)},
    {"Scripts.txt", 1, "Thai", UNSPACED_BITS(UNSPACED_THAI)},
    {"Scripts.txt", 1, "Lao", UNSPACED_BITS(UNSPACED_LAO)},
    {"Scripts.txt", 1, "Khmer", UNSPACED_BITS(UNSPACED_KHMER)},
    {"Scripts.txt", 1, "Myanmar", UNSPACED_BITS(UNSPACED_BURMESE)},
    {"emoji/emoji-data.txt", 1, "Extended_Pictographic", PROPERTY_PICTOGRAPH},
    {CATEGORY("L*"), PROPERTY_WORTHY},
    {CATEGORY("Nd"), PROPERTY_WORTHY | PROPERTY_DIGIT},
    {CATEGORY("Nl"), PROPERTY_WORTHY},
    {CATEGORY("Sc"), PROPERTY_CURRENCY},
    {CATEGORY("P*"), PROPERTY_PUNCTUATION},
    {CATEGORY("Ps"), PROPERTY_OPENING},
    {CATEGORY("Pi"), PROPERTY_OPENING},
    {CATEGORY("Cc"), PROPERTY_CONTROL},
    {"DerivedNormalizationProps.txt", 2, "N", PROPERTY_NFC_NO},
    {"DerivedNormalizationProps.txt", 2, "M", PROPERTY_NFC_MAYBE},
    {"PropList.txt", 1, "Dash", PROPERTY_DASH},
    {"PropList.txt", 1, "White_Space", PROPERTY_SPACE},
};

static uint32_t properties[CODE_POINTS];

static int matches(const char *value, const char *pattern)
{
    size_t size = strlen(pattern);
    if (pattern[size - 1] == '*')
        return strncmp(value, pattern, size - 1) == 0;
    return strcmp(value, pattern) == 0;
}

static int applies(const struct rule *rule, const char *line)
{
    char room[LINE];
    const char *value = database_field(line, rule->field, room);
    if (!value || !matches(value, rule->value))
        return 0;
    /* This file holds many properties: only one is meant. */
    return strcmp(rule->file, "DerivedNormalizationProps.txt") != 0 ||
           strcmp(database_field(line, 1, room), "NFC_QC") == 0;
}

static void apply(const struct rule *rule)
{
    char line[LINE];
    unsigned first, last;
    unsigned long found = 0;
    FILE *stream = database_file(rule->file);
    while (fgets(line, sizeof line, stream))
        if (database_range(line, &first, &last) && applies(rule, line))
            for (unsigned code = first; code <= last; code++, found++)
                properties[code] |= rule->bits;
    fclose(stream);
    if (!found) {
        fprintf(stderr, "properties: %s has no %s\n", rule->file, rule->value);
        exit(EXIT_FAILURE);
    }
}

/* What stands between kana and belongs to them although all scripts may use it: letters and
 * marks whose Script_Extensions hold Hiragana or Katakana (ー, voiced sound marks). */
static void apply_script_extensions(void)
{
    char line[LINE], room[LINE];
    unsigned first, last;
    FILE *stream = database_file("ScriptExtensions.txt");
    while (fgets(line, sizeof line, stream)) {
        if (!database_range(line, &first, &last) ||
            !strstr(database_field(line, 1, room), "Kana"))
            continue;
        for (unsigned code = first; code <= last; code++)
            if ((properties[code] & PROPERTY_WORTHY || code == 0x3099 || code == 0x309A) &&
                !(properties[code] & PROPERTY_UNSPACED))
                properties[code] |= UNSPACED_BITS(UNSPACED_KANA);
    }
    fclose(stream);
}

static void apply_combining_classes(void)
{
    char line[LINE], room[LINE];
    unsigned first, last;
    FILE *stream = database_file("extracted/DerivedCombiningClass.txt");
    while (fgets(line, sizeof line, stream))
        if (database_range(line, &first, &last) && atoi(database_field(line, 1, room)) != 0)
            for (unsigned code = first; code <= last; code++)
                properties[code] |= PROPERTY_MARK;
    fclose(stream);
}

/* Marks the first code point of every canonical decomposition into two, and what begins a
 * Hangul syllable (Unicode 15, section 3.12). */
static void apply_compositions(void)
{
    char line[LINE], room[LINE];
    unsigned first, second;
    FILE *stream = database_file("UnicodeData.txt");
    while (fgets(line, sizeof line, stream))
        if (sscanf(database_field(line, 5, room), "%x %x", &first, &second) == 2 &&
            room[0] != '<')
            properties[first] |= PROPERTY_COMPOSES;
    fclose(stream);
    for (unsigned leading = 0x1100; leading <= 0x1112; leading++)
        properties[leading] |= PROPERTY_COMPOSES;
    for (unsigned syllable = 0xAC00; syllable <= 0xD7A3; syllable += 28)
        properties[syllable] |= PROPERTY_COMPOSES;
}

/* What only the programs' own rules need. */
static void apply_own(void)
{
    static const unsigned rewritten[] = {
        0x2018, 0x2019, 0xFF07, /* apostrophes: written straight */
        0x05F3, 0x05F4,         /* geresh and gershayim: as typed, ' and " */
        0x00AD, 0x2060, 0xFEFF, /* soft hyphen, joiners without width: dropped */
        0x061C, 0x200E, 0x200F, /* marks of direction: dropped */
        0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0xFE0E,
        0xFE0F, 0x20E3, /* how an emoji shows: dropped */
    };
    for (size_t i = 0; i < sizeof rewritten / sizeof *rewritten; i++)
        properties[rewritten[i]] |= PROPERTY_REWRITTEN;
    /* Punctuation and numbers of these scripts are no letters of a word. */
    for (unsigned code = 0; code < CODE_POINTS; code++) {
        unsigned word = properties[code] & PROPERTY_WORD;
        if (!(properties[code] & PROPERTY_WORTHY) && word != WORD_EXTEND)
            properties[code] &= ~(uint32_t)PROPERTY_UNSPACED;
        if (word == WORD_NUMERIC)
            properties[code] &= ~(uint32_t)PROPERTY_UNSPACED;
        if (word == WORD_ALETTER)
            properties[code] |= PROPERTY_WORTHY;
    }
}

/* ---------------------------------------------------------------- writing */

static uint32_t classes[256];
static unsigned class_count;
static unsigned char blocks[BLOCKS][UNICODE_BLOCK];
static unsigned block_count;

static unsigned char class_of(uint32_t word)
{
    for (unsigned i = 0; i < class_count; i++)
        if (classes[i] == word)
            return (unsigned char)i;
    if (class_count == 256) {
        fputs("properties: more than 256 classes\n", stderr);
        exit(EXIT_FAILURE);
    }
    classes[class_count] = word;
    return (unsigned char)class_count++;
}

static unsigned block_of(unsigned start)
{
    unsigned char *block = blocks[block_count];
    for (unsigned i = 0; i < UNICODE_BLOCK; i++)
        block[i] = class_of(properties[start + i]);
    for (unsigned i = 0; i < block_count; i++)
        if (memcmp(blocks[i], block, UNICODE_BLOCK) == 0)
            return i;
    return block_count++;
}

static void write_tables(void)
{
    puts(
        "/* Made by unicode/properties.c from the Unicode Character Database: do not edit. "
        "*/\n"
        "#include <stdint.h>\n");
    char line[LINE], version[LINE] = "";
    FILE *stream = database_file("Scripts.txt");
    if (fgets(line, sizeof line, stream))
        sscanf(line, "# Scripts-%[0-9.]", version);
    fclose(stream);
    version[strcspn(version, "\n") - (version[strlen(version) - 1] == '.')] = '\0';
    printf("#define UNICODE_VERSION \"%s\"\n\n", version);
    puts("/* Which block of unicode_classes holds a code point. */\n"
         "const uint16_t unicode_blocks[] = {");
    for (unsigned i = 0; i < BLOCKS; i++)
        printf("%u,%s", block_of(i * UNICODE_BLOCK), i % 20 == 19 ? "\n" : " ");
    puts("};\n\n/* The class of a code point of a block. */\n"
         "const unsigned char unicode_classes[] = {");
    for (unsigned i = 0; i < block_count * UNICODE_BLOCK; i++)
        printf("%u,%s", blocks[i / UNICODE_BLOCK][i % UNICODE_BLOCK],
            i % 20 == 19 ? "\n" : " ");
    puts("};\n\n/* The properties of a class. */\n"
         "const uint32_t unicode_properties[] = {");
    for (unsigned i = 0; i < class_count; i++)
        printf("0x%08X,%s", classes[i], i % 6 == 5 ? "\n" : " ");
    puts("};");
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: properties DIRECTORY > tables.h\n", stderr);
        return EXIT_FAILURE;
    }
    database_open(argv[1]);
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
        apply(&rules[i]);
    apply_script_extensions();
    apply_combining_classes();
    apply_compositions();
    apply_own();
    write_tables();
    fprintf(stderr, "properties: %u classes, %u blocks\n", class_count, block_count);
    return fflush(stdout) || ferror(stdout) ? EXIT_FAILURE : EXIT_SUCCESS;
}
