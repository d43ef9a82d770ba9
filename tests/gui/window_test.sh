#!/bin/sh
# SPDX-License-Identifier: MIT
# A real window on a virtual screen: it opens, draws every screen into a picture, answers wrong use with words, and is
# operated as by a person: by mouse alone, by keyboard alone, by a fast typist, and killed in the middle of a word.
# Usage: window_test.sh RAPPORT_GUI WORK_FOLDER. Ends with 77 (skipped) where there is no Xvfb or no xdotool.
set -eu
program=$1
work=$2
tests=$(cd "$(dirname "$0")" && pwd)
command -v Xvfb >/dev/null || exit 77
command -v xdotool >/dev/null || exit 77
rm -rf "$work"
mkdir -p "$work"

Xvfb -displayfd 3 -screen 0 2560x1600x24 -noreset 3>"$work/display" >/dev/null 2>&1 &
screen=$!
window=
trap 'kill $screen; [ -z "$window" ] || kill -9 $window' EXIT
tries=0
while [ ! -s "$work/display" ] && [ $tries -lt 100 ]; do
  tries=$((tries + 1))
  sleep 0.1
done
DISPLAY=:$(cat "$work/display")
unset LANGUAGE LC_MESSAGES
LC_ALL=C.UTF-8
export DISPLAY LC_ALL XDG_DATA_HOME="$work/data"

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
"$tests/legible.py" "$work/lobby.png" >&2 || fail "lobby: its words cannot be read"
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

# What follows operates windows with the small scenario of these tests. --texts tells what stands where.
mkdir -p "$work/library/scenarios"
cp "$tests/scenarios/late-parcel.yaml" "$work/library/scenarios/"
cp -r "$tests/../../assets/rubrics" "$tests/../../assets/models" "$work/library/"
export RAPPORT_DATA="$work/library" XDG_CONFIG_HOME="$work/config" HOME="$work/home"
mkdir -p "$HOME"

# open NAME OPTION...: a window with a store of its own, which has the keyboard once this is done.
open() {
  name=$1
  shift
  export XDG_DATA_HOME="$work/$name"
  store=$XDG_DATA_HOME/rapport/attempts.sqlite
  texts=$work/$name.texts
  rm -f "$texts"
  "$program" --size 1280x800 --scale 1 --texts "$texts" "$@" 2>"$work/$name.errors" &
  window=$!
  await "${opens_with:-Rapport}"
  xdotool search --sync --name '^Rapport$' windowfocus --sync
}
# where WORDS: the place of the first line of text that is these words, or else begins with them; nothing if it is not in
# sight.
where() {
  [ ! -e "$texts" ] || awk -F '\t' -v words="$1" '
    $4 == words && !same {same = $1 " " $2}
    index($4, words) == 1 && !begins {begins = $1 " " $2}
    END {if (same) print same; else if (begins) print begins}' "$texts"
}
# until_true COMMAND...: waits for ten seconds at most.
until_true() {
  tries=0
  until "$@"; do
    tries=$((tries + 1))
    [ $tries -lt 500 ] || return 1
    kill -0 "$window" 2>/dev/null || return 1
    sleep 0.02
  done
}
is_there() { [ -n "$(where "$1")" ]; }
await() {
  until_true is_there "$1" || fail "$name: '$1' did not appear; there was: $(cut -f 4 "$texts" 2>/dev/null | head -n 20)"
}
# click WORDS: where they stand, once they have come to rest.
click() {
  await "$1"
  place=
  while [ "$place" != "$(where "$1")" ]; do
    place=$(where "$1")
    sleep 0.15
  done
  # shellcheck disable=SC2086  # two numbers
  xdotool mousemove $place
  xdotool click 1
}
# tab_to LABEL: until that button has the keyboard.
has_keyboard() { awk -F '\t' -v words="$1" '$3 == 1 && index($4, words) == 1 {found = 1} END {exit !found}' "$texts"; }
tab_to() {
  presses=0
  until has_keyboard "$1"; do
    presses=$((presses + 1))
    [ $presses -lt 80 ] || fail "$name: Tab does not come to '$1'"
    xdotool key Tab
    sleep 0.06
  done
}
# in_store SQL WANTED: waits until the store says that.
stored() { [ "$(sqlite3 -readonly "$store" "$1" 2>/dev/null)" = "$2" ]; }
in_store() {
  until_true stored "$1" "$2" || fail "$name: $1 gave '$(sqlite3 -readonly "$store" "$1" 2>&1)' and not '$2'"
}
close_window() {
  kill "$window" 2>/dev/null || true
  wait "$window" 2>/dev/null || true
  window=
}
# saved COUNT: so many debriefs lie among the documents.
saved() { [ "$(find "$HOME" -name '*.html' | wc -l)" = "$1" ]; }
DONE="select status, (select count(*) from replies where taken_back_ms is null) from attempts"

