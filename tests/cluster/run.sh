#!/bin/bash
# The recipes of cluster/ on this machine, each compared byte for byte with one plain run: GNU
# parallel, a Slurm array (its tasks run one after the other, without Slurm), and Spark: a
# standalone master and two workers on the loopback interface.
#     tests/cluster/run.sh [LINES]
# LINES documents (3000) are made up. bench/spark.sh does the same to a large corpus, with a worker
# killed in the middle.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
lines=${1:-3000}
WINNOW_BIN=${WINNOW_BIN:-$root/bin}
PATH=$WINNOW_BIN:$PATH
export WINNOW_BIN PATH LC_ALL=C.UTF-8
work=$(mktemp -d)
pids=()
# shellcheck disable=SC2317 # called by trap
finish() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap finish EXIT
cd "$work"

fail() {
    echo "cluster: $1" >&2
    exit 1
}

expect() { # WHAT EXPECTED GOT
    cmp -s "$2" "$3" || {
        diff "$2" "$3" | head -5 >&2 || true
        fail "$1 differs from one machine"
    }
    echo "cluster: $1: the same bytes"
}

# Documents of a few sentences, with words that are in JSON's and XML's way.
awk -v lines="$lines" 'BEGIN {
    split("the ferry crosses a harbour and ferries return with fish \\\"quoted\\\" AT&T 3,000 " \
          "Straße Fähre naïve <b> über Häuser towns NA null", word, " ")
    for (n in word) words++
    srand(7)
    for (i = 0; i < lines; i++) {
        text = ""
        for (j = int(rand() * 60); j >= 0; j--)
            text = text word[1 + int(rand() * words)] int(rand() * 40) (rand() < .1 ? ". " : " ")
        printf "{\"id\":\"doc-%d\",\"text\":\"%s\"}\n", i, text
    }
}' >corpus.jsonl

for options in --by=total --by=document "--by=sentence --ngrams=2"; do
    # shellcheck disable=SC2086 # options are words
    tokenize --format=jsonl corpus.jsonl | stem | count $options >"plain $options"
done

# ---------------------------------------------------------------- GNU parallel, Slurm

# A shell server of our own on an unprivileged port, with keys that are thrown away.
start_sshd() {
    mkdir -m 700 ssh
    ssh-keygen -q -t ed25519 -N '' -f ssh/host
    ssh-keygen -q -t ed25519 -N '' -f ssh/user
    local port=$((40000 + $$ % 20000))
    printf '%s\n' "Port $port" 'ListenAddress 127.0.0.1' "HostKey $work/ssh/host" \
        "AuthorizedKeysFile $work/ssh/user.pub" "PidFile $work/ssh/pid" 'UsePAM no' \
        'StrictModes no' 'PasswordAuthentication no' >ssh/config
    [ "$(id -u)" -ne 0 ] || mkdir -p /run/sshd
    /usr/sbin/sshd -D -e -f "$work/ssh/config" 2>ssh/log &
    pids+=($!)
    ssh="ssh -p $port -i $work/ssh/user -o BatchMode=yes -o StrictHostKeyChecking=no"
    ssh="$ssh -o UserKnownHostsFile=$work/ssh/known -o LogLevel=ERROR"
    for ((try = 0; try < 50; try++)); do
        $ssh 127.0.0.1 true 2>/dev/null && return
        sleep 0.1
    done
    fail "no sshd: $(cat ssh/log)"
}

if command -v parallel >/dev/null; then
    "$root/cluster/parallel.sh" --block=100K --jobs=2 corpus.jsonl \
        --tokenize=--format=jsonl --by=document >got
    expect "parallel.sh" "plain --by=document" got
    "$root/cluster/parallel.sh" --block=100K corpus.jsonl --tokenize=--format=nonsense \
        >got 2>/dev/null && fail "parallel.sh hides a failure"
else
    echo "cluster: GNU parallel is not installed: not tried" >&2
fi
if command -v parallel >/dev/null && [ -x /usr/sbin/sshd ]; then
    start_sshd
    "$root/cluster/parallel.sh" -S "2/$ssh 127.0.0.1" --block=100K corpus.jsonl \
        --tokenize=--format=jsonl --by=document >got
    expect "parallel.sh over ssh" "plain --by=document" got
    sessions=$(grep -c 'Accepted publickey' ssh/log)
    [ "$sessions" -gt 1 ] || fail "parallel.sh -S did not use ssh"
    "$root/cluster/parallel.sh" -S "$ssh 127.0.0.1" corpus.jsonl --tokenize=--format=nonsense \
        >got 2>/dev/null && fail "parallel.sh hides a failure over ssh"
else
    echo "cluster: no sshd, or no GNU parallel: not tried over ssh" >&2
fi

split -n l/5 -d corpus.jsonl share.
ls share.* >list
export SLURM_ARRAY_TASK_COUNT=7 SLURM_ARRAY_TASK_MIN=1 # more tasks than files
for SLURM_ARRAY_TASK_ID in 1 2 3 4 5 6 7; do
    export SLURM_ARRAY_TASK_ID
    "$root/cluster/slurm.sh" count list tables --tokenize=--format=jsonl --by=total
done
"$root/cluster/slurm.sh" merge tables got
expect "slurm.sh" "plain --by=total" got
rm tables/3.tsv
"$root/cluster/slurm.sh" merge tables got 2>/dev/null && fail "slurm.sh merges without a part"

# ---------------------------------------------------------------- Spark

spark_conf=(--executor-memory 700m --driver-memory 700m)
# shellcheck source=tests/cluster/standalone.sh
. "$root/tests/cluster/standalone.sh"
start_spark

submit() { # TABLES SPARK-COUNT-OPTION...
    submit_count --parts 8 --ranges 3 "${@:2}" "$work/corpus.jsonl" "$1" >submit.log 2>&1
}

submit total || fail "Spark: $(tail -5 submit.log)"
count --merge total/part-* >got
expect "Spark, totals" "plain --by=total" got
submit sentences --by sentence --ngrams 2 || fail "Spark: $(tail -5 submit.log)"
count --merge sentences/part-* >got
expect "Spark, n-grams by sentence" "plain --by=sentence --ngrams=2" got

submit broken --ngrams 99 && fail "Spark hides a failure"
exit 0
