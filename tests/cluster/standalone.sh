# shellcheck shell=bash
# A Spark cluster on this machine, to be sourced by a bash script: a standalone master and two
# workers of one processor on the loopback interface. The caller sets $root (the checkout), $work
# (a scratch directory), $WINNOW_BIN and spark_conf (options of spark-submit), and ends the processes
# that are added to pids. PySpark 4 is taken from $SPARK_PYTHON or installed into build/spark; Java 17
# must be there.
: "${root:?}" "${work:?}" "${WINNOW_BIN:?}" "${spark_conf[0]:?}"

find_spark() {
    local python=${SPARK_PYTHON:-$root/build/spark/bin/python3}
    if [ ! -x "$python" ]; then
        python3 -m venv "$root/build/spark"
        "$python" -m pip --quiet install 'pyspark==4.0.1'
    fi
    SPARK_HOME=$("$python" -c 'import os, pyspark; print(os.path.dirname(pyspark.__file__))')
    export SPARK_HOME PYSPARK_PYTHON=$python SPARK_LOCAL_IP=127.0.0.1
    export SPARK_WORKER_DIR=$work/workers SPARK_LOCAL_DIRS=$work/local
}

spark_daemon() { # LOG CLASS OPTION...
    "$SPARK_HOME/bin/spark-class" "org.apache.spark.deploy.$2" --host 127.0.0.1 --webui-port 0 \
        "${@:3}" >"$work/$1" 2>&1 &
    pids+=($!)
}

# Sets spark_workers, their processes.
start_spark() {
    find_spark
    spark_url=spark://127.0.0.1:$((20000 + $$ % 20000))
    spark_daemon master.log master.Master --port "${spark_url##*:}"
    spark_workers=()
    for worker in 1 2; do
        spark_daemon worker$worker.log worker.Worker --cores 1 --memory 2g "$spark_url"
        spark_workers+=("${pids[-1]}")
    done
    for ((second = 0; second < 60; second++)); do
        [ "$(grep -c 'Registering worker' "$work/master.log")" -lt 2 ] || return 0
        sleep 1
    done
    echo "no workers: $(tail -3 "$work/master.log")" >&2
    return 1
}

# Speculation is on: a task that takes longer than others is run a second time elsewhere.
submit_count() { # SPARK-COUNT-OPTION... CORPUS TABLES
    "$SPARK_HOME/bin/spark-submit" --master "$spark_url" --conf spark.ui.enabled=false \
        --conf spark.speculation=true --conf spark.speculation.interval=100ms \
        --conf spark.speculation.multiplier=1.5 --conf spark.speculation.quantile=0.5 \
        "${spark_conf[@]}" "$root/cluster/spark_count.py" --bin "$WINNOW_BIN" "$@"
}
