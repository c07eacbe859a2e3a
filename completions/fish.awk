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

END {
    print "# Completion of " program " for fish, made from its options."
    for (i = 1; i <= command_count; i++)
        print "complete -c " program " -n __fish_use_subcommand -a " commands[i]
    printf "%s", lines
}
