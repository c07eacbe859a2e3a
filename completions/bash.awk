# A program's completion for bash: awk -v program=NAME -f man/describe.awk -f this

function option(letter, name, argument, choices, help, manual) {
    words = words " --" name (argument && argument !~ /^\[/ ? "=" : "")
    if (letter)
        words = words " -" letter
    if (choices && argument == "LIST")
        cases = cases "        --" name (letter ? " | -" letter : "") ")\n" \
            "            local begun=${word%\"${word##*,}\"}\n" \
            "            COMPREPLY=($(compgen -P \"$begun\" -W '" choices "' -- \"${word##*,}\"))\n" \
            "            return\n            ;;\n"
    else if (choices)
        cases = cases "        --" name (letter ? " | -" letter : "") ")\n" \
            "            COMPREPLY=($(compgen -W '" choices "' -- \"$word\"))\n" \
            "            return\n            ;;\n"
}

END {
    called = program
    gsub(/[^a-zA-Z0-9_]/, "_", called)
    print "# Completion of " program " for bash, made from its options."
    print "_" called "() {"
    print "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}"
    print "    [[ $word == = ]] && word="
    print "    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD - 2]}"
    print "    case $before in"
    printf "%s", cases
    print "    esac"
    for (i = 1; i <= command_count; i++)
        names = names (i > 1 ? " " : "") commands[i]
    if (names)
        print "    if [[ $COMP_CWORD == 1 && $word != -* ]]; then\n" \
            "        COMPREPLY=($(compgen -f -W '" names "' -- \"$word\"))\n" \
            "        return\n    fi"
    print "    if [[ $word == -* ]]; then"
    print "        COMPREPLY=($(compgen -W '" substr(words, 2) "' -- \"$word\"))"
    print "        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace"
    print "    fi"
    print "}"
    print "complete -o default -F _" called " " program
}
