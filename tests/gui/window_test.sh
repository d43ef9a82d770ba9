#!/bin/sh
# SPDX-License-Identifier: MIT
# A real window on a virtual screen: it opens, draws every screen into a picture, and answers wrong use with words.
# Usage: window_test.sh RAPPORT_GUI WORK_FOLDER. Ends with 77 (skipped) where there is no Xvfb.
set -eu
program=$1
work=$2
command -v Xvfb >/dev/null || exit 77
rm -rf "$work"
mkdir -p "$work"

Xvfb -displayfd 3 -screen 0 2560x1600x24 -noreset 3>"$work/display" >/dev/null 2>&1 &
screen=$!
trap 'kill $screen' EXIT
tries=0
while [ ! -s "$work/display" ] && [ $tries -lt 100 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
DISPLAY=:$(cat "$work/display")
export DISPLAY XDG_DATA_HOME="$work/data"

fail() {
  echo "window_test: $1" >&2
  exit 1
}
# picture NAME OPTION...: draws NAME.png and looks whether it is a picture with something in it.
picture() {
  name=$1
  shift
  "$program" --screenshot "$work/$name.png" "$@" || fail "$name: no picture"
  [ "$(wc -c <"$work/$name.png")" -gt 10000 ] || fail "$name: an empty picture"
}
# refused WORDS OPTION...: the program ends with an error that says WORDS.
refused() {
  words=$1
  shift
  if "$program" "$@" 2>"$work/error"; then fail "$*: was not refused"; fi
  grep -q "$words" "$work/error" || fail "$*: said $(cat "$work/error")"
}

printf 'our-scratch\n' >"$work/one.txt"
picture lobby
picture briefing --scenario scratched-car-door
picture conversation --scenario scratched-car-door --replies "$work/one.txt"
picture twice --scale 2 --size 2560x1600 --scenario scratched-car-door --replies "$work/one.txt"
[ -s "$work/data/rapport/attempts.sqlite" ] || fail "no store was made"

printf 'not a store' >"$work/text.sqlite"
refused "text.sqlite" --store "$work/text.sqlite" --screenshot "$work/x.png"
refused "no size" --size 5x5
refused "no scenario" --scenario nowhere --screenshot "$work/x.png"
refused "could not be written" --screenshot "$work/no/such/folder/x.png"
(DISPLAY='' && refused "rapport play" --no-store)

# A usual store that cannot be had is told in the window; the window opens.
printf 'a file' >"$work/file"
XDG_DATA_HOME="$work/file/below"
picture nowhere
echo "window_test: all well"
