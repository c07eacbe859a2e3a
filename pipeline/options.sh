# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# The options of pipeline.sh: --help, and reading them from the arguments. What is no option
# stays in the arguments.

help() {
    cat <<'END'
Usage: pipeline.sh [OPTION]... [FILE|DIRECTORY]...
Summarise articles: frequent terms, key phrases, topics and key sentences.
Reads standard input where nothing is named, and for -. What an article is, its content
tells: text in any charset, HTML, PDF, DOCX, ODT, EPUB, RTF, RSS, Atom, JSON, CSV, mail,
WARC, and archives of them.

  -n, --top=N             rows that a section shows
  -k, --topics=K          number of topics, or auto
      --topic-model=FILE  keep the topics in FILE, or, where it is there, apply them
  -l, --language=LANG     the language of the text, such as de, instead of telling it
      --stopwords=FILE    words to leave out instead of the language's own, one a line; none:
                          leave out no word
      --ignore=LIST       words to leave out too: WORD,WORD... or @FILE, one a line
  -r, --reference=TABLE   a count table of what is usual, to compare with
  -f, --format=FORMAT     text, markdown, html, json or tsv
  -s, --sections=LIST     what to show, in this order: overview, terms, keyness, phrases,
                          collocations, dispersion, topics, documents, trends, sentences
      --color=WHEN        whether to use colours: auto, always or never
      --width=N           columns of the text (those of the terminal)
      --spreadsheet       tsv: put ' before cells that begin like a formula
  -o, --output=FILE       write the summary to FILE
      --files-from=FILE   read the names of more articles from FILE, one a line (- for
                          standard input)
  -0, --null              those names end in NUL; without --files-from, standard input has them
      --keep-nonprose     keep source code, tables of numbers and coded files as any other text
      --keep-boilerplate  keep lines that repeat across the articles of a site
  -j, --jobs=N            read the articles in N parts at once, instead of one a processor
                          where there is much to read; the summary is the same
  -q, --quiet             say nothing but errors
  -v, --verbose           say what is being done
      --keep=DIR          keep the token stream and the count tables in DIR
      --archive=DIR       add the articles to the archive DIR, each once, and report what is
                          new against all before; without articles: report on the archive
      --date=DAY          the day of articles that do not say theirs, such as 2026-11-24
      --since=DAY         only the archive's articles of this day or later
      --until=DAY         only the archive's articles of this day or earlier
      --period=PERIOD     report on the archive's last day, week or month, against that before,
                          and how topics moved over the last twelve
      --last              report on the articles that the last run added, again
      --since-run=N       only the archive's articles of the Nth run (see --list) or later
      --versions          keep earlier versions of articles in the archive beside later ones
      --list              list the archive's articles
      --remove            remove the articles named, as --list shows them, from the archive
      --verify            check every byte of the archive
      --upgrade           make an archive of version 0.1 one of this version
  -h, --help              show this help and end
  -V, --version           show the version and end

Examples:
  ./pipeline.sh article.txt
  ./pipeline.sh --format=html --output=today.html articles/
  ./pipeline.sh --sections=topics --topics=20 --format=tsv archive/ | grep ^topics
  ./pipeline.sh --archive=news today/
END
}

wrong() { # REASON
    printf '%s: %s (see %s --help)\n' "$me" "$1" "$me" >&2
    exit 2
}

set_option() { # NAME VALUE
    eval "$1=\$2"
}

set_flag() { # -LETTER|--NAME: false where it is none
    case $1 in
        -0 | --null) null=yes ;;
        --spreadsheet) spreadsheet=yes ;;
        --keep-boilerplate) keep_boilerplate=yes ;;
        --last) last=yes ;;
        --versions) versions=yes ;;
        --keep-nonprose) words="$words --keep-nonprose" ;;
        -q | --quiet) quiet=yes verbose='' ;;
        -v | --verbose) verbose=yes quiet='' ;;
        --list | --remove | --verify | --upgrade) task=${1#--} ;;
        *) return 1 ;;
    esac
}

long_name() { # -LETTER|--NAME: sets name, or ends with a message
    case $1 in
        -n | --top) name=top ;;
        -k | --topics) name=topics ;;
        --topic-model) name=topic_model ;;
        -l | --language) name=language ;;
        --stopwords) name=stopwords ;;
        --ignore) name=ignore ;;
        -r | --reference) name=reference ;;
        -f | --format) name=format ;;
        -s | --sections) name=sections ;;
        --color) name=color ;;
        --width) name=width ;;
        -o | --output) name=output ;;
        --keep) name=keep ;;
        --files-from) name=list ;;
        -j | --jobs) name='jobs' ;;
        --archive) name=archive ;;
        --date) name='date' ;;
        --since) name=since ;;
        --since-run) name=since_run ;;
        --until) name=until ;;
        --period) name=period ;;
        *) wrong "unknown option $1" ;;
    esac
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
            find_programs
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
            long_name "${argument%%=*}"
            set_option "$name" "${argument#*=}"
            ;;
        -[!-]?*)
            letter=-$(printf '%.1s' "${argument#-}")
            if set_flag "$letter"; then
                set -- "-${argument#-?}" "$@"
                left=$((left + 1))
            else
                long_name "$letter"
                set_option "$name" "${argument#-?}"
            fi
            ;;
        -?*)
            set_flag "$argument" && continue
            long_name "$argument"
            [ "$left" -gt 0 ] || wrong "option $argument needs an argument"
            set_option "$name" "$1"
            shift
            left=$((left - 1))
            ;;
        *) set -- "$@" "$argument" ;;
    esac
done

[ "$null$list" != yes ] || list=-
case $jobs in *[!0-9]* | 0) wrong "--jobs: $jobs is no number of parts" ;; esac
case $top in *[!0-9]* | 0) wrong "--top: $top is no number of rows" ;; esac
case $since_run in *[!0-9]* | 0) wrong "--since-run: $since_run is no number of a run" ;; esac
[ -n "$archive" ] || [ "$task" = report ] || wrong "--$task needs --archive"
for name in date since until since_run last versions period; do
    eval "value=\$$name"
    [ -n "$archive" ] || [ -z "$value" ] ||
        wrong "--$(echo "$name" | tr _ -) needs --archive"
done
