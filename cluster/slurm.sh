#!/bin/bash
# A corpus of many files to one table, as a Slurm array: each task counts its share of the files,
# one more job merges. The list holds one file name a line.
#     tasks=$(sbatch --parsable --array=0-63 cluster/slurm.sh count LIST TABLES [PART-OPTION]...)
#     sbatch --dependency=afterok:$tasks cluster/slurm.sh merge TABLES TABLE
# TABLES is a directory that all nodes share. A table is there under its name only when it is
# whole, so that a task that failed or was preempted is simply run again; a merge with a table
# missing fails.
#SBATCH --job-name=winnow --cpus-per-task=3 --mem=4G --time=4:00:00
set -euo pipefail

# Slurm runs a copy of this script: $WINNOW_CLUSTER is the folder.
here=${WINNOW_CLUSTER:-$(cd "$(dirname "$0")" && pwd)}

count_share() { # LIST TABLES [PART-OPTION]...
    local list=$1 tables=$2
    shift 2
    local task=${SLURM_ARRAY_TASK_ID:?not within a Slurm array}
    local tasks=${SLURM_ARRAY_TASK_COUNT:?not within a Slurm array}
    local first=${SLURM_ARRAY_TASK_MIN:-0} files
    mkdir -p "$tables"
    printf '%s\n' "$tasks" >"$tables/tasks"
    mapfile -t files < <(awk -v n="$tasks" -v i="$((task - first))" 'NR % n == i' "$list")
    local table=$tables/$((task - first)).tsv
    if [ ${#files[@]} -eq 0 ]; then
        : >"$table.part"
    else
        "$here/count_part.sh" "$@" -- "${files[@]}" >"$table.part"
    fi
    mv "$table.part" "$table"
}

merge_tables() { # TABLES TABLE
    local last
    last=$(($(cat "$1/tasks") - 1))
    seq -f "$1/%.0f.tsv" 0 "$last" |
        xargs -d '\n' "${WINNOW_BIN:+$WINNOW_BIN/}count" --merge >"$2.part"
    mv "$2.part" "$2"
}

case ${1-} in
    count) shift && count_share "$@" ;;
    merge) shift && merge_tables "$@" ;;
    *) sed -n '2,10s/^# \{0,1\}//p' "$0" >&2 && exit 2 ;;
esac
