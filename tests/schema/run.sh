#!/bin/sh
# Holds what report writes as JSON to share/summary.schema.json: of an article, an archive, a
# comparison, copies, files that are not all of use, a series, hostile text and nothing at all.
set -eu

root=$(cd "$(dirname "$0")/../.." && pwd)
bin=${WINNOW_BIN:-$root/bin}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

summary() { # NAME OPTION... TEXT...
    name=$1
    shift
    "$root/pipeline.sh" --quiet --format=json "$@" >"$work/$name.json"
}
summary article --keep="$work" "$root/tests/samples/harbour.txt"
summary archive --topics=6 "$root/docs/gazette"
summary comparison --reference="$work/phrases.tsv" "$root/tests/samples/orchard.txt"
summary sides --compare "$root/docs/gazette/ferry" "$root/docs/gazette/school"
mkdir "$work/mixed"
cp "$root/tests/samples/orchard.txt" "$work/mixed"
: >"$work/mixed/nothing.txt"
printf '{"id": "a", "text": "The keeper opens the gate."}\n{"id": "b", "text": "..."}\n' >"$work/mixed/records.jsonl"
summary left-out "$work/mixed" || [ $? -eq 1 ]
mkdir "$work/copies"
for copy in first second; do cp "$root/tests/samples/harbour.txt" "$work/copies/$copy.txt"; done
{ cat "$root/tests/samples/harbour.txt" && echo 'Nobody else was there.'; } >"$work/copies/third.txt"
summary alike "$work/copies"
printf '"\\ \033]0;x\007 \342\200\256 \377 gate gate gate.\n' >"$work/\"\\hostile"
summary hostile "$work/\"\\hostile"
find "$root/docs/gazette" -type f | LC_ALL=C sort >"$work/names"
awk '{ printf "%s\t\t2026-11-%02d\n", $0, 2 + NR % 3 }' "$work/names" >"$work/articles"
"$bin/tokenize" --articles="$work/articles" | "$bin/stem" | "$bin/count" --by=document >"$work/documents"
"$bin/report" --format=json --topics=4 --sources="$work/articles" --period=day --title=T --archive=A \
    --since=2026-11-02 --until=2026-11-04 --reference="$work/documents" --reference-name=R \
    "$work/documents" >"$work/subject.json"
"$bin/report" --format=json </dev/null >"$work/empty.json"
printf 'period\tterm\tcount\tarticles\tper_million\n2026-01\tcrane\t3\t2\t150.5\n' >"$work/series.tsv"
"$bin/report" --format=json --period=month --series="$work/series.tsv" >"$work/series.json"

python3 - "$root/share/summary.schema.json" "$work"/*.json <<'END'
import json, os, sys
import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)

def members(value, of_schema):
    """The names of an object's members, all levels down."""
    names = set()
    for name, inner in value.items() if isinstance(value, dict) else []:
        if of_schema and name in ("properties", "$defs"):
            names |= set(inner) if name == "properties" else set()
            inner = list(inner.values())
        elif not of_schema:
            names.add(name)
        names |= members(inner, of_schema)
    for inner in value if isinstance(value, list) else []:
        names |= members(inner, of_schema)
    return names

described, written = members(schema, True), set()
for name in sys.argv[2:]:
    summary = json.load(open(name, encoding="utf-8"))
    for error in validator.iter_errors(summary):
        sys.exit(f"schema: {os.path.basename(name)}: {error.json_path}: {error.message}")
    written |= members(summary, False)
if described != written:
    sys.exit(f"schema: described or written alone: {sorted(described ^ written)}")
print(f"schema: {len(sys.argv) - 2} summaries are as described")
END
