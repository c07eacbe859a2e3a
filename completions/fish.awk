# A program's completion for fish: awk -v program=NAME -f man/describe.awk -f this

function quoted(text) {
    gsub(/[\\']/, "\\\\&", text)
    return "'" text "'"
}

function option(letter, name, argument, choices, help, manual) {
    line = "complete -c " program " -l " name (letter ? " -s " letter : "")
    if (choices)
        line = line " -x -a " quoted(choices)
    else if (argument && argument !~ /^\[/)
        line = line (argument ~ /^(DIR|FILE|TABLE)$/ ? " -r -F" : " -x")
    lines = lines line " -d " quoted(help) "\n"
}

# Behind a command: a program describes its options itself, others have words.
function commands_complete(names) {
    print "complete -c " program " -n __fish_use_subcommand -a " quoted(names)
    print "complete -c " program " -n '__fish_seen_subcommand_from data' -a 'list add'"
    print "complete -c " program " -n '__fish_seen_subcommand_from help' -f -a " \
        quoted("formats sections numbers languages defaults files options " names)
    gsub(/(compare|data) | help/, "", names)
    print "complete -c " program " -n '__fish_seen_subcommand_from " names "' -a \"(" program \
        " (commandline -opc)[2] --describe 2>/dev/null | awk -F \\\\t '" \
        "NF > 4 && \\$1 !~ /../ { count = split(\\$4, choice, / /); name = \\\"--\\\" \\$2 (\\$3 ~ /^[^[]/ ? \\\"=\\\" : \\\"\\\")\n" \
        "    if (!count) print name \\\"\\t\\\" \\$5\n" \
        "    for (i = 1; i <= count; i++) print name choice[i] \\\"\\t\\\" \\$5 }')\""
    return "not __fish_seen_subcommand_from data help " names
}

END {
    print "# Completion of " program " for fish, made from its options."
    for (i = 1; i <= command_count; i++)
        names = names (i > 1 ? " " : "") commands[i]
    if (names) {
        without = " -n " quoted(commands_complete(names))
        gsub(/complete -c [^ ]*/, "&" without, lines)
    }
    printf "%s", lines
}
