# Joins the rows of one language and kind of abbreviations.txt, which are then faster to read.
/^#/ {
    next
}
{
    key = $1 " " $2
    if (key == last)
        printf "%s", substr($0, length(key) + 1)
    else
        printf "%s%s", (last == "" ? "" : "\n"), $0
    last = key
}
END {
    print ""
}
