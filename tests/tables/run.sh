#!/bin/sh
# Opens a count table as it is in Miller, pandas and DuckDB, with the settings that
# winnow-table(5) names, and compares what they read with the table itself.
#     tests/tables/run.sh
# pandas and DuckDB are taken from $TABLES_PYTHON or installed into build/tables.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${WINNOW_BIN:-$root/bin}:$PATH
LC_ALL=C.UTF-8
export PATH LC_ALL
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python=${TABLES_PYTHON:-$root/build/tables/bin/python3}
if [ ! -x "$python" ]; then
    python3 -m venv "$root/build/tables"
    "$python" -m pip --quiet install pandas duckdb
fi

# Tokens that trouble readers of tables: quotes, NA, null, numbers, signs, other scripts.
printf '%s\n' '"' '""' NA null None nan TRUE 007 1e5 '#' '=1+1' "it's" 'a\b' '|' 北京 naïve 'a"b' |
    count --by=total >"$work/table.tsv"
rows=$(($(wc -l <"$work/table.tsv") - 1))
cd "$work"

same() { # READER: its terms, one a line, on standard input
    cut -f 1 table.tsv | tail -n +2 >expected
    cmp -s - expected || {
        echo "tables: $1 reads other terms than the table holds" >&2
        exit 1
    }
    echo "tables: $1 reads all $rows rows"
}

mlr --tsvlite cut -f term table.tsv | tail -n +2 | same Miller

"$python" - <<'END' | same pandas
import pandas
table = pandas.read_csv("table.tsv", sep="\t", quoting=3, keep_default_na=False)
assert table["count"].sum() == len(table), table
print("\n".join(table["term"]))
END

"$python" - <<'END' | same DuckDB
import duckdb
rows = duckdb.sql("""SELECT term FROM read_csv('table.tsv', delim = '\t',
    quote = '', escape = '', nullstr = '\\N')""").fetchall()
print("\n".join(row[0] for row in rows))
END
