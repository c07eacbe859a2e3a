/* What the tables say of a code point: one 32-bit word, put together from these fields.
 * The generator writes them, the programs read them. */
#ifndef UNICODE_PROPERTIES_H
#define UNICODE_PROPERTIES_H

/* Word_Break (UAX #29, table 3), bits 0 to 4. */
enum word_class {
    WORD_OTHER,
    WORD_CR,
    WORD_LF,
    WORD_NEWLINE,
    WORD_EXTEND,
    WORD_ZWJ,
    WORD_FORMAT,
    WORD_REGIONAL_INDICATOR,
    WORD_KATAKANA,
    WORD_HEBREW_LETTER,
    WORD_ALETTER,
    WORD_SINGLE_QUOTE,
    WORD_DOUBLE_QUOTE,
    WORD_MIDNUMLET,
    WORD_MIDLETTER,
    WORD_MIDNUM,
    WORD_NUMERIC,
    WORD_EXTENDNUMLET,
    WORD_WSEGSPACE,
    WORD_CLASSES,
};

/* Sentence_Break (UAX #29, table 4), bits 5 to 8. */
enum sentence_class {
    SENTENCE_OTHER,
    SENTENCE_CR,
    SENTENCE_LF,
    SENTENCE_SEP,
    SENTENCE_EXTEND,
    SENTENCE_FORMAT,
    SENTENCE_SP,
    SENTENCE_LOWER,
    SENTENCE_UPPER,
    SENTENCE_OLETTER,
    SENTENCE_NUMERIC,
    SENTENCE_ATERM,
    SENTENCE_STERM,
    SENTENCE_SCONTINUE,
    SENTENCE_CLOSE,
    SENTENCE_CLASSES,
};

/* The scripts that are written without spaces, bits 9 to 11. */
enum unspaced_script {
    UNSPACED_NONE,
    UNSPACED_HAN,
    UNSPACED_KANA,
    UNSPACED_THAI,
    UNSPACED_LAO,
    UNSPACED_KHMER,
    UNSPACED_BURMESE,
};

enum {
    PROPERTY_SENTENCE_SHIFT = 5,
    PROPERTY_UNSPACED_SHIFT = 9,

    PROPERTY_WORD = 0x1F,
    PROPERTY_SENTENCE = 0xF << PROPERTY_SENTENCE_SHIFT,
    PROPERTY_UNSPACED = 0x7 << PROPERTY_UNSPACED_SHIFT,

    PROPERTY_PICTOGRAPH = 1 << 12,  /* Extended_Pictographic */
    PROPERTY_WORTHY = 1 << 13,      /* a letter or a digit: makes a segment a token */
    PROPERTY_NFC_NO = 1 << 14,      /* NFC_Quick_Check = No */
    PROPERTY_NFC_MAYBE = 1 << 15,   /* NFC_Quick_Check = Maybe: may join what precedes it */
    PROPERTY_COMPOSES = 1 << 16,    /* begins a canonical composition */
    PROPERTY_MARK = 1 << 17,        /* Canonical_Combining_Class is not 0 */
    PROPERTY_REWRITTEN = 1 << 18,   /* never stands so in a token: soft hyphen, ’ ... */
    PROPERTY_CURRENCY = 1 << 19,    /* General_Category = Sc */
    PROPERTY_PUNCTUATION = 1 << 20, /* General_Category = P* */
    PROPERTY_DASH = 1 << 21,        /* Dash */
    PROPERTY_SPACE = 1 << 22,       /* White_Space */
    PROPERTY_CONTROL = 1 << 23,     /* General_Category = Cc */
    PROPERTY_DIGIT = 1 << 24,       /* General_Category = Nd */
    PROPERTY_CONNECTOR = 1 << 25,   /* Word_Break = ExtendNumLet: underscores */
    PROPERTY_ESCAPED =
        1 << 26, /* is written as an entity: a Hebrew word's quotation mark */
    PROPERTY_OPENING = 1 << 27,     /* General_Category = Ps or Pi */
};

/* Code points come in blocks of this many, equal blocks being stored once. */
enum { UNICODE_BLOCK = 128 };

#endif
