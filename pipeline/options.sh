# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# The options of pipeline.sh, read from the defaults and from the arguments. What is not an
# option stays in the arguments.

# Options of report that are for this script alone.
not_passed=' archive command compare known series left-out page reference-units since until sources sealed period history explain check help version '

# Looks an option of report up in its description: sets name and takes_argument, or fails.
find_report_option() { # -LETTER|--NAME
    [ -n "$described" ] || described=$("$bin/${prefix}report" --describe) || exit 2
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

# The help is read where it is shown.
show_help() { # [all]
    # shellcheck source=pipeline/help.sh
    . "$scripts/help.sh"
    help "$@"
}

show_options() {
    # shellcheck source=pipeline/help.sh
    . "$scripts/help.sh"
    describe_options
}

# Sets quoted to a word that the shell reads back as the value.
quote() { # VALUE
    rest=$1 quoted=''
    while :; do
        case $rest in
            *\'*)
                quoted="$quoted${rest%%\'*}'\\''"
                rest=${rest#*\'}
                ;;
            *) break ;;
        esac
    done
    quoted="'$quoted$rest'"
}

pass_to_report() { # NAME [VALUE]
    if [ $# -eq 1 ]; then
        passed=" --$1"
    else
        quote "$2"
        passed=" --$1=$quoted"
        case $1:$2 in
            reference:* | reference-units:* | stopwords:*) inputs="$inputs $quoted" ;;
            ignore:@*)
                quote "${2#@}"
                inputs="$inputs $quoted"
                ;;
            topics:* | topic-model:*) chosen_topics=yes ;;
        esac
    fi
    report_options=$report_options$passed
    case $1 in
        color | interface | links | spreadsheet | title | width) look_options=$look_options$passed ;;
    esac
    [ "$1" != reference ] || reference=given
}

wrong() { # REASON
    say "${origin:+$origin: }$1 (see $me --help)"
    exit 2
}

# Prints the name that a mistyped one most likely stands for, if any.
near() { # WORD NAME...
    word=$1
    shift
    "$bin/${prefix}report" --suggest="$word" -- "$@"
}

# A format that is written as an option is recognised too.
unknown_option() { # --NAME
    formats=' html markdown json jsonl tsv tables csv text '
    # shellcheck disable=SC2046,SC2086 # names are words
    meant=$(near "${1#--}" $(show_options | cut -f 2) $formats)
    case $formats in
        *" ${meant:-none} "*) meant=format=$meant ;;
    esac
    wrong "unknown option $1${meant:+: did you mean --$meant?}"
}

set_option() { # NAME VALUE: of this, or else of report
    case $1:$2 in
        output: | keep: | list: | archive:) wrong "option ${argument%%=*} needs an argument" ;;
    esac
    case $1 in
        find | series | watch)
            eval "$1=\$2"
            task=$1
            ;;
        language | output | keep | list | jobs | memory | archive | date | since | since_run | until | \
            period | text_field | title_field | date_field | id_field)
            eval "$1=\$2"
            ;;
        *)
            [ "$1" != format ] || format=$2
            pass_to_report "$1" "$2"
            ;;
    esac
}

set_flag() { # -LETTER|--NAME: false where it is none
    case $1 in
        -0 | --null) null=yes ;;
        --keep-boilerplate) keep_boilerplate=yes ;;
        --keep-duplicates) keep_duplicates=yes ;;
        --keep-quoted) keep_quoted=yes ;;
        --keep-nonprose) words="$words --keep-nonprose" keep_nonprose=yes ;;
        --last) last=yes ;;
        --versions) versions=yes ;;
        --open) open=yes ;;
        --no-config) ;; # handled before
        --no-pager) paging='' ;;
        -q | --quiet) quiet=yes verbose='' ;;
        -v | --verbose) verbose=yes quiet='' ;;
        --list | --remove | --verify | --upgrade) task=${1#--} ;;
        --explain) task=explain ;;
        --compare) task=compare ;;
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
        --find) name='find' ;;
        --series) name='series' ;;
        --watch) name='watch' ;;
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
    long_name "$1" && return
    find_report_option "$1" || unknown_option "$1"
    [ -n "$takes_argument" ] || wrong "option $1 takes no argument"
}

# ------------------------------------------------------------------ defaults

# One option of the file of defaults or of WINNOW_OPTIONS: --name, --name=VALUE, --name VALUE.
take_default() { # TEXT
    case $1 in
        --*[=\ ]*)
            argument=${1%%[= ]*}
            find_option "$argument"
            set_option "$name" "${1#"$argument"?}"
            ;;
        --?*)
            set_flag "$1" && return
            find_option "$1"
            wrong "option $1 needs an argument"
            ;;
        *) wrong "'$1' is not an option, such as --topics=20" ;;
    esac
}

read_config() { # FILE
    number=0
    while IFS= read -r default || [ -n "$default" ]; do
        number=$((number + 1)) origin="$1: line $number"
        case $default in '' | '#'*) ;; *) take_default "$default" ;; esac
    done <"$1"
    origin=''
}

# Options that hold for every run of winnow, unless the command line says otherwise.
read_defaults() {
    config=${XDG_CONFIG_HOME:-${HOME-}/.config}/winnow/config
    [ ! -f "$config" ] || read_config "$config"
    origin=WINNOW_OPTIONS
    set -f
    for default in ${WINNOW_OPTIONS-}; do
        take_default "$default"
    done
    set +f
    origin='' format=''
}

defaults=$called
for argument; do
    case $argument in
        --) break ;;
        --no-config) defaults='' ;;
    esac
