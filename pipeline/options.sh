# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# The options of pipeline.sh: --help, and reading them from the arguments. What is no option
# stays in the arguments.

help() {
    cat <<'END'
Usage: pipeline.sh [OPTION]... [FILE|DIRECTORY]...
Summarise articles: frequent terms, key phrases, topics and key sentences.
Reads standard input where nothing is named, and for -. What an article is, its content
tells: text in any charset, HTML, PDF, office documents, books, feeds and other XML,
records (JSON, CSV, sheets), mail, exports of press databases, light markup, subtitles,
lists of references, archives of the web, and packs of all these.

  -l, --language=LANG        the language of the text, such as de, instead of telling it
  -o, --output=FILE          write the summary to FILE, once it is whole
      --files-from=FILE      read the names of more articles from FILE, one a line (- for
                             standard input)
  -0, --null                 those names end in NUL; without --files-from, standard input has
                             them
      --keep-nonprose        keep source code, tables of numbers and coded files as any other
                             text
      --keep-boilerplate     keep lines that repeat across the articles of a site
      --keep-quoted          keep what mails quote, and signatures
      --text-field=NAME      the field of records (JSON, CSV, sheets) that has the text, instead
                             of one with a usual name; likewise:
      --title-field=NAME     the field that has the title
      --date-field=NAME      the field that has the day
      --id-field=NAME        the field that has the name
  -j, --jobs=N               convert N files at once, instead of one a processor
      --memory=SIZE          bytes (K, M, G, T) that all counting may take together; half of
                             what there is
  -q, --quiet                say nothing but errors
  -v, --verbose              say what is being done
      --keep=DIR             keep the token stream and the count tables in DIR
      --archive=DIR          add the articles to the archive DIR, each once, and report what is
                             new against all before; without articles: report on the archive
      --date=DAY             the day of articles that do not say theirs, such as 2026-11-24
      --since=DAY            only the archive's articles of this day or later
      --until=DAY            only the archive's articles of this day or earlier
      --period=PERIOD        report on the archive's last day, week or month, against that
                             before, and how topics moved over the last twelve
      --last                 report on the articles that the last run added, again
      --since-run=N          only the archive's articles of the Nth run (see --list) or later
      --versions             keep earlier versions of articles in the archive beside later ones
      --list                 list the archive's articles
      --remove               remove the articles named, as --list shows them, from the archive
      --verify               check every byte of the archive
      --upgrade              make an archive of version 0.1 one of this version
  -h, --help                 show this help and end
  -V, --version              show the version and end

The summary:
END
    report_help
    cat <<'END'

Examples:
  ./pipeline.sh article.txt
  ./pipeline.sh --format=html --output=today.html articles/
  ./pipeline.sh --sections=topics --topics=20 --format=tsv archive/ | grep ^topics
  ./pipeline.sh --archive=news today/
END
}

# The options that go to report as they are: all of its own, but those that this sets.
not_passed=' archive since until sources sealed period history explain check help version '
report_help() {
    "$bin/${prefix}report" --help | awk -v not_passed="$not_passed" '
        /^ +(-., )?--/ {
            match($0, /--[a-z-]+/)
            shown = !index(not_passed, " " substr($0, RSTART + 2, RLENGTH - 2) " ")
        }
        /^[^ ]/ { shown = 0 }
        shown && NF'
}

# Looks an option of report up in its description: sets name and takes_argument, or fails.
find_report_option() { # -LETTER|--NAME
    : "${described:=$("$bin/${prefix}report" --describe)}"
    tab='	' line='
'
    case $1 in
        --*)
            name=${1#--}
            case $line$described in
                *"$line$tab$name$tab"*) row=${described#*"$tab$name$tab"} ;;
                *"$line"?"$tab$name$tab"*) row=${described#*"$tab$name$tab"} ;;
                *) return 1 ;;
            esac
            ;;
        *)
            case $line$described in
                *"$line${1#-}$tab"*) row=$line$described row=${row#*"$line${1#-}$tab"} ;;
                *) return 1 ;;
            esac
            name=${row%%"$tab"*} row=${row#*"$tab"}
            ;;
    esac
    case $not_passed in *" $name "*) return 1 ;; esac
    takes_argument=${row%%"$tab"*}
}

# A word that the shell reads back as the value.
quoted() { # VALUE
    printf '%s\n' "$1" | sed "s/'/'\\\\''/g; 1s/^/'/; \$s/\$/'/"
}

