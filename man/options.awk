# Fills in @OPTIONS@ and @VERSION@ of a manual page from a program's description of its options:
# the lines of `--describe`, or the `--help` of pipeline.sh. Usage: awk -f this - page=1 PAGE

function escaped(text) {
    gsub(/\\/, "\\e", text)
    gsub(/^[.']/, "\\\\\\&&", text)
    return text
}

# A new sentence begins a new line.
function lines(text) {
    gsub(/\. +/, ".\n", text)
    return text
}

function sentence(text) {
    text = toupper(substr(text, 1, 1)) substr(text, 2)
    return text (text ~ /[.:]$/ ? "" : ".")
}

function item(letter, name, argument, text) {
    optional = sub(/^\[/, "", argument)
    sub(/\]$/, "", argument)
    line = ".It "
    if (letter)
        line = line "Fl " letter " , "
    line = line "Fl -" name
    if (argument)
        line = line (optional ? " Ns Op = Ns Ar " : " Ns = Ns Ar ") argument
    options = options line "\n" escaped(text) "\n"
}

# --describe: letter, name, argument, choices, help, manual.
!page && /\t/ {
    split($0, field, "\t")
    text = sentence(field[5])
    if (field[4])
        text = text "\nOne of " gensub_spaces(field[4]) "."
    if (field[6])
        text = text "\n" lines(field[6])
    item(field[1], field[2], field[3], text)
    next
}

function gensub_spaces(list) {
    gsub(/ /, ", ", list)
    return list
}

# --help: two spaces, -x, --name=ARGUMENT, two spaces, text; more text on lines of its own.
!page && /^  +(-., )?--[a-z]/ {
    flush()
    letter = /^  -/ ? substr($1, 2, 1) : ""
    match($0, /--[^ ]+/)
    name = substr($0, RSTART + 2, RLENGTH - 2)
    said = substr($0, RSTART + RLENGTH)
    argument = ""
    if (match(name, /=/)) {
        argument = substr(name, RSTART + 1)
        name = substr(name, 1, RSTART - 1)
    }
    pending = 1
    next
}
!page && pending && /^          / {
    said = said " " $0
    next
}
!page {
    flush()
    next
}

function flush() {
    if (!pending)
        return
    gsub(/  +/, " ", said)
    sub(/^ /, "", said)
    item(letter, name, argument, sentence(said))
    pending = 0
}

$0 == "@OPTIONS@" {
    flush()
    printf "%s", options
    next
}
{
    print
}