done
[ -z "$defaults" ] || read_defaults

# ------------------------------------------------------------------ the command line

# The command of winnow may stand behind options.
is_command() { # OPERAND
    [ "$1" = compare ] && [ -n "$called" ] && [ ! -e "$1" ] && task=compare
}

operands=''

# Options may follow files: what is not an option goes to the end of the arguments.
left=$#
while [ "$left" -gt 0 ]; do
    argument=$1
    shift
    left=$((left - 1))
    case $argument in
        -h)
            show "$(show_help)"
            exit
            ;;
        --help)
            show "$(show_help all)"
            exit
            ;;
        --describe)
            show "$(show_options)"
            exit
            ;;
        -V | --version)
            "$bin/${prefix}report" --version
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
            ! set_flag "${argument%%=*}" || wrong "option ${argument%%=*} takes no argument"
            find_option "${argument%%=*}"
            set_option "$name" "${argument#*=}"
            ;;
        -[!-]?*)
            letter=${argument%"${argument#-?}"}
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
        *)
            [ -n "$operands" ] || ! is_command "$argument" || continue
            operands=yes
            set -- "$@" "$argument"
            ;;
    esac
done

# ------------------------------------------------------------------ checks

# The ending of --output chooses the format if none was given.
choose_format() {
    [ -z "$format" ] && [ -z "$open" ] || return 0
    case $output in
        *.html | *.htm) format=html ;;
        *.md | *.markdown) format=markdown ;;
        *.json) format=json ;;
        *.tsv) format=tsv ;;
        *.csv) format=csv ;;
        *.jsonl | *.ndjson) format=jsonl ;;
        *.txt) format=text ;;
    esac
}

case $task in
    find | watch) [ -z "$open" ] || wrong "--open shows a page: --$task makes none" ;;
esac
[ -z "$open" ] || [ "${format:-html}" = html ] || wrong "--open shows a page: --format is html then"
# The forms of what --find prints are kwic's; --series and --watch print tables.
if [ "$task" = series ] || [ "$task" = watch ]; then
    choose_format
    [ -z "$open" ] || format=html
    case $task:${format:-tsv} in
        *:tsv | *:csv) ;;
        series:jsonl | watch:*) wrong "--$task prints a table: --format is tsv or csv then" ;;
    esac
    [ -n "$archive" ] || wrong "--$task needs --archive"
    [ "$task" = watch ] || case $series in *[!,\ ]*) ;; *) wrong '--series needs words' ;; esac
    [ "$task" = watch ] || [ $# -eq 0 ] || wrong '--series takes no articles'
    [ "$task" = series ] || [ -n "$watch" ] || wrong '--watch needs a file of words'
    [ "$task" = series ] || "$bin/${prefix}kwic" --queries="$watch" </dev/null >/dev/null || exit 2
    report_options=$look_options
elif [ "$task" = find ]; then
    "$bin/${prefix}kwic" ${format:+"--format=$format"} -- "$find" </dev/null >/dev/null || exit 2
    report_options=''
else
    choose_format
    [ -z "$open" ] || format=html
    [ -z "$format" ] || pass_to_report format "$format"
fi

[ "$null$list" != yes ] || list=-
case $jobs in *[!0-9]* | 0) wrong "--jobs: '$jobs' is not a number of files" ;; esac
case $period in
    '' | day | week | month) ;;
    *)
        meant=$(near "$period" day week month)
        wrong "--period: '$period' is not day, week or month${meant:+: did you mean $meant?}"
        ;;
esac
case $since_run in *[!0-9]* | 0) wrong "--since-run: '$since_run' is not the number of a run" ;; esac
case $task in
    report | explain | find | compare | series | watch) ;;
    *) [ -n "$archive" ] || wrong "--$task needs --archive" ;;
esac
for name in date since until since_run last versions period; do
    eval "value=\$$name"
    [ -n "$archive" ] || [ -z "$value" ] ||
        wrong "--$(echo "$name" | tr _ -) needs --archive"
done
[ -z "$keep_duplicates" ] || [ -z "$archive" ] ||
    wrong '--keep-duplicates goes without --archive, which keeps each article once'
for name in date since until; do
    eval "value=\$$name"
    [ -n "$value" ] || continue
    value=$("$bin/${prefix}archive" day -- "$value") || exit 2
    eval "$name=\$value"
done
[ -z "$language" ] ||
    "$bin/${prefix}tokenize" --plain --language="$language" </dev/null || exit 2
for argument; do
    case $argument in
        [Hh][Tt][Tt][Pp]://* | [Hh][Tt][Tt][Pp][Ss]://*)
            [ -e "$argument" ] || wrong "$argument is an address: curl -sL '$argument' | $me"
            ;;
    esac
done

read_size() { # SIZE: prints it in bytes
    number=${1%[KkMGT]}
    case $number in '' | *[!0-9]* | ?????????????*) wrong "--memory: '$1' is not a size, such as 500M or 2G" ;; esac
    case $1 in
        *[Kk]) echo $((number << 10)) ;;
        *M) echo $((number << 20)) ;;
        *G) echo $((number << 30)) ;;
        *T) echo $((number << 40)) ;;
        *) echo "$number" ;;
    esac
}
[ -z "$memory" ] || memory=$(read_size "$memory") || exit 2
if [ "$task" = explain ]; then
    eval "exec \"\$bin/\${prefix}report\" --explain $report_options"
fi
[ -z "$report_options" ] || eval "\"\$bin/\${prefix}report\" --check $report_options" || exit 2
