#!/usr/bin/env bash
# The command line as a person meets it. usage: cli_test.sh RAPPORT SOURCE; prints a line for each behaviour.
set -u
rapport=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME=$work/data HOME=$work
unset RAPPORT_DATA
failed=0 passed=0

# check SENTENCE COMMAND...: the command must succeed.
check() {
  local sentence=$1
  shift
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); printf 'FAILED: %s\n' "$sentence"; fi
}
# exits CODE ARGS...: rapport with ARGS ends with CODE; its output is in $work/out and $work/err.
exits() {
  local expected=$1
  shift
  "$rapport" "$@" >"$work/out" 2>"$work/err" </dev/null
  local code=$?
  [ "$code" = "$expected" ] || { printf 'expected exit %s, got %s: rapport %s\n' "$expected" "$code" "$*"; cat "$work/err"; return 1; }
}
out_has() { grep -qF -- "$1" "$work/out" || { printf 'no "%s" in the output:\n' "$1"; head -n 20 "$work/out"; return 1; }; }
err_has() { grep -qF -- "$1" "$work/err" || { printf 'no "%s" in the errors:\n' "$1"; head -n 20 "$work/err"; return 1; }; }
no_escapes() { ! grep -q "$(printf '\033')" "$work/out"; }

version=$(sed -n 's/^project(rapport VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
best=$source/tests/plans/propane-missed-delivery/best.replies

check "--version is CMake's version" exits 0 --version
check "--version is CMake's version" out_has "rapport $version"
check "--help explains the commands" exits 0 --help
check "--help names play" out_has play
for command in play lint list debrief; do
  check "$command has help of its own" exits 0 "$command" --help
done
check "without a command it says what is missing" exits 2
check "an unknown command is refused" exits 2 dance
check "an unknown option is refused" exits 2 play propane-missed-delivery --loud

check "list shows the shipped scenarios" exits 0 list
check "list shows the shipped scenarios" out_has scratched-car-door

check "a shipped scenario is played by its id" exits 0 play propane-missed-delivery --replies "$best"
check "play ends with the debrief" out_has "The four criteria"
check "play shows no colour where there is no terminal" no_escapes
check "a misspelt id is answered with a suggestion" exits 2 play propane-mised-delivery --replies "$best"
check "a misspelt id is answered with a suggestion" err_has 'Did you mean "propane-missed-delivery"?'
check "a missing replies file is an error" exits 2 play propane-missed-delivery --replies "$work/none"
printf 'two-promises\nnonsense\n' >"$work/bad.replies"
check "a reply that does not exist stops the play at its line" exits 1 play propane-missed-delivery --replies "$work/bad.replies"
check "a reply that does not exist is named with its line" err_has "line 2"
printf '> I am listening. What happened?\n> \xff\xfe\n>\n~\n' >"$work/typed.replies"
check "typed words of any bytes are taken" exits 1 play propane-missed-delivery --replies "$work/typed.replies" --json
check "silence is refused where no clock runs, or taken where one does" err_has "line"

check "--json prints an object" exits 0 play propane-missed-delivery --replies "$best" --json --no-store
cp "$work/out" "$work/first.json"
check "--json prints nothing else" python3 -m json.tool "$work/first.json" "$work/pretty"
check "the same input gives the same bytes" exits 0 play propane-missed-delivery --replies "$best" --json --no-store
check "the same input gives the same bytes" cmp -s "$work/out" "$work/first.json"
hash=$(sha256sum "$source/scenarios/propane-missed-delivery.yaml" | cut -d' ' -f1)
check "the scenario's hash is that of its file" out_has "$hash"
check "a seed is taken" exits 0 play propane-missed-delivery --replies "$best" --json --no-store --seed 18446744073709551615
check "a seed that is no number is refused" exits 2 play propane-missed-delivery --replies "$best" --seed minus
check "assessment mode is recorded" exits 0 play propane-missed-delivery --replies "$best" --json --no-store --mode assessment
check "assessment mode is recorded" out_has '"mode": "assessment"'

head -n 4 "$best" >"$work/part.replies"
tail -n +5 "$best" >"$work/rest.replies"
check "an unfinished attempt is kept" exits 0 play propane-missed-delivery --replies "$work/part.replies" --store "sqlite:$work/store/a.sqlite"
check "an unfinished attempt is resumed" exits 0 play propane-missed-delivery --resume last --replies "$work/rest.replies" --json --store "sqlite:$work/store/a.sqlite"
check "a resumed attempt is the same as one held at once" cmp -s "$work/out" "$work/first.json"
check "attempts are listed" exits 0 list --attempts --store "sqlite:$work/store/a.sqlite"
check "attempts are listed" out_has passed
check "an attempt is debriefed" exits 0 debrief last --store "sqlite:$work/store/a.sqlite"
check "an attempt is debriefed" out_has "Won back"
check "an attempt that does not exist is an error" exits 2 debrief 00000000-0000-4000-8000-000000000000 --store "sqlite:$work/store/a.sqlite"
check "the default store is below XDG_DATA_HOME" test -e "$work/data/rapport/attempts.sqlite"
check "a store that cannot be made is an error with a way out" exits 2 play propane-missed-delivery --replies "$best" --store sqlite:/proc/none/a.sqlite

check "the shipped scenarios lint clean" exits 0 lint "$source/scenarios"
check "a finding is exit code 1" exits 1 lint "$source/docs/diagnostics/base.yaml" "$source/tests/cli/unreachable.yaml"
check "a finding has its place" out_has "unreachable.yaml:"
check "lint speaks JSON" exits 1 lint --format json "$source/tests/cli/unreachable.yaml"
check "lint's JSON can be read" python3 -m json.tool "$work/out" "$work/pretty"
check "a file that is not there could not be linted" exits 2 lint "$work/none.yaml"
check "an unknown format is refused" exits 2 lint --format poem "$source/scenarios"

script -qec "$rapport list" /dev/null >"$work/tty" 2>/dev/null </dev/null
check "colour is used on a terminal" grep -q "$(printf '\033')" "$work/tty"
NO_COLOR=1 script -qec "$rapport list" /dev/null >"$work/tty" 2>/dev/null </dev/null
check "NO_COLOR is honoured" sh -c "! grep -q \"\$(printf '\\033')\" '$work/tty'"

# A conversation held by hand, in a terminal of its own.
printf '1\n:hint\n:back\n:case\n2\nI am here.\n99\n:quit\n' | script -qec "$rapport play scratched-car-door --store sqlite:$work/live.sqlite" /dev/null >"$work/tty" 2>&1
check "a live conversation can be left and is kept" grep -q -- "--resume" "$work/tty"
check "a live conversation is in the store" sh -c "'$rapport' list --attempts --store 'sqlite:$work/live.sqlite' | grep -q incomplete"

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
