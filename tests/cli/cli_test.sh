#!/usr/bin/env bash
# The command line as a person meets it. usage: cli_test.sh RAPPORT SOURCE; prints a line for each behaviour.
set -u
rapport=$1 source=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_DATA_HOME=$work/data HOME=$work
unset RAPPORT_DATA LANGUAGE LC_MESSAGES
export LC_ALL=C.UTF-8
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
# What only a terminal shows. A machine without pseudo-terminals, such as a bare chroot, cannot make one.
has_terminal() { python3 -c 'import pty; pty.openpty()' 2>/dev/null; }
# at_hand LINES ARGS...: rapport with ARGS in a terminal of its own, the lines typed; what is shown is in $work/out.
at_hand() {
  local typed=$1
  shift
  printf "$typed" | TERM=dumb python3 "$source/tests/cli/at_hand.py" "$rapport" "$@" >"$work/out"
}
# said JSON-FILE REPLY...: the replies of the object are these, typed words after >, silence as ~.
said() {
  python3 - "$@" <<'PYTHON'
import json, sys
turns = json.load(open(sys.argv[1]))["turns"]
mark = {"typed": lambda r: ">" + r["words"], "silence": lambda r: "~", "option": lambda r: r["option"]}
replies = [mark[t["reply"]["kind"]](t["reply"]) for t in turns]
if replies != sys.argv[2:]:
    sys.exit(f"replies: {replies}")
PYTHON
}
# clean_html FILE: tidy finds nothing. It does not know the links of SVG.
clean_html() { ! tidy -errors -quiet "$1" 2>&1 | grep -vE 'Warning: <a> proprietary attribute "(href|tabindex)"$'; }
nothing_in() { [ ! -e "$1" ]; }
no_escapes() { ! grep -q "$(printf '\033')" "$work/out"; }

version=$(sed -n 's/^project(rapport VERSION \([0-9.]*\).*/\1/p' "$source/CMakeLists.txt")
best=$source/tests/plans/propane-missed-delivery/best.replies

check "--version is CMake's version" exits 0 --version
check "--version is CMake's version" out_has "rapport $version"
check "--help explains the commands" exits 0 --help
check "--help names play" out_has play
for command in play new watch lint prove test simulate explain list debrief share report rate certificate rescore demo assess match train graph import export send; do
  check "$command has help of its own" exits 0 "$command" --help
done

check "graph draws a shipped scenario" exits 0 graph propane-missed-delivery
check "the drawing is well-formed" xmllint --noout "$work/out"
check "the drawing says what it is" out_has '<title id="title">'
check "graph writes Graphviz's language" exits 0 graph propane-missed-delivery --format dot
check "graph writes Graphviz's language" out_has 'digraph "propane-missed-delivery" {'
check "graph writes Mermaid" exits 0 graph propane-missed-delivery --format mermaid
check "graph writes Mermaid" out_has 'flowchart TD'
check "graph shows where replies lead" exits 0 graph propane-missed-delivery --heat "$best" "$source/tests/plans/propane-missed-delivery/broken-promise.replies"
check "graph shows where replies lead" out_has '2 conversations reached'
check "graph shows the attempts held" exits 2 graph propane-missed-delivery --attempts
check "and says that there are none" err_has "There is no attempt store"
check "graph refuses other formats" exits 2 graph propane-missed-delivery --format png
check "graph names a scenario that is not there" exits 2 graph no-such-story
check "graph names replies that are not there" exits 2 graph propane-missed-delivery --heat "$work/none"
printf 'no-such-reply\n' >"$work/wrong.replies"
check "graph says which reply cannot be given" exits 2 graph propane-missed-delivery --heat "$work/wrong.replies"
check "graph says which reply cannot be given" err_has "Reply 1 of $work/wrong.replies cannot be given"

check "without a command it says what is missing" exits 2
check "an unknown command is refused" exits 2 dance
check "an unknown option is refused" exits 2 play propane-missed-delivery --loud

check "list shows the shipped scenarios" exits 0 list
check "list shows the shipped scenarios" out_has scratched-car-door

check "a shipped scenario is played by its id" exits 0 play propane-missed-delivery --replies "$best"
check "play ends with the debrief" out_has "The criteria, of 100"
check "play shows no colour where there is no terminal" no_escapes
check "a misspelt id is answered with a suggestion" exits 2 play propane-mised-delivery --replies "$best"
check "a misspelt id is answered with a suggestion" err_has 'Did you mean "propane-missed-delivery"?'
check "a missing replies file is an error" exits 2 play propane-missed-delivery --replies "$work/none"
printf 'two-promises\nnonsense\n' >"$work/bad.replies"
check "a reply that does not exist stops the play at its line" exits 1 play propane-missed-delivery --replies "$work/bad.replies"
check "a reply that does not exist is named with its line" err_has "line 2"
printf '> Good afternoon.\n> \xff\xfe\n>\n~\n' >"$work/typed.replies"
check "typed words of any bytes are taken" exits 1 play propane-missed-delivery --replies "$work/typed.replies" --json
check "typed words of any bytes are taken" said "$work/out" '>Good afternoon.' $'>\uFFFD\uFFFD' '>'
check "silence is refused where no clock runs" err_has "line 4 of the replies"

check "--json prints an object" exits 0 play propane-missed-delivery --replies "$best" --json --no-store
cp "$work/out" "$work/first.json"
check "--json prints nothing else" python3 -m json.tool "$work/first.json" "$work/pretty"
check "the same input gives the same bytes" exits 0 play propane-missed-delivery --replies "$best" --json --no-store
check "the same input gives the same bytes" cmp -s "$work/out" "$work/first.json"
hash=$(sha256sum "$source/scenarios/propane-missed-delivery.yaml" | cut -d' ' -f1)
check "the scenario's hash is that of its file" out_has "$hash"
check "a seed is taken" exits 0 play propane-missed-delivery --replies "$best" --json --no-store --seed 18446744073709551615
for seed in minus -1 0x10 1.0 +1 ' 1' '' 18446744073709551616; do
  check "a seed that is no number is refused: '$seed'" exits 2 play propane-missed-delivery --replies "$best" --no-store --seed "$seed"
