#!/bin/sh
# Runs fuzz targets, each for some seconds, as many at once as there are processors.
#     tests/fuzz/run.sh FOLDER SECONDS TARGET...
# FOLDER holds the compiled targets; what they find goes to FOLDER/findings, what they learn to
# FOLDER/corpus, from where the next run goes on. Status 1 where there is a finding.
set -u

if [ "$1" = one ]; then
    folder=$2 seconds=$3 target=$4
    mkdir -p "$folder/corpus/$target" "$folder/findings" "tests/fuzz/corpus/$target"
    # 2 GiB: what takes more for a few kilobytes is a finding.
    if WINNOW_DATA=${WINNOW_DATA:-share} ASAN_OPTIONS=quarantine_size_mb=16:detect_leaks=1 \
        UBSAN_OPTIONS=print_stacktrace=1 \
        "$folder/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=2048 \
        -dict=tests/fuzz/text.dict -artifact_prefix="$folder/findings/$target-" \
        "$folder/corpus/$target" "tests/fuzz/corpus/$target" >"$folder/$target.log" 2>&1; then
        awk -v target="$target" '/^#[0-9]+.*DONE/ {
            runs = substr($1, 2); sub(/.*cov: /, ""); sub(/ .*/, "")
            printf "%-24s %9d runs, %5d edges\n", target, runs, $0 }' "$folder/$target.log"
        exit 0
    fi
    tail -60 "$folder/$target.log" >&2
    echo "fuzz: $target: a finding: see $folder/findings and $folder/$target.log" >&2
    exit 1
fi

folder=$1 seconds=$2
shift 2
printf '%s\n' "$@" | xargs -n 1 -P "$(nproc)" sh "$0" one "$folder" "$seconds" || exit 1
