# shellcheck shell=sh disable=SC2154,SC2034 # pipeline.sh sets and uses the rest
# shellcheck disable=SC2094 # a FIFO is read and written
# Running the programs. Each is a child of this shell, and fails unless it is waited for and its
# status is 0. What one writes to the next goes through a pipe that this shell opens:
#
#   3  what the next program reads      4  what it writes
#   5  the other end of 4, which the program after it reads
#   7  a copy of what it writes         8  its other end, which another program reads
#
# A pipe is opened at both ends before a program starts, so that none waits for another that never
# starts. In dash an empty here-document is a pipe, whose other end /dev/fd opens; elsewhere, or
# where there is no /dev/fd, it is a FIFO.

unnamed_pipes='' # yes where no FIFO is needed
running='' # NAME:PROCESS of what was started and is not yet waited for

start() { # NAME COMMAND...
    name=$1
    shift
    "$@" <&3 >&4 3<&- 4>&- 5<&- 8<&- 9<&- &
    running="$running $name:$!"
}

program() { # PROGRAM ARGUMENT...
    program=$1
    shift
    start "$program" "$bin/$prefix$program" "$@"
}

make_pipes() { # SUFFIX: as many as a stream with two readers needs
    exec 6<<'END'
END
    [ ! -p /dev/fd/6 ] || unnamed_pipes=yes
    exec 6<&-
    [ -z "$unnamed_pipes" ] || return 0
    tool "$work" mkfifo -- "$work/pipe1$1" "$work/pipe2$1" "$work/pipe3$1" "$work/pipe4$1"
}

open_pipe() { # FIFO: 4 writes to it, 5 reads it
    if [ -n "$unnamed_pipes" ]; then
        exec 5<<'END' 4>/dev/fd/5
END
    else
        exec 6<>"$1" 5<"$1" 4>"$1" 6>&-
    fi
}

open_copy() { # FIFO: 7 writes to it, 8 reads it
    if [ -n "$unnamed_pipes" ]; then
        exec 8<<'END' 7>/dev/fd/8
END
    else
        exec 6<>"$1" 8<"$1" 7>"$1" 6>&-
    fi
}

next_pipe() { # FIFO: what is started next reads what the one before writes
    exec 3<&5 4>&- 5<&-
    open_pipe "$1"
}

read_and_write() { # FILE FILE
    exec 3<"$1" 4>"$2"
}

read_last_and_write() { # FILE: of what is started next, which reads what the one before writes
    exec 3<&5 5<&- 4>"$1"
}

end_pipes() {
    exec 3<&- 4>&-
}

# Waits for all programs that were started. Their statuses decide how this ends.
heed() {
    end_pipes
    failed='' cut=''
    for process in $running; do
        wait "${process##*:}" 2>/dev/null # dash would say "Killed"
        heed_status "${process%:*}" $?
    done
    running=''
    hide_progress
    [ -z "$failed$cut" ] || exit 2
}

heed_status() { # NAME STATUS
    case $1:$2 in
        *:0) ;;
        gather:1 | convert:1 | tokenize:1 | archive:1 | report:1) status=1 ;;
        *:141) cut=$1 ;; # its reader ended, and that one is reported
        *:129 | *:1[3-9]?)
            say "$1" "ended by signal $(($2 - 128))"
            failed=yes
            ;;
        *) failed=yes ;;
    esac
}

# Runs one program with the descriptors as they are, and waits for it.
run() { # PROGRAM ARGUMENT...
    program "$@"
    heed
}

# shellcheck disable=SC2317 # called by traps
stop() { # ends the programs that still run
    for process in $running; do
        case $process in
            convert:*) kill -- "-${process##*:}" || kill "${process##*:}" ;; # with all that it started
            *) kill "${process##*:}" ;;
        esac
    done
    [ -z "$progress" ] || kill "$progress"
    wait
    remove_work
} 2>/dev/null

# What still runs at the end, where the shell itself gave up, keeps files and processes.
leave() {
    ended=$?
    [ -z "$running" ] || stop
    remove_work
}

# Again where rm itself was killed.
remove_work() {
    set -- ${made:+"$made"} ${aside:+"$aside"} ${kept_aside:+"$kept_aside"}
    { rm -rf -- "$@" || rm -rf -- "$@"; } 2>/dev/null || {
        [ ! -e "$made" ] || say "$made" 'not removed'
        [ "$((status + ended))" -ne 0 ] || exit 1
    }
}

# ------------------------------------------------------------------ counting

reading=''      # the process that reads the articles
count_memory=0 # bytes that each count may take

# Two counts run at once, and share the memory of the run.
share_memory() { # COUNTS
    count_memory=$((memory / $1))
}

count() { # OPTION...
    program count --sealed --memory="$count_memory" "$@"
}

tokenize() { # OPTION...
    # shellcheck disable=SC2086 # words are options
    program tokenize $words ${language:+"--language=$language"} "$@"
}

# Many articles are counted whole, except for an even sample, whose sentences are counted, for
# quotes.
sampled_articles=4096
choose_sample() { # HOW-MANY
    sampled=$((($1 + sampled_articles - 1) / sampled_articles))
}

# A kept table is for other programs, which do not know brief ones.
count_units() {
    brief=--brief
    [ -z "$keep" ] || brief=''
    [ "$sampled" -le 1 ] || brief="$brief --every=$sampled"
    # shellcheck disable=SC2086 # they are options
    count --by=sentence $brief
}

# One stream feeds two counts: of terms and n-grams over all, and of terms by sentence.
count_articles() {
    choose_sample "$texts"
    share_memory 2
    make_pipes ''
    exec 3</dev/null
    open_pipe "$work/pipe1"
    tokenize --articles="$articles"
    reading=$!
    next_pipe "$work/pipe2"
    if [ -n "$archive" ]; then
        program stem
        next_pipe "$work/pipe3"
    fi
    open_copy "$work/pipe4"
    set -- --copy=/dev/fd/7 ${keep:+"--copy=$tables/stream.vrt"}
    if [ -n "$archive" ]; then add_to_archive "$@"; else program stem "$@"; fi
    exec 7>&-
    read_last_and_write "$tables/sentences.tsv"
    count_units
    exec 3<&8 8<&- 4>"$tables/phrases.tsv"
    count --ngrams=4 --unbroken ${many:+"$many"}
    show_progress counting "$reading" "$articles"
    heed
}

# On a terminal, where there is more than one article.
show_progress() { # PHASE [PROCESS LIST]...: of what follows when the articles are read
    [ -t 2 ] && [ -z "$quiet" ] && [ "$texts" -gt 1 ] || return 0
    phase=$1
    shift
    "$bin/${prefix}gather" --progress --phase="$phase" -- "$@" </dev/null 3<&- 4>&- 9<&- &
    progress=$!
}

hide_progress() {
    [ -n "$progress" ] || return 0
    kill "$progress" 2>/dev/null
    wait "$progress" 2>/dev/null
    progress=''
    printf '\r\033[K' >&2
}