done
check "a seed with a leading nought is decimal" exits 0 play propane-missed-delivery --replies "$best" --json --no-store --seed 010
check "a seed with a leading nought is decimal" out_has '"seed": 10,'
for option in --resume --store --replies; do
  check "an empty $option is refused" exits 2 play propane-missed-delivery --replies "$best" $option ""
  check "an empty $option is refused" err_has "$option"
done
check "an empty --store is refused by list" exits 2 list --attempts --store ""
for option in --mode=practice --seed=1 --name=Ada; do
  check "--resume takes no $option" exits 2 play propane-missed-delivery --resume last $option
  check "--resume takes no $option" err_has excludes
done
check "assessment mode is recorded" exits 0 play propane-missed-delivery --replies "$best" --json --no-store --mode assessment
check "assessment mode is recorded" out_has '"mode": "assessment"'

head -n 4 "$best" >"$work/part.replies"
tail -n +5 "$best" >"$work/rest.replies"
check "an unfinished attempt is kept" exits 0 play propane-missed-delivery --replies "$work/part.replies" --store "sqlite:$work/store/a.sqlite"
check "an unfinished attempt is resumed" exits 0 play propane-missed-delivery --resume last --replies "$work/rest.replies" --json --store "sqlite:$work/store/a.sqlite"
check "a resumed attempt is the same as one held at once" cmp -s "$work/out" "$work/first.json"
check "an attempt is resumed without its scenario" exits 0 play propane-missed-delivery --replies "$work/part.replies" --store "sqlite:$work/store/b.sqlite"
check "an attempt is resumed without its scenario" exits 0 play --resume last --replies "$work/rest.replies" --json --store "sqlite:$work/store/b.sqlite"
check "an attempt is resumed without its scenario" cmp -s "$work/out" "$work/first.json"
check "attempts are listed" exits 0 list --attempts --store "sqlite:$work/store/a.sqlite"
check "attempts are listed" out_has passed
check "an attempt is debriefed" exits 0 debrief last --store "sqlite:$work/store/a.sqlite"
check "an attempt is debriefed" out_has "Won back"
check "practice is shared" exits 0 share last --store "sqlite:$work/store/a.sqlite"
check "practice is shared" out_has "This attempt is shared"
check "what is shared is taken back" exits 0 share last --take-back --store "sqlite:$work/store/a.sqlite"
check "what is shared is taken back" out_has "private again"
check "a counted attempt need not be shared" exits 0 play propane-missed-delivery --replies "$best" --mode assessment --store "sqlite:$work/store/counted.sqlite"
check "a counted attempt need not be shared" exits 2 share last --store "sqlite:$work/store/counted.sqlite"
check "a counted attempt need not be shared" err_has "Only practice needs to be shared."
page=$work/page.html
check "a debrief is saved as a page" exits 0 play propane-missed-delivery --replies "$best" --no-store --save-html "$page"
check "a debrief is saved as a page" out_has "Saved as $page."
check "a saved page is well-formed" xmllint --noout --nonet "$page"
check "a saved page is clean HTML" clean_html "$page"
check "a saved page has the scenario's title" grep -qF '<h1 dir="auto" lang="en">The needle on eight</h1>' "$page"
check "a saved page is its owner's alone" test "$(stat -c %a "$page")" = 600
cp "$page" "$work/page.kept"
check "a page is never overwritten" exits 2 play propane-missed-delivery --replies "$best" --save-html "$page" --store "sqlite:$work/not/begun.sqlite"
check "a page is never overwritten" err_has "There is something called $page already."
check "a page is never overwritten" cmp -s "$page" "$work/page.kept"
check "that a page cannot be saved is said before the conversation" nothing_in "$work/not"
check "a page needs a folder" exits 2 play propane-missed-delivery --replies "$best" --no-store --save-html "$work/none/page.html"
check "a page needs a folder" err_has "There is no folder"
check "--json prints nothing else when a page is saved" exits 0 play propane-missed-delivery --replies "$best" --json --no-store --save-html "$work/beside.html"
check "--json prints nothing else when a page is saved" cmp -s "$work/out" "$work/first.json"
check "a debrief of the store is saved as a page" exits 0 debrief last --store "sqlite:$work/store/a.sqlite" --save-html "$work/last.html"
check "a debrief of the store is saved as a page" grep -q "What this rests on" "$work/last.html"
check "typed words of any bytes are saved as a page" exits 1 play propane-missed-delivery --replies "$work/typed.replies" --no-store --save-html "$work/typed.html"
check "typed words of any bytes are saved as a page" xmllint --noout --nonet "$work/typed.html"
check "an attempt that does not exist is an error" exits 2 debrief 00000000-0000-4000-8000-000000000000 --store "sqlite:$work/store/a.sqlite"
check "the default store is below XDG_DATA_HOME" test -e "$work/data/rapport/attempts.sqlite"
for command in "list --attempts" "debrief last" "play --resume last"; do
  check "$command makes no store" exits 2 $command --store "sqlite:$work/new/none.sqlite"
  check "$command makes no store" err_has "There is no attempt store"
  check "$command makes no store" nothing_in "$work/new"
done
: >"$work/empty.sqlite"
check "an empty list says so" exits 0 list --attempts --store "sqlite:$work/empty.sqlite"
check "an empty list says so" out_has "There is no attempt yet."
check "a store that cannot be made is an error with a way out" exits 2 play propane-missed-delivery --replies "$best" --store sqlite:/proc/none/a.sqlite

