# A program's completion for zsh: awk -v program=NAME -f man/describe.awk -f this

function quoted(text) {
    gsub(/[:\\]|\[|\]/, "\\\\&", text)
    gsub(/'/, "'\\''", text)
    return text
}

function option(letter, name, argument, choices, help, manual) {
    optional = sub(/^\[/, "", argument)
    sub(/\]$/, "", argument)
    value = ""
    if (argument)
        value = (optional ? "::" : ":") argument ":" values(argument, choices)
    line = "    '--" name (argument ? (optional ? "=-" : "=") : "") "[" quoted(help) "]" value "'"
    if (letter)
        line = line " \\\n    '-" letter (argument && !optional ? "+" : "") "[" quoted(help) "]" \
            (optional ? "" : value) "'"
    lines = lines line " \\\n"
}

# Of a list, names divided by commas.
function values(argument, choices) {
    if (choices && argument == "LIST")
        return "_values -s , " argument " " choices
    return choices ? "(" choices ")" : files(argument)
}

function files(argument) {
    return argument == "DIR" ? "_files -/" : argument ~ /^(FILE|TABLE)$/ ? "_files" : ""
}

END {
    print "#compdef " program
    print "# Completion of " program " for zsh, made from its options."
    print "_arguments -s -S \\"
    printf "%s", lines
    for (i = 1; i <= command_count; i++)
        names = names " " commands[i]
    if (names)
        print "    '1: :{_alternative \"commands:command:(" substr(names, 2) ")\" \"files:file:_files\"}' \\"
    print "    '*:file:_files'"
}
