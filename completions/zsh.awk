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

# Behind a command: a program describes its options itself, others have words.
function commands_complete(names) {
    print "if (( CURRENT > 2 )); then\n" \
        "    case $words[2] in\n" \
        "        data)\n            (( CURRENT == 3 )) && compadd list add\n            return\n            ;;\n" \
        "        help)\n            compadd formats sections numbers languages defaults files options " names \
        "\n            return\n            ;;\n" \
        "        compare) ;;\n" \
        "        " alternatives(names) ")\n" \
        "            local -a described\n" \
        "            described=(${(f)\"$(" program " $words[2] --describe 2>/dev/null | awk -F \"\\t\" '" \
        "NF > 4 && $1 !~ /../ {\n" \
        "                gsub(/[:\\\\]|\\[|\\]/, \"\\\\\\\\&\", $5)\n" \
        "                print \"--\" $2 ($3 == \"\" ? \"\" : $3 ~ /^\\[/ ? \"=-\" : \"=\") \"[\" $5 \"]\" \\\n" \
        "                    ($3 == \"\" ? \"\" : ($3 ~ /^\\[/ ? \"::\" : \":\") \"value:\" ($4 == \"\" ? \"_files\" : \"(\" $4 \")\"))\n" \
        "            }')\"})\n" \
        "            _arguments -S $described '*:file:_files'\n" \
        "            return\n            ;;\n" \
        "    esac\nfi"
}

function alternatives(names) {
    gsub(/ /, " | ", names)
    return names
}

END {
    print "#compdef " program
    print "# Completion of " program " for zsh, made from its options."
    for (i = 1; i <= command_count; i++)
        names = names (i > 1 ? " " : "") commands[i]
    if (names)
        commands_complete(names)
    print "_arguments -s -S \\"
    printf "%s", lines
    if (names)
        print "    '1: :{_alternative \"commands:command:(" names ")\" \"files:file:_files\"}' \\"
    print "    '*:file:_files'"
}
