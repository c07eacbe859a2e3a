# Fills in @OPTIONS@, @SECTIONS@ and @VERSION@ of a manual page from a program's description of its options:
# that describe.awk reads. Usage: awk -f describe.awk -f this - page=1 PAGE

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

function option(letter, name, argument, choices, help, manual) {
    optional = sub(/^\[/, "", argument)
    sub(/\]$/, "", argument)
    line = ".It "
    if (letter)
        line = line "Fl " letter " , "
    line = line "Fl -" name
    if (argument)
        line = line (optional ? " Ns Op = Ns Ar " : " Ns = Ns Ar ") argument
    text = sentence(help)
    gsub(/ /, ", ", choices)
    if (choices)
        text = text (argument == "LIST" ? "\nThey are " : "\nOne of ") choices "."
    if (manual)
        text = text "\n" lines(manual)
    options = options line "\n" escaped(text) "\n"
}

$0 == "@OPTIONS@" {
    printf "%s", options
    next
}
$0 == "@SECTIONS@" {
    for (i = 1; i <= section_count; i++) {
        split(sections[i], field, "\t")
        text = field[3] (field[4] ? ": " field[4] : "")
        printf ".It Li %s\n%s.\n", field[2], escaped(text)
    }
    next
}
{
    print
}
