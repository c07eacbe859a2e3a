# shellcheck shell=sh
# The files in share/ that have the words of a language, if there are any.

files_of() { # LANGUAGE
    for file in "stopwords/$1.txt" "frequencies/$1.bin" "lexicons/$1.bin" "stems/$1.bin"; do
        [ ! -e "share/$file" ] || echo "$file"
    done
    case $1 in
        ja) echo dictionaries/unidic ;;
        km) echo dictionaries/khmer.bin ;;
        lo) echo dictionaries/lao.bin ;;
        my) echo dictionaries/burmese.bin ;;
        th) echo dictionaries/thai.bin ;;
        vi) echo dictionaries/vietnamese.bin ;;
        zh) echo dictionaries/chinese.bin ;;
    esac | while read -r file; do [ ! -e "share/$file" ] || echo "$file"; done
}

licence_of() { # FILE: that of the first line of data_licences.tsv that names it
    LC_ALL=C awk -F '\t' -v file="$1" 'index(file, $1) == 1 { print file ": " $2; exit }' packaging/data_licences.tsv
}

# Those that have any.
languages_there() {
    find share/stopwords share/frequencies share/lexicons share/dictionaries -type f |
        sed -n 's|.*/\([a-z][a-z]\)\.[a-z]*$|\1|p; s|.*/khmer\.bin$|km|p; s|.*/lao\.bin$|lo|p; s|.*/burmese\.bin$|my|p' |
        LC_ALL=C sort -u
}
