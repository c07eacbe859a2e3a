#!/bin/bash
# cluster/spark_count.py on a large corpus: a master and two workers on this machine, compared byte
# for byte with one plain run; then with an executor that stands still for a while, so that its
# tasks are run a second time by speculation; then with a worker killed in the middle.
#     bench/spark.sh [SIZE [SPARK-COUNT-OPTION...]]
# SIZE is that of the words of the made-up, seeded JSONL corpus in bytes (1e9), of a vocabulary of a
# million. Needs what tests/cluster/run.sh needs, and three times SIZE in $TMPDIR.
set -euo pipefail

size=${1:-1e9}
shift $(($# > 0))
root=$(cd "$(dirname "$0")/.." && pwd)
WINNOW_BIN=${WINNOW_BIN:-$root/bin}
PATH=$WINNOW_BIN:$PATH
export WINNOW_BIN PATH LC_ALL=C.UTF-8
work=$(mktemp -d)
pids=()
spark_conf=(--executor-memory 1g --driver-memory 1g)
# shellcheck source=tests/cluster/standalone.sh
. "$root/tests/cluster/standalone.sh"
# shellcheck disable=SC2317 # called by trap
finish() {
    [ ${#pids[@]} -eq 0 ] || kill "${pids[@]}" 2>/dev/null || true
    wait
    rm -rf "$work"
}
trap finish EXIT
cd "$work"

# Documents of 10 to 1,000 words, in sentences.
cc -O2 -o zipf "$root/bench/zipf.c" -lm
./zipf "$size" 1e6 | awk '
    BEGIN { srand(7) }
    left <= 0 {
        if (NR > 1) print "\"}"
        left = 10 + int(rand() * 991)
        printf "{\"id\":\"doc-%d\",\"text\":\"", ++documents
    }
    { printf "%s%s", $0, left-- % 20 ? " " : ". " }
    END { print "\"}" }' >corpus.jsonl
echo "corpus: $(wc -lc <corpus.jsonl | awk '{ print $1 " documents, " $2 " bytes" }')"

timed() { # WHAT COMMAND...
    local begin=$SECONDS what=$1
    "${@:2}" || { tail -20 "$work/submit.log" >&2; exit 1; }
    echo "$what: $((SECONDS - begin)) s"
}

plain() {
    tokenize --language=en --format=jsonl corpus.jsonl | stem | count >plain
}

spark() { # TABLES
    submit_count --language en --parts 16 --ranges 4 "${options[@]}" "$work/corpus.jsonl" "$1" \
        >submit.log 2>&1
}

expect_same() { # TABLES
    count --merge "$1"/part-* | cmp - plain
    echo "$1: the same bytes as one machine"
}

after_tasks() { # NUMBER: waits until so many have ended
    until [ "$(grep -c 'Finished task' submit.log)" -ge "$1" ]; do sleep 0.2; done
}

# The newest executor of a worker.
executor_of() { # WORKER-PID
    pgrep -n -P "$1"
}

stalled() {
    rm -f submit.log
    touch submit.log
    spark stalled &
    local job=$! executor
    after_tasks 6
    executor=$(executor_of "${spark_workers[0]}")
    kill -STOP "$executor"
    sleep 20
    kill -CONT "$executor"
    wait $job
}

killed() {
    rm -f submit.log
    touch submit.log
    spark killed &
    local job=$! executor
    after_tasks 6
    executor=$(executor_of "${spark_workers[1]}")
    kill -KILL "${spark_workers[1]}" "$executor"
    wait $job
}

options=("$@")
timed 'one machine' plain
start_spark
timed 'Spark' spark whole
expect_same whole
timed 'Spark, an executor stopped for 20 s' stalled
echo "tasks run a second time by speculation: $(grep -c 'speculatable' submit.log)"
expect_same stalled
timed 'Spark, a worker killed' killed
echo "executors lost: $(grep -c 'Lost executor' submit.log)"
expect_same killed
