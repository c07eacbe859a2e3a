# Reads a program's description of its options, the lines of `--describe`. Whoever uses it
# defines option(letter, name, argument, choices, help, manual), which is called for each, and
# sets `page` for what is read after the description. Commands are kept for who wants them.

# --describe of report: its sections, kept for pages; the numbers of their rows are for others.
!page && /^section\t/ {
    sections[++section_count] = $0
    next
}
!page && /^measure\t/ {
    next
}

!page && /^command\t/ {
    split($0, field, "\t")
    commands[++command_count] = field[2]
    next
}

# --describe: letter, name, argument, choices, help, manual.
!page && /\t/ {
    split($0, field, "\t")
    option(field[1], field[2], field[3], field[4], field[5], field[6])
    next
}
!page {
    next
}
