#!/bin/sh
# Opens an office on this machine and fills it, while it is open, with a fictional world.
# Usage: demo.sh KINTRACE FOLDER CHILDREN [PORT]
set -eu

kintrace=$1
folder=$2
children=$3
port=${4:-8000}

exec "$kintrace" office demo --home "$folder/office" --port "$port" \
    --children "$children" --requests $((children * 3 / 4))