pass_to_report() { # NAME [VALUE]
    if [ $# -eq 1 ]; then
        report_options="$report_options --$1"
    else
        report_options="$report_options --$1=$(quoted "$2")"
    fi
    [ "$1" != reference ] || reference=given
}

wrong() { # REASON
    printf '%s: %s (see %s --help)\n' "$me" "$1" "$me" >&2
    exit 2
}

set_option() { # NAME VALUE: of this, or else of report
    case $1:$2 in
        output: | keep: | list: | archive:) wrong "option ${argument%%=*} needs an argument" ;;
    esac
    case $1 in
        language | output | keep | list | jobs | memory | archive | date | since | since_run | until | \
            period | text_field | title_field | date_field | id_field)
            eval "$1=\$2"
            ;;
        *) pass_to_report "$1" "$2" ;;
    esac
}

set_flag() { # -LETTER|--NAME: false where it is none
    case $1 in
        -0 | --null) null=yes ;;
        --keep-boilerplate) keep_boilerplate=yes ;;
        --keep-quoted) keep_quoted=yes ;;
        --keep-nonprose) words="$words --keep-nonprose" ;;
        --last) last=yes ;;
        --versions) versions=yes ;;
        -q | --quiet) quiet=yes verbose='' ;;
        -v | --verbose) verbose=yes quiet='' ;;
        --list | --remove | --verify | --upgrade) task=${1#--} ;;
        *)
            ! long_name "$1" && find_report_option "$1" && [ -z "$takes_argument" ] &&
                pass_to_report "$name"
            ;;
    esac
}

long_name() { # -LETTER|--NAME: sets name, where it is an option of this with an argument
    case $1 in
        -l | --language) name=language ;;
        -o | --output) name=output ;;
        --keep) name=keep ;;
        --files-from) name=list ;;
        --text-field) name=text_field ;;
        --title-field) name=title_field ;;
        --date-field) name=date_field ;;
        --id-field) name=id_field ;;
        -j | --jobs) name='jobs' ;;
        --memory) name=memory ;;
        --archive) name=archive ;;
        --date) name='date' ;;
        --since) name=since ;;
        --since-run) name=since_run ;;
        --until) name=until ;;
        --period) name=period ;;
        *) return 1 ;;
    esac
}

# Sets name to that of an option with an argument, or ends with a message.
find_option() { # -LETTER|--NAME
    long_name "$1" || find_report_option "$1" || wrong "unknown option $1"
}

# Options may stand behind files: what is none goes to the end of the arguments.
left=$#
while [ "$left" -gt 0 ]; do
    argument=$1
    shift
    left=$((left - 1))
    case $argument in
        -h | --help)
            help
            exit
            ;;
        -V | --version)
            "$bin/${prefix}report" --version | sed "s/^[^ ]*report/$me/"
            exit
            ;;
        --)
            while [ "$left" -gt 0 ]; do
                set -- "$@" "$1"
                shift
                left=$((left - 1))
            done
            ;;
        --*=*)
            find_option "${argument%%=*}"
            set_option "$name" "${argument#*=}"
            ;;
        -[!-]?*)
            letter=-$(printf '%.1s' "${argument#-}")
            if set_flag "$letter"; then
                set -- "-${argument#-?}" "$@"
                left=$((left + 1))
            else
                find_option "$letter"
                set_option "$name" "${argument#-?}"
            fi
            ;;
        -?*)
            set_flag "$argument" && continue
            find_option "$argument"
            [ "$left" -gt 0 ] || wrong "option $argument needs an argument"
            set_option "$name" "$1"
            shift
            left=$((left - 1))
            ;;
        *) set -- "$@" "$argument" ;;
    esac
done

[ "$null$list" != yes ] || list=-
case $jobs in *[!0-9]* | 0) wrong "--jobs: $jobs is no number of files" ;; esac
case $period in '' | day | week | month) ;; *) wrong "--period: $period is none of day, week, month" ;; esac
case $since_run in *[!0-9]* | 0) wrong "--since-run: $since_run is no number of a run" ;; esac
[ -n "$archive" ] || [ "$task" = report ] || wrong "--$task needs --archive"
for name in date since until since_run last versions period; do
    eval "value=\$$name"
    [ -n "$archive" ] || [ -z "$value" ] ||
        wrong "--$(echo "$name" | tr _ -) needs --archive"
done

read_size() { # SIZE: prints it in bytes
    number=${1%[KkMGT]}
    case $number in '' | *[!0-9]* | ?????????????*) wrong "--memory: $1 is no size, such as 500M or 2G" ;; esac
    case $1 in
        *[Kk]) echo $((number << 10)) ;;
        *M) echo $((number << 20)) ;;
        *G) echo $((number << 30)) ;;
        *T) echo $((number << 40)) ;;
        *) echo "$number" ;;
    esac
}
[ -z "$memory" ] || memory=$(read_size "$memory") || exit 2
[ -z "$report_options" ] || eval "\"\$bin/\${prefix}report\" --check $report_options" || exit 2
