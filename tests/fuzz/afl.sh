#!/bin/sh
# Runs fuzz targets with AFL++, each for some seconds, as many at once as there are processors.
#     tests/fuzz/afl.sh FOLDER SECONDS TARGET...
# FOLDER holds the targets as afl-clang-fast compiled them; what they find and learn goes to
# FOLDER/out, from where the next run goes on. Status 1 where there is a finding.
set -u

if [ "$1" = one ]; then
    folder=$2 seconds=$3 target=$4
    seeds=tests/fuzz/corpus/$target out=$folder/out/$target
    if [ -z "$(ls "$seeds" 2>/dev/null)" ]; then
        seeds=$folder/seeds
        mkdir -p "$seeds"
        echo 'The crane lifts boats.' >"$seeds/text"
    fi
    [ ! -d "$out/default" ] || seeds=-
    mkdir -p "$folder/out"
    AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1 \
        WINNOW_DATA=${WINNOW_DATA:-share} afl-fuzz -i "$seeds" -o "$out" -x tests/fuzz/text.dict \
        -V "$seconds" -t 5000 -m none -- "$folder/$target" >"$folder/$target.log" 2>&1 || {
        tail -20 "$folder/$target.log" >&2
        exit 1
    }
    awk -v target="$target" '{ value[$1] = $3 } END {
        printf "%-24s %9d runs, %s %% of the edges, %d crashes, %d hangs\n", target,
            value["execs_done"], value["bitmap_cvg"] + 0, value["saved_crashes"], value["saved_hangs"]
        exit value["saved_crashes"] + value["saved_hangs"] > 0 }' "$out/default/fuzzer_stats" && exit 0
    echo "fuzz: $target: a finding: see $out/default/crashes and hangs" >&2
    exit 1
fi

folder=$1 seconds=$2
shift 2
printf '%s\n' "$@" | xargs -n 1 -P "$(nproc)" sh "$0" one "$folder" "$seconds" || exit 1
