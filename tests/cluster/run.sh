#!/bin/bash
# The recipes of cluster/ on this machine, each compared byte for byte with one plain run: GNU
# parallel, a Slurm array (its tasks run one after the other, without Slurm), and Spark: a
# standalone master and two workers on the loopback interface.
#     tests/cluster/run.sh [LINES]
# LINES documents (3000) are made up. PySpark 4 is taken from $SPARK_PYTHON or installed into
# build/spark; Java 17 must be there. With KILL=1 a worker is killed in the middle.
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

if command -v parallel >/dev/null; then
    "$root/cluster/parallel.sh" --block=100K --jobs=2 corpus.jsonl \
        --tokenize=--format=jsonl --by=document >got
    expect "parallel.sh" "plain --by=document" got
    "$root/cluster/parallel.sh" --block=100K corpus.jsonl --tokenize=--format=nonsense \
        >got 2>/dev/null && fail "parallel.sh hides a failure"
else
    echo "cluster: GNU parallel is not installed: not tried" >&2
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

python=${SPARK_PYTHON-}
if [ -z "$python" ]; then
    python=$root/build/spark/bin/python3
    if [ ! -x "$python" ]; then
        python3 -m venv "$root/build/spark"
        "$python" -m pip --quiet install 'pyspark==4.0.1'
    fi
fi
SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
export SPARK_HOME PYSPARK_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
export SPARK_WORKER_DIR=$work/workers SPARK_LOCAL_DIRS=$work/local
port=$((20000 + $$ % 20000))

spark-class() {
    exec "$SPARK_HOME/bin/spark-class" "$@"
}
spark-class org.apache.spark.deploy.master.Master \
    --host 127.0.0.1 --port $port --webui-port 0 >master.log 2>&1 &
pids+=($!)
for worker in 1 2; do
    spark-class org.apache.spark.deploy.worker.Worker --host 127.0.0.1 --webui-port 0 \
        --cores 1 --memory 1g "spark://127.0.0.1:$port" >worker$worker.log 2>&1 &
    pids+=($!)
done
for second in $(seq 60); do
    [ "$(grep -c 'Registering worker' master.log)" -ge 2 ] && break
    sleep 1
done
[ "$second" -lt 60 ] || fail "no workers: $(tail -3 master.log)"

submit() { # TABLES SPARK-COUNT-OPTION...
    "$SPARK_HOME/bin/spark-submit" --master "spark://127.0.0.1:$port" \
        --conf spark.ui.enabled=false --conf spark.speculation=true \
        --conf spark.speculation.interval=100ms --conf spark.speculation.multiplier=1.1 \
        --executor-memory 700m --driver-memory 700m \
        "$root/cluster/spark_count.py" --bin "$WINNOW_BIN" --parts 8 --ranges 3 \
        "${@:2}" "$work/corpus.jsonl" "$1" >submit.log 2>&1
}

submit total || fail "Spark: $(tail -5 submit.log)"
count --merge total/part-* >got
expect "Spark, totals" "plain --by=total" got
submit sentences --by sentence --ngrams 2 || fail "Spark: $(tail -5 submit.log)"
count --merge sentences/part-* >got
expect "Spark, n-grams by sentence" "plain --by=sentence --ngrams=2" got

if [ "${KILL-}" ]; then
    submit killed --by document &
    job=$!
    sleep "${KILL_AFTER:-8}"
    # The worker with its executor: the daemon restarts neither, the other worker goes on.
    pkill -KILL -P "${pids[2]}" || true
    kill -KILL "${pids[2]}"
    wait $job || fail "Spark with a worker killed: $(tail -5 submit.log)"
    count --merge killed/part-* >got
    expect "Spark with a worker killed" "plain --by=document" got
fi

submit broken --ngrams 99 && fail "Spark hides a failure"
exit 0
