# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# --help of pipeline.sh, and the same for the manual and the completions.

# The lines of report's own help of its options, or of those named.
report_help() { # [NAME]...
    "$bin/${prefix}report" --help | awk -v not_passed="$not_passed$listed " -v wanted=" $* " '
        /^ ? ? ? ? ? ?(-., )?--/ {
            match($0, /--[a-z-]+/)
            name = " " substr($0, RSTART + 2, RLENGTH - 2) " "
            shown = wanted ~ /[a-z]/ ? index(wanted, name) : !index(not_passed, name)
        }
        /^[^ ]/ { shown = 0 }
        shown && NF'
    listed="$listed $*"
}

help_usage() {
    cat <<END
Usage: $me [OPTION]... [FILE|DIRECTORY]...
Summarise articles: frequent terms, key phrases, topics and key sentences.
Reads standard input if nothing is named, and for -. The format is detected from the
content: text in any charset, HTML, PDF, office documents, books, feeds and other XML,
records (JSON, CSV, sheets), mail, exports of press databases, light markup, subtitles,
lists of references, web archives, and compressed files of all these.

END
}

help_most_used() {
    listed=''
    echo 'Most used:'
    report_help format
    cat <<'END'
  -o, --output=FILE          write the summary to FILE, once it is complete; without --format, the
                             ending chooses it: .html .md .json .jsonl .tsv .csv .txt; with
                             --format=tables a folder (FILE/) gets a file a table
      --open                 show the page in the browser
      --compare              what sets two folders, files or count tables apart; with --archive,
                             two days or periods, such as 2026-11-01..2026-11-07
      --find=WORDS           instead of a summary, print each occurrence of a word, a phrase or a
                             prefix (innovat*) in its context, as kwic does
END
    report_help sections
    report_help top
    report_help topics
    report_help ignore
    cat <<'END'
  -l, --language=LANG        treat all text as LANG (de, en ...), instead of detecting it
END
}

help_all() {
    cat <<'END'

What is read:
      --files-from=FILE      read the names of more articles from FILE, one a line (- for
                             standard input)
  -0, --null                 those names end in NUL; without --files-from, read them from
                             standard input
      --keep-nonprose        treat source code, tables and encoded files like any other text
      --keep-boilerplate     keep lines that repeat across the articles of a site
      --keep-duplicates      count an article as often as its text is there, in whatever files
      --keep-quoted          keep quoted text and signatures in mail
      --text-field=NAME      the field of records (JSON, CSV, sheets) with the text, instead of
                             one with a usual name; likewise:
      --title-field=NAME     the field with the title
      --date-field=NAME      the field with the day
      --id-field=NAME        the field with the name

The summary:
END
    report_help
    cat <<'END'
      --explain              explain how the sections' numbers are computed

An archive, day after day (DAY: 2026-11-24, today, yesterday, 7d, 2w, monday):
      --archive=DIR          add the articles to the archive DIR, each once, and report on the
                             new ones; without articles: report on the archive
      --date=DAY             the day of articles that have none of their own
      --since=DAY            only the archive's articles of this day or later
      --until=DAY            only the archive's articles of this day or earlier
      --period=PERIOD        report on the archive's last day, week or month, against that
                             before, and how topics moved over the last twelve; the archive
                             keeps its topics, with their numbers and names, until it has twice
                             as many articles; --topics=auto finds them anew
      --series=WORDS         count words, phrases and beginnings, divided by commas, in the archive's
                             articles by day, or by the week or month of --period: on a terminal
                             and with --format=text, html, markdown or json a chart or a table
                             to read, else tsv (or csv), with a line for each word and period
      --watch=FILE           which lines of FILE (words, phrases, beginnings) came up in the
                             articles that are added, or in those of --last, --since... (tsv or
                             csv); the status is 3 where none did
      --last                 report on the articles that the last run added, again
      --since-run=N          only the archive's articles of the Nth run (see --list) or later
      --versions             keep earlier versions of articles in the archive beside later ones
      --list                 list the archive's articles (--format: tsv, csv, json, jsonl, text)
      --remove               remove the articles named, as --list shows them, or by patterns
                             ('sport/*'), from --files-from, or all of --since and --until
      --verify               check every byte of the archive
      --upgrade              convert an archive of version 0.1 to this version

How it runs:
  -j, --jobs=N               convert N files at once (default: one per processor)
      --memory=SIZE          bytes of memory (K, M, G, T) for all counting together (default:
                             half of what is available)
      --keep=DIR             keep the token stream and the count tables in DIR
  -q, --quiet                print only errors
  -v, --verbose              print what is being done
      --no-config            ignore the defaults in the configuration file and WINNOW_OPTIONS
      --no-pager             do not show long summaries in a pager
END
}

# -h lists the options used most, --help all of them.
help() { # [all]
    help_usage
    help_most_used
    [ -z "${1-}" ] || help_all
    cat <<END
  -h, --help                 show this help (-h: the options used most)
  -V, --version              show the version

Examples:
  $shown article.txt
  $shown --output=today.html articles/
  $shown --sections=topics --topics=20 --format=tsv news/ | grep ^topics
  $shown --archive=archive today/
END
    [ -n "${1-}" ] || printf '\n%s --help lists all options.\n' "$me"
}

# What the manual and the completions read: one line per option, as the programs describe theirs.
describe_options() {
    {
        "$bin/${prefix}report" --describe
        echo @
        help all
    } | awk -F '\t' -v OFS='\t' -v not_passed="$not_passed" '
        $0 == "@" { own = 1; next }
        $1 == "section" || $1 == "measure" { next }
        !own { row[$2] = $0; next }
        function end() {
            if (name in row && !index(not_passed, " " name " "))
                print row[name]
            else if (name)
                print letter, name, argument, "", text, ""
            name = ""
        }
        /^ ? ? ? ? ? ?(-., )?--/ {
            end()
            letter = substr($0, 3, 1) == "-" ? substr($0, 4, 1) : ""
            match($0, /--[a-z0-9-]+/)
            name = substr($0, RSTART + 2, RLENGTH - 2)
            text = substr($0, RSTART + RLENGTH)
            argument = ""
            if (match(text, /^=[^ ]+/)) {
                argument = substr(text, 2, RLENGTH - 1)
                text = substr(text, RLENGTH + 1)
            }
            sub(/^ +/, "", text)
            next
        }
        /^          / { sub(/^ +/, ""); text = text " " $0; next }
        { end() }
        END { end() }'
}
