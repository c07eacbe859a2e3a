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
        value = (optional ? "::" : ":") argument ":" (choices ? "(" choices ")" : files(argument))
    line = "    '--" name (argument ? (optional ? "=-" : "=") : "") "[" quoted(help) "]" value "'"
    if (letter)
        line = line " \\\n    '-" letter (argument && !optional ? "+" : "") "[" quoted(help) "]" \
            (optional ? "" : value) "'"
    lines = lines line " \\\n"
}

function files(argument) {
    return argument == "DIR" ? "_files -/" : argument ~ /^(FILE|TABLE)$/ ? "_files" : ""
}

END {
    options_end()
    print "#compdef " program
    print "# Completion of " program " for zsh, made from its options."
    print "_arguments -s -S \\"
    printf "%s", lines
    print "    '*:file:_files'"
}