# By mouse alone, from the lobby to the end of the debrief and back.
open mouse
click 'Open'
click 'Start the conversation'
click 'Two days late and open'
click 'I sent your parcel to the wrong van'
click 'See the debrief'
await 'She books the next one with you'
click 'Save as HTML'
until_true saved 1 || fail "mouse: the debrief was not saved"
xdotool mousemove 640 400
until is_there 'Back to the lobby'; do xdotool click 5; sleep 0.02; done
click 'Back to the lobby'
await 'Practise the conversation'
in_store "$DONE" 'passed|2'
close_window

# By keyboard alone.
open keyboard
tab_to 'Open'
xdotool key Return
await 'Start the conversation'
tab_to 'Start the conversation'
xdotool key space
await 'Two days late and open'
xdotool key 1
await 'I sent your parcel to the wrong van'
xdotool key 1
await 'See the debrief'
tab_to 'See the debrief'
xdotool key Return
await 'She books the next one with you'
tab_to 'Save as HTML'
xdotool key Return
until_true saved 2 || fail "keyboard: the debrief was not saved"
tab_to 'Back to the lobby'
xdotool key Return
await 'Practise the conversation'
in_store "$DONE" 'passed|2'
close_window

# Two thousand characters, at a hundred a second, with a Return that is let go of at once behind each line and replies
# sent by keys without waiting for what follows. Every character must be in the store, in order.
open typing
click 'Open'
click 'Start the conversation'
click 'Or in your own words'
place=$(where 'Or in your own words')
xdotool mousemove $((${place% *} + 40)) $((${place#* } + 40))
xdotool click 1
sleep 0.3
: >"$work/typed"
line=0
while [ $line -lt 20 ]; do
  line=$((line + 1))
  words="Line $line: what was on Saturday? The quick brown fox jumps over the lazy dog; (9 = nine) \"Sorry!\" it said."
  # xdotool holds each key for half of the delay and waits for the other half.
  xdotool type --delay 20 -- "$words"
  if [ $((line % 10)) = 0 ]; then
    xdotool key --delay 0 ctrl+Return
    printf '%s\n' "$words" >>"$work/typed"
  else
    xdotool key --delay 0 Return
    printf '%s\\n' "$words" >>"$work/typed"
  fi
done
in_store "select count(*) from replies" 2
sqlite3 -readonly "$store" "select substr(line, 3) from replies order by serial" >"$work/stored"
[ "$(wc -c <"$work/typed")" -ge 2000 ] || fail "typing: too little was typed"
cmp "$work/typed" "$work/stored" >&2 || fail "typing: what was typed is not what is stored"

# Killed in the middle of a word: the next window has the attempt and all but the last half second of the words.
xdotool type --delay 20 'I will ring you tomorrow at noon, and'
sleep 0.5
xdotool type --delay 20 ' then'
kill -9 "$window"
wait "$window" 2>/dev/null || true
grep -q 'I will ring you tomorrow at noon, and' "$XDG_DATA_HOME"/rapport/drafts/*.draft.json || fail "killed: no draft"
open typing
click 'Resume'
await 'Send'
click 'Send'
in_store "select count(*) from replies where line like '%I will ring you tomorrow at noon, and%'" 1
close_window
# An author's file is followed as an editor writes it, and a problem's line is opened in the author's editor.
mkdir -p "$work/writing"
cp "$tests/scenarios/late-parcel.yaml" "$work/writing/parcel.yaml"
printf '#!/bin/sh\nprintf "%%s\\n" "$@" >"%s"\n' "$work/edited" >"$work/editor"
chmod +x "$work/editor"
export VISUAL="$work/editor {file} {line}"
refused "no file or folder" --author "$work/nowhere"
opens_with='The parcel that came on Monday'
open author --no-store --author "$work/writing/parcel.yaml"
await 'Problems (1)'
sed -i 's/reveals: at-the-window/reveals: at-the-windw/' "$work/writing/parcel.yaml"
await 'There is no fact "at-the-windw".'
click 'Open line 91 in my editor'
until_true test -s "$work/edited" || fail "author: no editor was opened"
printf '%s\n91\n' "$work/writing/parcel.yaml" | cmp - "$work/edited" >&2 || fail "author: the editor was told otherwise"
sed -i 's/reveals: at-the-windw/reveals: at-the-window/' "$work/writing/parcel.yaml"
await 'Proved. 1 warning.'
close_window
echo "window_test: all well"
