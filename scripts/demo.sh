#!/bin/sh
# Matches a fictional world's tracing requests with its register, then opens the office.
# Usage: demo.sh KINTRACE FOLDER SIZE [PORT]
set -eu

kintrace=$1
folder=$2
size=$3
port=${4:-8000}

echo "Inventing a world: $size tracing requests, and a register of $size records."
"$kintrace" world "$size" --out "$folder"
echo "Matching them."
"$kintrace" match "$folder/requests.csv" "$folder/register.csv" \
    --output "$folder/candidates.csv" --report "$folder/report.html"
echo "In a fictional world the truth is known, so here is how many true pairs were found:"
"$kintrace" evaluate "$folder/candidates.csv" "$folder/truth.csv"
echo
echo "Read the proposed matches in a browser, without network:"
echo "  $(pwd)/$folder/report.html"
echo
echo "Opening the office."
exec "$kintrace" serve --demo --home "$folder/office" --port "$port"
