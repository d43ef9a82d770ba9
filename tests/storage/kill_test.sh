#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Kills writers of an attempt store in mid-write and checks that nothing acknowledged is lost.
#   kill_test.sh STORE_WRITER [KILLS] [SEED]
# Three writers share one store. Again and again one of them is killed after a random time and another takes its place;
# after every twenty kills, and at the end, the store is held against everything that was acknowledged.
set -u
writer=$1
kills=${2:-200}
RANDOM=${3:-1}
folder=$(mktemp -d) || exit 1
store=$folder/attempts.sqlite
pids=()
started=0

start() {  # start SLOT
  "$writer" append "$store" "w$started" >"$folder/w$started.lines" 2>>"$folder/errors" &
  pids[$1]=$!
  started=$((started + 1))
}

finish() {  # finish STATUS
  for pid in "${pids[@]}"; do kill -9 "$pid" 2>/dev/null; wait "$pid" 2>/dev/null; done
  if [ "$1" -eq 0 ]; then rm -rf "$folder"; else echo "what was left: $folder" >&2; fi
  exit "$1"
}

verify() { "$writer" verify "$store" "$folder"/*.lines; }

for slot in 0 1 2; do start $slot; done
for ((killed = 1; killed <= kills; killed++)); do
  slot=$((RANDOM % 3))
  sleep "0.$(printf '%03d' $((RANDOM % 150)))"
  if ! kill -9 "${pids[$slot]}" 2>/dev/null; then
    echo "a writer stopped by itself: $(cat "$folder/errors")" >&2
    finish 1
  fi
  wait "${pids[$slot]}" 2>/dev/null
  start $slot
  if ((killed % 20 == 0 || killed == kills)); then
    for slot in 0 1 2; do kill -9 "${pids[$slot]}" 2>/dev/null; wait "${pids[$slot]}" 2>/dev/null; done
    verify || finish 1
    if ((killed < kills)); then for slot in 0 1 2; do start $slot; done; fi
  fi
done
if [ -s "$folder/errors" ]; then
  cat "$folder/errors" >&2
  finish 1
fi
echo "$kills kills and none lost"
finish 0
