# Makes the tables of word_lists.c from word_lists.txt. Run with LC_ALL=C, where a character is a
# byte.
BEGIN {
    lists = failed = listed = 0
    split("leaning courtesy title given before_verb joining number period ordinal unit oblique plural plural_neuter " \
        "paradigm masculine feminine neuter not_masculine not_feminine not_neuter lower_names " \
        "impersonal infinitive joined_nouns", names, " ")
    for (i in names)
        kinds[names[i]] = "WORD_LIST_" toupper(names[i])
}

/^#/ {
    next
}

!($2 in kinds) {
    print "word_lists.txt: " FNR ": " $2 " is no kind" > "/dev/stderr"
    exit failed = 1
}

{
    key = $1 " " $2
    if (!(key in count))
        keys[lists++] = key
    for (i = 3; i <= NF; i++) {
        word = $i
        gsub("_", " ", word)
        for (j = count[key]++; j > 0 && words[key, j - 1] "" > word ""; j--)
            words[key, j] = words[key, j - 1]
        words[key, j] = word
    }
}

END {
    if (failed)
        exit 1
    for (i = 0; i < lists; i++) {
        print "static const struct span words_" i "[] = {"
        for (j = 0; j < count[keys[i]]; j++)
            print "    {\"" words[keys[i], j] "\", " length(words[keys[i], j]) "},"
        print "};"
    }
    print "static const struct listed listed[] = {"
    for (kind = 1; kind in names; kind++) {
        begins = begins listed ", "
        for (i = 0; i < lists; i++) {
            split(keys[i], part, " ")
            if (part[2] != names[kind])
                continue
            printf "    {{\"%s\", %d}, {words_%d, %d}},\n", part[1], length(part[1]), i, count[keys[i]]
            listed++
        }
    }
    print "};"
    print "/* Where those of each kind begin, and the last end. */"
    print "static const size_t begins[] = {" begins listed "};"
}
