#!/bin/sh
# Matches a fictional world's tracing requests with its register, and says where the report is.
# Usage: demo.sh KINTRACE FOLDER SIZE
set -eu

kintrace=$1
folder=$2
size=$3

echo "A fictional world: $size tracing requests, and a register of $size records."
"$kintrace" world "$folder" --requests "$size" --records "$size" --seed 2
echo "Matching them."
"$kintrace" match "$folder/requests.csv" "$folder/register.csv" \
    --output "$folder/candidates.csv" --report "$folder/report.html"
echo "How many of the true pairs were found, since in a fictional world the truth is known:"
"$kintrace" evaluate "$folder/candidates.csv" "$folder/truth.csv"
echo
echo "Open $(pwd)/$folder/report.html in a browser: it needs no network."