check "a shipped scenario proves clean" exits 0 prove wrong-coffee
check "a proof says that nothing is left open" out_has "no play ever gets"
check "a proof tells the way to an ending" out_has "Endings"
check "a proof can tell the way to every turn" exits 0 prove wrong-coffee --turns
check "a proof can tell the way to every turn" out_has "cup-on-the-counter"
check "a proof is an object for programs" exits 0 prove wrong-coffee --json
check "a proof is an object for programs" python3 -c 'import json, sys
proof = json.load(open(sys.argv[1]))
assert proof["lists_all_states"] and proof["undecided"] == [] and all(e["reached"] for e in proof["endings"])' "$work/out"
check "a proof bounded below what there is says so" exits 0 prove wrong-coffee --most-states 10
check "a proof bounded below what there is says so" out_has "freer conversations"
check "a broken scenario cannot be proved" exits 1 prove "$source/tests/cli/unreachable.yaml"
check "what is not there cannot be proved" exits 2 prove no-such-scenario
check "trainees are simulated" exits 0 simulate wrong-coffee --plays 200 --policy weak
check "trainees are simulated" out_has "200 plays"
check "the same seed gives the same trainees" exits 0 simulate wrong-coffee --plays 200 --seed 7 --json
cp "$work/out" "$work/simulated"
check "the same seed gives the same trainees" exits 0 simulate wrong-coffee --plays 200 --seed 7 --json
check "the same seed gives the same trainees" cmp -s "$work/out" "$work/simulated"
check "another policy is refused" exits 2 simulate wrong-coffee --policy reckless
check "no plays are refused" exits 2 simulate wrong-coffee --plays 0
mkdir -p "$work/begun"
check "new writes a scenario" exits 0 new "$work/begun/late-jacket.yaml" --trade "Dry cleaning" --customer "Daniel Okoro" --problem 'My "good" jacket: not touched' --severity critical
check "new says what to do next" out_has "rapport watch $work/begun/late-jacket.yaml"
check "what is new proves clean" exits 0 prove "$work/begun/late-jacket.yaml"
check "what is new is called as its file" out_has "Late jacket"
check "what is new can be played" exits 0 play "$work/begun/late-jacket.yaml" --replies <(printf 'our-mistake\nbegin-now\nhow-was-it\n') --no-store
check "what is new can be played" out_has 'My "good" jacket: not touched.'
cp "$work/begun/late-jacket.yaml" "$work/begun/kept"
check "new never writes over a file" exits 2 new "$work/begun/late-jacket.yaml"
check "new never writes over a file" cmp -s "$work/begun/late-jacket.yaml" "$work/begun/kept"
check "new takes only what there is" exits 2 new "$work/begun/other.yaml" --severity critcal
check "new takes only what there is" err_has 'Did you mean "critical"?'
check "new refuses what cannot be read" exits 2 new "$work/begun/other.yaml" --title $'a\tb'
check "new says which answer is bad" err_has "What is the conversation called? This answer has signs"
check "new writes nothing then" nothing_in "$work/begun/other.yaml"
check "new without a name takes the title's" bash -c 'cd "$1" && "$2" new --title "Crème brûlée, again!" >"$3" </dev/null' - "$work/begun" "$rapport" "$work/out"
check "new without a name takes the title's" exits 0 lint "$work/begun/creme-brulee-again.yaml"

check "the template passes its own tests" exits 0 test "$source/scenarios/templates"
check "a test is a line" out_has "passed  first-scenario: kept-his-word"
check "tests are counted" out_has "3 passed, 0 failed"
check "so do the tests of a shipped scenario" exits 0 test "$source/tests/plans/wrong-coffee"
mkdir -p "$work/trials/jacket.tests"
cp "$source/scenarios/templates/first-scenario.yaml" "$work/trials/jacket.yaml"
check "a scenario without tests says where one goes" exits 2 test "$work/trials/jacket.yaml"
check "a scenario without tests says where one goes" err_has "Write one: $work/trials/jacket.tests/first.replies"
printf '# expect: ending five-shrits\nlook-for-it\n' >"$work/trials/jacket.tests/misspelt.replies"
printf 'look-for-it\n# expect: trust >= 60 and anger < 90\n' >"$work/trials/jacket.tests/too-much.replies"
printf 'look-for-it\n# expect: at how-soon\n' >"$work/trials/jacket.tests/well.replies"
for named in "$work/trials" "$work/trials/jacket.yaml" "$work/trials/jacket.tests"; do
  check "a test that fails is exit code 1" exits 1 test "$named"
  check "what failed has its place" out_has "jacket.tests/too-much.replies:2:11: Expected trust >= 60 and anger < 90; trust is 43."
  check "a misspelt name is asked about" out_has 'There is no ending "five-shrits".'
  check "a misspelt name is asked about" out_has 'Did you mean "five-shirts"?'
  check "what passed is counted beside" out_has "1 passed, 2 failed"
done
check "a test can be played alone" exits 0 test "$work/trials/jacket.tests/well.replies"
check "tests speak JSON" exits 1 test --format json "$work/trials"
check "tests speak JSON" python3 -c 'import json, sys
tests = json.load(open(sys.argv[1]))
assert (tests["passed"], tests["failed"]) == (1, 2)
assert [t["name"] for t in tests["tests"] if not t["passed"]] == ["misspelt", "too-much"]
assert tests["tests"][1]["differences"][0]["line"] == 2' "$work/out"
check "tests of what is not there cannot run" exits 2 test "$work/none"
printf 'format: [' >"$work/trials/jacket.yaml"
check "tests of a broken scenario cannot run" exits 2 test "$work/trials"

