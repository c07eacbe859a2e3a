# Reads a program's description of its options: the lines of `--describe`, or the `--help` of
# pipeline.sh. Whoever uses it defines option(letter, name, argument, choices, help, manual),
# which is called for each, sets `page` for what is read after the description, and calls
# options_end() when it is over.

# --describe of report: its sections, kept for pages; the numbers of their rows are for others.
!page && /^section\t/ {
    sections[++section_count] = $0
    next
}
!page && /^measure\t/ {
    next
}

# --describe: letter, name, argument, choices, help, manual.
!page && /\t/ {
    split($0, field, "\t")
    option(field[1], field[2], field[3], field[4], field[5], field[6])
    next
}

# --help: two spaces, -x, --name=ARGUMENT, two spaces, text; more text on lines of its own.
!page && /^  +(-., )?--[a-z]/ {
    options_end()
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
    options_end()
    next
}

function options_end() {
    if (!pending)
        return
    gsub(/  +/, " ", said)
    sub(/^ /, "", said)
    option(letter, name, argument, "", said, "")
    pending = 0
}
