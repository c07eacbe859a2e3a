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

# The first word may be a command: a program describes its options itself, others have words.
function commands_complete(names) {
    print "    if [[ $COMP_CWORD == 1 && $word != -* ]]; then\n" \
        "        COMPREPLY=($(compgen -f -W '" names "' -- \"$word\"))\n" \
        "        return\n    fi\n" \
        "    local words=\n    case ${COMP_WORDS[1]} in\n" \
        "        data) words='list add' ;;\n" \
        "        help) words='formats sections numbers languages defaults files options " names "' ;;\n" \
        "        compare) ;;\n" \
        "        " alternatives(names) ")\n" \
        "            [[ $word != -* ]] || words=$(" program " \"${COMP_WORDS[1]}\" --describe 2>/dev/null |\n" \
        "                awk -F '\\t' 'NF > 4 { print \"--\" $2 ($3 != \"\" && $3 !~ /^\\[/ ? \"=\" : \"\") }')\n" \
        "            ;;\n    esac\n" \
        "    if [[ -n $words ]]; then\n" \
        "        COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n" \
        "        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace\n" \
        "        return\n    fi"
}

function alternatives(names) {
    gsub(/ /, " | ", names)
    return names
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
        commands_complete(names)
    print "    if [[ $word == -* ]]; then"
    print "        COMPREPLY=($(compgen -W '" substr(words, 2) "' -- \"$word\"))"
    print "        [[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace"
    print "    fi"
    print "}"
    print "complete -o default -F _" called " " program
}
