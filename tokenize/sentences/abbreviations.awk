# Makes the tables of abbreviations.c from abbreviations.txt: the languages, the words' bytes, and
# the slots that the hashes of lib/fnv.h lead to. Run with LC_ALL=C, where a character is a byte.
BEGIN {
    SLOTS = 16384 # a power of two, twice the words or more
    WORD = 4294967296 # 2^32
    languages = words = bytes = text_count = failed = 0
    for (i = 1; i < 256; i++)
        byte[sprintf("%c", i)] = i
    for (i = 0; i < 256; i++)
        for (j = 0; j < 16; j++)
            nibbles[i, j] = exclusive(i % 16, j)
    split("never number unclear last starter ordinals", names, " ")
    for (i in names)
        bit[names[i]] = 2 ^ (i - 1)
}

# Of two numbers below 16.
function exclusive(a, b,    result, power) {
    result = 0
    for (power = 1; power < 16; power *= 2) {
        if (int(a / power) % 2 != int(b / power) % 2)
            result += power
    }
    return result
}

# Of two numbers below 256.
function exclusive_bytes(a, b) {
    return 16 * nibbles[int(a / 16), int(b / 16)] + nibbles[a % 16, b % 16]
}

function hash(word,    value, i, low, high) {
    value = 2166136261
    for (i = 1; i <= length(word); i++) {
        low = value % 256
        value += exclusive_bytes(low, byte[substr(word, i, 1)]) - low
        value = (value % 256 * 16777216 + value * 403) % WORD
    }
    low = value % 65536
    high = int(value / 65536)
    low = 256 * exclusive_bytes(int(low / 256), int(high / 256)) + exclusive_bytes(low % 256, high % 256)
    return 65536 * high + low
}

/^#/ {
    next
}

!($1 in language) {
    language[$1] = languages
    codes[languages++] = $1
}

$2 == "ordinals" {
    ordinals[$1] = 1
}

{
    if (!($2 in bit)) {
        print "abbreviations.txt: " FNR ": " $2 " is no kind" > "/dev/stderr"
        exit failed = 1
    }
    for (i = 3; i <= NF; i++) {
        key = language[$1] " " $i
        if (!(key in kinds))
            keys[words++] = key
        if (int(kinds[key] / bit[$2]) % 2 == 0)
            kinds[key] += bit[$2]
        if (!($i in place)) {
            place[$i] = bytes
            bytes += length($i)
            texts[text_count++] = $i
        }
    }
}

END {
    if (failed)
        exit 1
    if (2 * words > SLOTS) {
        print "abbreviations.awk: too many words for " SLOTS " slots" > "/dev/stderr"
        exit 1
    }
    print "static const char texts[] = {"
    for (i = 0; i < text_count; i++) {
        line = ""
        for (j = 1; j <= length(texts[i]); j++)
            line = line "'\\x" sprintf("%02x", byte[substr(texts[i], j, 1)]) "',"
        print line
    }
    print "};\nenum { SLOTS = " SLOTS " };"
    print "static const struct language languages[] = {"
    for (i = 0; i < languages; i++)
        printf "{{\"%s\", %d}, %d},\n", codes[i], length(codes[i]), ordinals[codes[i]]
    print "};\nstatic const struct slot slots[SLOTS] = {"
    for (i = 0; i < words; i++) {
        split(keys[i], part, " ")
        at = (hash(part[2]) + part[1] * 2654435761) % SLOTS
        while (at in taken)
            at = (at + 1) % SLOTS
        taken[at] = 1
        printf "[%d] = {%d, %d, %d, %d},\n", at, place[part[2]], length(part[2]), part[1], kinds[keys[i]]
    }
    print "};"
}