check "a finding is exit code 1" exits 1 lint "$source/docs/diagnostics/base.yaml" "$source/tests/cli/unreachable.yaml"
check "a finding has its place" out_has "unreachable.yaml:"
check "lint speaks JSON" exits 1 lint --format json "$source/tests/cli/unreachable.yaml"
check "lint's JSON can be read" python3 -m json.tool "$work/out" "$work/pretty"
# A log is held against the standard's own schema too if RAPPORT_SARIF_SCHEMA names it.
sarif() { python3 "$source/tests/cli/sarif_check.py" "$work/out" ${RAPPORT_SARIF_SCHEMA:+"$RAPPORT_SARIF_SCHEMA"}; }
check "lint speaks SARIF" exits 1 lint --format sarif "$source/tests/cli/unreachable.yaml"
check "lint's SARIF is valid" sarif
check "lint's SARIF has the place" out_has '"startLine": 61'
check "lint's SARIF of nothing is valid" exits 0 lint --format sarif "$source/scenarios/wrong-coffee.yaml"
check "lint's SARIF of nothing is valid" sarif
check "SARIF says what could not be read" exits 2 lint --format sarif no-such-id "$work/none.yaml" "$source/docs/diagnostics/base.yaml"
check "SARIF says what could not be read" sarif
check "SARIF says what could not be read" out_has "no-such-id"
mkdir -p "$work/a folder"
sed 's/^      - id: ask$/&\n        when: trust >= 0  # rapport: allow SC077 because he is always there/' "$source/docs/diagnostics/base.yaml" >"$work/a folder/ö.yaml"
check "an allowed warning is no finding" exits 0 lint "$work/a folder"
check "an allowed warning is counted" out_has "1 file read: 0 errors, 0 warnings, 1 allowed."
here() { (cd "$work" && exits 0 lint --format sarif "a folder") && sarif; }
check "an allowed warning is a suppressed result" here
check "an allowed warning is a suppressed result" out_has '"justification": "he is always there"'
check "SARIF has relative addresses" out_has '"uri": "a%20folder/%C3%B6.yaml"'
check "a code is explained" exits 0 explain SC102
check "a code is explained" out_has "SC102: SlipWithoutConsequence"
check "a code is explained in any spelling" exits 0 explain slipwithoutconsequence
check "without a code all are listed" exits 0 explain
check "without a code all are listed" out_has "SC134  warning"
check "an unknown code has a way out" exits 2 explain SC770
check "an unknown code has a way out" err_has 'Did you mean "SC0'
mkdir "$work/own" && cp "$source/assets/rubrics/recovery.yaml" "$work/own/scale.yaml"
check "a rubric is known by its key, not its folder" exits 0 lint "$work/own/scale.yaml"
check "the shipped rubric lints clean" exits 0 lint "$source/assets/rubrics/recovery.yaml"
check "the shipped rubric lints clean" out_has "1 file read: 0 errors, 0 warnings."
check "the shipped rubric lints clean in JSON" exits 0 lint --format json "$source/assets/rubrics/recovery.yaml"
check "the shipped rubric lints clean in JSON" python3 -c 'import json, sys; sys.exit(json.load(open(sys.argv[1])) != [])' "$work/out"
counter() { sed "$1" "$source/docs/diagnostics/base-rubric.yaml" >"$work/own/counter.yaml"; }
counter 's/wrote the wrong/wrote Wrong/'
check "a cue that cannot be read is a finding" exits 1 lint "$work/own/counter.yaml"
check "a cue that cannot be read is a finding" out_has "[SC110-BadCue]"
counter 's/my mistake/my fault/'
check "an example that no cue finds is a finding" exits 1 lint --format json "$work/own/counter.yaml"
check "an example that no cue finds is a finding" out_has '"SC111"'
check "a rubric's findings in JSON can be read" python3 -m json.tool "$work/out" "$work/pretty"
mkdir -p "$work/broken/scenarios" "$work/broken/rubrics"
sed 's/^id: .*/id: Recovery/' "$source/assets/rubrics/recovery.yaml" >"$work/broken/rubrics/recovery.yaml"
export RAPPORT_DATA=$work/broken
check "the rubric in use is linted although it is broken" exits 1 lint --format json "$work/broken/rubrics/recovery.yaml"
check "the rubric in use is linted although it is broken" out_has '"SC027"'
check "no scenario is linted by a broken rubric" exits 2 lint "$source/scenarios/scratched-car-door.yaml"
check "no scenario is linted by a broken rubric" err_has "The rubric cannot be used."
unset RAPPORT_DATA LANGUAGE LC_MESSAGES
export LC_ALL=C.UTF-8
{ printf 'rubric: recovery\n'; cat "$source/scenarios/scratched-car-door.yaml"; } >"$work/own/door.yaml"
mkdir "$work/rubrics" && mv "$work/own/door.yaml" "$work/rubrics/door.yaml"
check "a scenario that names its rubric first is a scenario" exits 0 lint "$work/rubrics/door.yaml"
check "one bad name leaves the findings of the others" exits 2 lint --format json "no-such-id" "$source/tests/cli/unreachable.yaml"
check "one bad name leaves the findings of the others" out_has "unreachable.yaml"
check "one bad name leaves the findings of the others" err_has "no-such-id"
check "lint's JSON can be read beside a bad name" python3 -m json.tool "$work/out" "$work/pretty"
check "a file that is not there could not be linted" exits 2 lint "$work/none.yaml"
check "an unknown format is refused" exits 2 lint --format poem "$source/scenarios"

# Stories of other tools.
story=$source/tests/exchange/stories/late-parcel.yarn
check "a story is brought, and what could not be is exit code 1" exits 1 import "$story" -o "$work/parcel.yaml"
check "what could not be brought has its place" err_has "late-parcel.yarn:30:1: note: <<wait>> cannot be brought."
check "what was brought can be played" exits 0 play "$work/parcel.yaml" --replies - --no-store
check "what was brought is never written over a file" exits 2 import "$story" -o "$work/parcel.yaml"
printf ':: Start\nHi. [[Go|End]]\n:: End\nBye.\n' >"$work/whole.twee"
check "a story that is brought whole is exit code 0" exits 0 import "$work/whole.twee"
check "without -o a scenario goes to standard output" out_has "format: 1"
cp "$work/out" "$work/whole.yaml"
printf 'go\n' >"$work/go.replies"
check "what was brought is played to its end" exits 0 play "$work/whole.yaml" --replies "$work/go.replies" --no-store
check "what was brought is played to its end" out_has "Bye."
printf '<html><tw-storydata name="x">' >"$work/page.twee"
check "a published page is refused with a way out" exits 2 import "$work/page.twee"
check "a published page is refused with a way out" err_has "Export As Twee"
printf 'words' >"$work/words.txt"
check "what a file is written in must be told" exits 2 import "$work/words.txt"
check "what a file is written in must be told" err_has "--from twee"
check "an unknown language is refused" exits 2 import "$story" --from ink
check "a scenario is written for Twine" exits 0 export propane-missed-delivery --format twee -o "$work/propane.twee"
check "what Twine cannot say is told" err_has "Twine has no ratings."
check "what was written for Twine comes back" exits 1 import "$work/propane.twee" -o "$work/propane.yaml"
check "what came back has no errors" exits 1 lint "$work/propane.yaml"
check "what came back has no errors" out_has "1 file read: 0 errors"
check "an unknown format is refused" exits 2 export propane-missed-delivery --format poem

# Translations: out to a translator and back.
mkdir "$work/translated"
cp "$source/scenarios/wrong-coffee.yaml" "$source/scenarios/wrong-coffee.es.po" "$work/translated"
coffee=$work/translated/wrong-coffee.yaml
plan=$source/tests/plans/wrong-coffee/best.replies
check "list names the languages" exits 0 list
check "list names the languages" out_has "In en, and translated into es"
check "a translation is played" exits 0 play wrong-coffee --language es --no-store --replies "$plan"
check "a translation is played" out_has "De caramelo y muy caliente"
check "a translation says that own words cannot be rated" err_has "rated in English only"
check "a language that is not there is answered with those that are" exits 2 play wrong-coffee --language fr --no-store --replies "$plan"
check "a language that is not there is answered with those that are" err_has "It is there in en and es."
check "a translated attempt is kept" exits 0 play wrong-coffee --language es --store "sqlite:$work/es.sqlite" --replies "$plan" --json
check "a translated attempt names the hash of its source" out_has "$(sha256sum "$coffee" | cut -d' ' -f1)"
check "a translated attempt is debriefed in another language" exits 0 debrief last --store "sqlite:$work/es.sqlite"
check "a translated attempt is debriefed in another language" out_has "She finished half of it"
check "a translated attempt is debriefed in its own" exits 0 debrief last --language es --store "sqlite:$work/es.sqlite"
check "a translated attempt is debriefed in its own" out_has "medio vaso"
check "export writes a translation as it is" exits 0 export "$coffee" --format po --language es
check "export writes a translation as it is" cmp -s "$work/out" "$source/scenarios/wrong-coffee.es.po"
check "export writes a table" exits 0 export "$coffee" --format csv --language es --bom -o "$work/translated/coffee.csv"
check "a table begins with a byte order mark if asked" sh -c "head -c 3 '$work/translated/coffee.csv' | od -An -tx1 | grep -q 'ef bb bf'"
check "a table is read by others" python3 - "$work/translated/coffee.csv" <<'PYTHON'
import csv, sys
rows = list(csv.DictReader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
sys.exit(not all(row["state"] == "translated" and row["translation (es)"] for row in rows) or len(rows) < 100)
PYTHON
check "export overwrites nothing of anybody's" exits 2 export "$coffee" --format csv --language es -o "$work/translated/coffee.csv"
check "export brings the translation beside up to date" exits 0 export "$coffee" --format po --language es -o "$work/translated/wrong-coffee.es.po"
check "import takes a table back" exits 0 import "$work/translated/coffee.csv" --scenario "$coffee"
check "import says what it took" out_has "0 lines taken, 198 as they were, 0 stale"
check "what comes back is the same to the byte" cmp -s "$work/translated/wrong-coffee.es.po" "$source/scenarios/wrong-coffee.es.po"
check "import makes a translation that was not there" exits 0 import "$work/translated/coffee.csv" --scenario "$coffee" -o "$work/translated/again.po"
check "import overwrites nothing else" exits 2 import "$work/translated/coffee.csv" --scenario "$coffee" -o "$coffee"
sed -i 's/There is a machine on four$/There is a kettle on four/' "$coffee"
check "a changed source is a finding" exits 1 lint "$coffee"
check "a changed source is a finding" out_has "[SC177-StaleLine]"
check "lint counts translations as files" out_has "2 files read: 0 errors, 1 warning."
check "a changed source is told when it is played" exits 0 play "$coffee" --language es --no-store --replies "$plan"
check "a changed source is told when it is played" err_has "the words of 1 have changed"
check "import tells what is stale" exits 1 import "$work/translated/coffee.csv" --scenario "$coffee"
check "import tells what is stale" out_has "1 stale"
check "a stale line keeps its old source" grep -q '^#| msgid "There is a machine on four"' "$work/translated/wrong-coffee.es.po"
check "a translation is linted by its name" exits 1 lint "$work/translated/wrong-coffee.es.po"
printf 'msgid "\n' >"$work/translated/wrong-coffee.de.po"
check "a folder is linted with its translations" exits 1 lint "$work/translated"
check "a broken translation is told with its place" out_has "wrong-coffee.de.po:1:7: error:"
check "a broken translation is not played" exits 2 play "$coffee" --language de --no-store --replies "$plan"
check "a broken translation is not written over" exits 2 export "$coffee" --format po --language de
check "import asks for the scenario" exits 2 import "$work/translated/coffee.csv"
check "import asks for the scenario" err_has "--scenario"
check "import does not guess what a file is" exits 2 import "$plan" --scenario "$coffee"
check "attempts are asked for as such" exits 2 export --format csv
check "what is for attempts asks for them" exits 2 export "$coffee" --format po --language es --without-words
check "attempts have formats of their own" exits 2 export --attempts --format po
check "attempts have formats of their own" err_has "xapi"
check "there must be a store" exits 2 export --attempts --format csv --store "sqlite:$work/nobody.sqlite"
check "statements are named under an address" exits 2 export --attempts --format xapi --home "no address"
check "send wants an address" exits 2 send
check "send wants https" exits 2 send --to http://lrs.example.org/xapi
check "send wants https" err_has "over https alone"
check "no password in an address" exits 2 send --to https://key:word@lrs.example.org/xapi
check "no password in an address" err_has "RAPPORT_RECORD_STORE"
check "export asks for the language" exits 2 export "$coffee" --format po
check "export refuses the scenario's own language" exits 2 export "$coffee" --format po --language en
check "export refuses what is no language" exits 2 export "$coffee" --format po --language ../../es
printf '> claro lo entiendo, vamos a darnos prisa\n' >"$work/typed.es.replies"
typed_in_spanish() { (head -n 2 "$plan"; cat "$work/typed.es.replies") | "$rapport" play wrong-coffee --language es --json --no-store >"$work/out" 2>"$work/err"; }
check "what repeats a translated reply is understood" typed_in_spanish
check "what repeats a translated reply is understood" out_has '"option": "fair-enough"'

if has_terminal; then
script -qec "$rapport list" /dev/null >"$work/tty" 2>/dev/null </dev/null
check "colour is used on a terminal" grep -q "$(printf '\033')" "$work/tty"
NO_COLOR=1 script -qec "$rapport list" /dev/null >"$work/tty" 2>/dev/null </dev/null
check "NO_COLOR is honoured" sh -c "! grep -q \"\$(printf '\\033')\" '$work/tty'"

{ cat "$source/scenarios/wrong-coffee.yaml"; yes '# nothing' | head -n 120000; } >"$work/wrong-coffee.yaml"
script -qec "$rapport lint '$work/wrong-coffee.yaml'" /dev/null >"$work/tty" 2>&1 </dev/null
check "a long reading is told on a terminal" grep -q "wrong-coffee.yaml: reading 1 MB" "$work/tty"
check "and only there" exits 0 lint "$work/wrong-coffee.yaml"
check "and only there" sh -c "! grep -q reading '$work/err'"

check "new asks in a terminal" at_hand "The wrong cake\n\nMia Stone\nIt says Max\nby pigeon\n2\n1\n" new "$work/begun/cake.yaml"
check "new asks again after an answer that it cannot take" out_has '"by pigeon" is none of them.'
check "new has written the answers" grep -q '^channel: phone$' "$work/begun/cake.yaml"
check "new has written the answers" grep -q '^severity: minor\|^  severity: minor' "$work/begun/cake.yaml"
check "new proposes answers" grep -q '^sector: "Shop"$' "$work/begun/cake.yaml"
at_hand "\004" new "$work/begun/left.yaml"
check "who leaves the questions has written nothing" nothing_in "$work/begun/left.yaml"

# A conversation held by hand, in a terminal of its own.
printf '1\n:hint\n:back\n:case\n2\nI am here.\n99\n:quit\n' | script -qec "$rapport play scratched-car-door --store sqlite:$work/live.sqlite" /dev/null >"$work/tty" 2>&1
check "a live conversation can be left and is kept" grep -q -- "--resume" "$work/tty"
check "a live conversation is in the store" sh -c "'$rapport' list --attempts --store 'sqlite:$work/live.sqlite' | grep -q incomplete"

store=sqlite:$work/hand.sqlite
at_hand ':dance\n:)\n> 200\n200\n:quit\n' play scratched-car-door --store "$store"
check "an unknown command is answered with the help" out_has ":leave"
check "a number without a reply is explained" out_has "To say it in words: > 200"
check "the command to go on names the store" out_has "--store $store"
check "live words are kept" exits 0 debrief last --json --store "$store"
check "words may look like a number or begin with a colon" said "$work/out" '>:)' '>200'

cp "$source/scenarios/scratched-car-door.yaml" "$work/my door.yaml"
at_hand ':quit\n' play "$work/my door.yaml" --store "$store"
check "the command to go on names the scenario's file" out_has "rapport play '$work/my door.yaml' --resume"

at_hand ':wait\n:quit\n' play lost-reservation --store "$store"
check "the customer's patience is said" out_has "waits 50 seconds for an answer"
check "silence is given by hand" exits 0 debrief last --json --store "$store"
check "silence is given by hand" said "$work/out" '~'

at_hand ':leave\nno\n:leave\nyes\n' play lost-reservation --store "$store"
check "leaving for good asks first" out_has "The conversation goes on."
check "leaving for good is kept" out_has "Left for good"
check "an attempt left for good is listed" exits 0 list --attempts --store "$store"
check "an attempt left for good is listed" out_has abandoned
left=$(grep abandoned "$work/out" | cut -d' ' -f1)
check "an attempt left for good cannot be resumed" exits 2 play --resume "$left" --store "$store"
check "an attempt left for good cannot be resumed" err_has "left for good"

head -n 8 "$best" >"$work/part.replies"
check "a conversation comes to its message" exits 0 play propane-missed-delivery --replies "$work/part.replies" --store "$store"
long=$(printf '%5000s' '' | tr ' ' x)
at_hand "Dear Mrs. Haskell,\n\n$long\n.\nDear Mrs. Haskell,\n\n:) 7\n.\n:quit\n" play --resume last --store "$store"
check "a message with a line that was cut is refused" out_has "as long as a terminal can hold"
check "a message of several lines is one reply" exits 0 debrief last --json --store "$store"
check "a message of several lines is one reply" said "$work/out" $(sed '/^#/d' "$work/part.replies") $'>Dear Mrs. Haskell,\n\n:) 7'
at_hand "$long\n:quit\n" play scratched-car-door --store "$store"
check "a line that the terminal cut is refused" out_has "as long as a terminal can hold"
check "a line that the terminal cut is refused" exits 0 debrief last --json --store "$store"
check "a line that the terminal cut is refused" said "$work/out"
else
  printf 'no pseudo-terminal can be made here: what is typed by hand was not tried\n'
fi

# Replies rated from lines of JSON, and what a bad line does.
cat >"$work/lines" <<'LINES'
{"id": "good", "customer": "My order is late.", "reply": "I'm sorry your order is late. I will call you by 3 pm.", "calls_for": ["empathy"]}

nonsense
{"id": 12345678901234567890, "reply": 5}
{"id": "nul", "reply": "\u0000 \u202e I am sorry"}
{"id": "empty", "reply": ""}
{"id": "es", "customer": "My order is late.", "reply": "Lamento mucho el retraso, lo voy a resolver hoy mismo y le llamo a las diez."}
LINES
printf '{"id": "bytes", "reply": "\xff\xfe"}\n{"id": "last", "reply": "Calm down."}' >>"$work/lines"
# answers PYTHON: the condition over `a`, the answers in their order, holds.
answers() {
  python3 - "$work/out" "$1" <<'PYTHON'
import json, sys
a = [json.loads(line) for line in open(sys.argv[1], encoding="utf-8")]
if not eval(sys.argv[2]):
    sys.exit(f"not so: {sys.argv[2]}: {a}")
PYTHON
}
check "assess without --jsonl is refused" exits 2 assess "$work/lines"
check "assess answers every line, and bad ones are exit code 1" exits 1 assess --jsonl "$work/lines"
check "assess answers every line that is not blank" answers 'len(a) == 8'
check "assess rates all four criteria" answers 'list(a[0]["ratings"]) == ["listening", "empathy", "ownership", "followup"]'
check "assess says what was called for" answers '[r["called_for"] for r in a[0]["ratings"].values()] == [False, True, False, False]'
check "assess finds a promise with its hour" answers 'a[0]["ratings"]["followup"]["level"] == 2'
check "assess gives the words that show it" answers '"3 pm" in "I\x27m sorry your order is late. I will call you by 3 pm."[next(i["begin"] for i in a[0]["indicators"] if i["id"] == "followup.dated-promise"):]'
check "assess names what is wrong with a line" answers 'list(a[1]) == ["error"] and a[2]["id"] == 12345678901234567890 and "reply" in a[2]["error"]'
check "assess takes any character" answers 'a[3]["rated"] and a[4]["rated"]'
check "assess says that it cannot rate a language" answers 'a[5]["rated"] is False and "es" in a[5]["why"] and a[5]["ratings"]["empathy"]["level"] is None'
check "assess refuses what is not UTF-8" answers 'a[6]["id"] == "bytes" and "UTF-8" in a[6]["error"]'
check "assess reads a last line without a break" answers 'a[7]["id"] == "last" and a[7]["rated"]'
piped_lines() { head -n 1 "$work/lines" | "$rapport" assess --jsonl >"$work/out" 2>"$work/err"; }
check "assess reads standard input" piped_lines
check "assess reads standard input" answers 'a[0]["id"] == "good"'
line_by_line() {
  local answer=
  mkfifo "$work/lines.pipe" "$work/answers.pipe"
  "$rapport" assess --jsonl <"$work/lines.pipe" >"$work/answers.pipe" 2>"$work/err" &
  exec 9>"$work/lines.pipe" 8<"$work/answers.pipe"
  head -n 1 "$work/lines" >&9
  read -r -t 60 answer <&8
  exec 9>&- 8<&-
  wait $!
  [ "${answer:0:12}" = '{"id":"good"' ]
}
check "assess answers a line before the next one comes" line_by_line
huge() { python3 -c 'import sys; sys.stdout.write("{\"id\":\"x\",\"reply\":\"" + "x" * (33 << 20) + "\"}\n{\"id\":\"y\",\"reply\":\"x\"}\n")' | "$rapport" assess --jsonl >"$work/out" 2>"$work/err"; [ $? = 1 ]; }
check "assess survives a line beyond all bounds" huge
check "assess goes on after a line beyond all bounds" answers '"error" in a[0] and a[1]["id"] == "y"'
without_vectors() { RAPPORT_SENTENCE_MODEL=$work/none "$rapport" assess --jsonl "$work/lines" >"$work/out" 2>"$work/err"; [ $? = 1 ]; }
check "assess works without sentence vectors" without_vectors
check "assess says once that it works without sentence vectors" sh -c "[ \$(grep -c 'words and cues alone' '$work/err') = 1 ]"
check "assess works without sentence vectors" answers 'a[0]["ratings"]["followup"]["level"] == 2'
check "a file of lines that is not there is an error" exits 2 assess --jsonl "$work/none"
check "a folder is no file of lines" exits 2 assess --jsonl "$work"

# Training is tried on a corpus of one file; the real one takes minutes.
mkdir "$work/corpus"
check "train names what is missing" exits 2 train "$work/corpus" --out "$work/fitted.model"
check "train names what is missing" err_has "There is no corpus in"
printf 'setting: service\nsituation: one\nL0 E9 O0 F0 | plain | Hello.\n' >"$work/corpus/one.txt"
check "train names the line of a mistake" exits 2 train "$work/corpus" --out "$work/fitted.model"
check "train names the line of a mistake" err_has "one.txt:3"
check "train writes into no folder that is not there" exits 2 train "$work/corpus" --out "$work/none/fitted.model"
no_encoder() { RAPPORT_SENTENCE_MODEL=$work/none "$rapport" train "$source/assets/corpus" --out "$work/fitted.model" >"$work/out" 2>"$work/err"; [ $? = 2 ]; }
check "train does not leave the vectors out unasked" no_encoder
check "train does not leave the vectors out unasked" err_has "--without-vectors"
cp "$source/assets/corpus/service/airline-call-centre.txt" "$work/corpus/one.txt"
check "train fits a model" exits 0 train "$work/corpus" --out "$work/fitted.model" --without-vectors
check "train says how far the model agrees with what it has not seen" out_has "weighted kappa"
check "train writes the model in one piece" nothing_in "$work/fitted.model.part"
check "train writes a model" grep -qx "rubric recovery" "$work/fitted.model"

# Replies as they come, and output that goes nowhere.
count_replies() { "$rapport" list --attempts --store "sqlite:$1" | grep -cE "\($2 repl(y|ies)\)" | grep -qx 1; }
piped() { "$rapport" play propane-missed-delivery --no-store --json --replies <(cat "$best") >"$work/out" 2>"$work/err"; }
check "replies may come from a pipe" piped
check "replies may come from a pipe" cmp -s "$work/out" "$work/first.json"
check "a folder is no file of replies" exits 2 play propane-missed-delivery --no-store --replies "$work"
one_by_one() {
  mkfifo "$work/pipe"
  "$rapport" play propane-missed-delivery --store "sqlite:$work/pipe.sqlite" <"$work/pipe" >"$work/out" &
  exec 9>"$work/pipe"
  printf 'two-promises\n' >&9
  local tries=0 seen=1
  until count_replies "$work/pipe.sqlite" 1 2>/dev/null || [ $((tries += 1)) -gt 200 ]; do :; done
  count_replies "$work/pipe.sqlite" 1 || seen=0
  exec 9>&-
  wait $!
  [ "$seen" = 1 ]
}
check "a reply is stored as it comes, before the next" one_by_one
endless() { yes x | tr -d '\n' | head -c 5000000 | "$rapport" play propane-missed-delivery --no-store >"$work/out" 2>"$work/err"; [ $? = 1 ]; }
check "a line beyond all bounds is refused" endless
check "a line beyond all bounds is refused" err_has "line 1 of the replies"

full() { "$rapport" play propane-missed-delivery --replies "$best" --store "sqlite:$work/full.sqlite" >/dev/full 2>"$work/err"; [ $? = 2 ]; }
check "output that cannot be written is an error" full
check "output that cannot be written is an error" err_has "standard output"
check "output that cannot be written stops no recording" count_replies "$work/full.sqlite" "$(grep -vc '^#' "$best")"
closed() { "$rapport" play propane-missed-delivery --replies "$best" --store "sqlite:$work/closed.sqlite" 2>"$work/err" | true; [ ! -s "$work/err" ]; }
check "a reader that goes away is no error" closed
check "a reader that goes away stops no recording" count_replies "$work/closed.sqlite" "$(grep -vc '^#' "$best")"

refusing=$work/refusing.sqlite
head -n 8 "$best" >"$work/part.replies"
check "a conversation is begun" exits 0 play propane-missed-delivery --replies "$work/part.replies" --store "sqlite:$refusing"
python3 - "$refusing" <<'PYTHON'
import sqlite3, sys
with sqlite3.connect(sys.argv[1]) as store:
    store.execute("CREATE TRIGGER refuse BEFORE UPDATE OF status ON attempts BEGIN SELECT RAISE(ABORT, 'no'); END")
PYTHON
tail -n +9 "$best" >"$work/rest.replies"
check "a result that is not stored is an error" exits 2 play --resume last --replies "$work/rest.replies" --store "sqlite:$refusing"
sed '/^Debrief/,$d' "$work/out" >"$work/conversation"
check "the last step is shown even if its result is not stored" exits 0 play propane-missed-delivery --replies "$best" --no-store
sed '/^Debrief/,$d' "$work/out" | tail -n 8 >"$work/last"
check "the last step is shown even if its result is not stored" sh -c "tail -n 8 '$work/conversation' | cmp -s - '$work/last'"

python3 - "$work/matches" <<'PYTHON'
import json, sys
options = [{"id": "refund", "examples": ["I'll refund the full price today.", "You'll get all your money back."]},
           {"id": "replace", "examples": ["I'll send you a new vase tomorrow."]}]
with open(sys.argv[1], "wb") as out:
    for line in [{"id": "a", "options": options, "reply": "you get your money back today"}, {"id": 2, "options": options, "reply": ""},
                 {"id": "same", "options": options, "reply": "ILL SEND YOU A NEW VASE TOMORROW"}, {"id": "far", "options": options, "reply": "Gardening is lovely"},
                 {"id": "no options", "options": [], "reply": "x"}, {"id": "twice", "options": options + options, "reply": "x"},
                 {"id": "odd", "options": [{"id": 1}], "reply": "x"}, {"options": options, "reply": "x"}, ["x"]]:
        out.write(json.dumps(line).encode() + b"\n")
    out.write(b'nonsense\n{"id": "bytes", "reply": "\xff"}\n' + b"[" * 100000 + b"\n")
PYTHON
check "match without --jsonl is refused" exits 2 match "$work/matches"
check "match answers every line, and bad ones are exit code 1" exits 1 match --jsonl "$work/matches"
check "match answers every line" answers 'len(a) == 12'
check "match finds the option meant" answers 'a[0]["best"] == a[0]["option"] == "refund" and 0 < a[0]["none"] < 0.5'
check "match takes silence for none" answers 'a[1]["id"] == 2 and a[1]["option"] is None and a[1]["none"] == 1'
check "match is certain of a written wording" answers 'a[2]["option"] == "replace" and a[2]["score"] == 1 and a[2]["none"] == 0'
check "match says that none is meant" answers 'a[3]["option"] is None and a[3]["none"] >= 0.5'
check "match names what is wrong with a line" answers 'all("error" in b and "best" not in b for b in a[4:]) and a[4]["id"] == "no options"'
match_by_letters() { RAPPORT_SENTENCE_MODEL=$work/none "$rapport" match --jsonl <"$work/matches" >"$work/out" 2>"$work/err"; [ $? = 1 ]; }
check "match works without sentence vectors" match_by_letters
check "match says that it works without sentence vectors" err_has "letters alone"
check "match works without sentence vectors" answers 'a[0]["option"] == "refund" and a[2]["score"] == 1 and a[3]["option"] is None'

# Words of other languages; a build without gettext has none.
in_spanish() { LANGUAGE=es "$@"; }
if [ -e "$(dirname "$rapport")/../share/locale/es/LC_MESSAGES/rapport.mo" ]; then
  check "a conversation is held in the language of the system" in_spanish exits 0 play propane-missed-delivery --replies "$best" --save-html "$work/es.html"
  check "a conversation is held in the language of the system" out_has "Ficha del caso"
  check "the debrief is in that language" out_has "Análisis: The needle on eight"
  check "the rubric is in that language" out_has "Empatía"
  check "the debrief as a page says which language it is in" grep -q '<html .*lang="es"' "$work/es.html"
  check "the debrief as a page is well-formed in that language" clean_html "$work/es.html"
  check "no placeholder is left in it" sh -c "! grep -q '[{}]' '$work/out'"
  check "debrief is in that language" in_spanish exits 0 debrief last
  check "debrief is in that language" out_has "Confianza y enfado"
  check "an error is in that language" in_spanish exits 2 debrief nothing-like-it
  check "an error is in that language" err_has "No existe el intento"
  check "what programs read is the same in every language" exits 0 play propane-missed-delivery --replies "$best" --json --no-store
  mv "$work/out" "$work/english.json"
  check "what programs read is the same in every language" in_spanish exits 0 play propane-missed-delivery --replies "$best" --json --no-store
  check "what programs read is the same in every language" cmp -s "$work/out" "$work/english.json"
  check "lint is in English" in_spanish exits 1 lint "$source/tests/cli/unreachable.yaml"
  if has_terminal; then
    check "a terminal speaks the language of the system" in_spanish at_hand ':hint\n:leave\nsalir\n' play propane-missed-delivery --no-store
    check "a terminal speaks the language of the system" out_has "Lo has dejado definitivamente."
  fi
  check "a language that nobody has translated is English" env LANGUAGE=xx "$rapport" play propane-missed-delivery --replies "$best" --no-store --json >/dev/null
else
  echo "the words of other languages were not tried: this build has none"
fi

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" = 0 ]
