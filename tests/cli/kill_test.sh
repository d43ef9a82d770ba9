#!/usr/bin/env bash
# Kills `rapport play --store` at random moments: no reply whose consequences were shown may be missing from the store, every
# attempt must resume and end as if nothing had happened, and the store must be sound. usage: kill_test.sh RAPPORT SOURCE [TIMES]
set -u
rapport=$1 source=$2 times=${3:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export HOME=$work
unset RAPPORT_DATA
store=sqlite:$work/attempts.sqlite
plan=$source/tests/plans/propane-missed-delivery/best.replies
grep -v '^#' "$plan" >"$work/plan"
"$rapport" play propane-missed-delivery --replies "$work/plan" --json --no-store >"$work/expected"
RANDOM=20261121
killed=0 held=0 shown=0

fail() { printf 'FAILED in round %s: %s\n' "$round" "$1"; exit 1; }

for ((round = 1; round <= times; ++round)); do
  "$rapport" play propane-missed-delivery --replies "$work/plan" --store "$store" >"$work/out" 2>"$work/err" &
  player=$!
  sleep "$(printf '0.%03d' $((RANDOM % 90 + 5)))"
  kill -9 "$player" 2>/dev/null && killed=$((killed + 1))
  wait "$player" 2>/dev/null
  # Only the conversation counts as shown, not the debrief after it.
  acknowledged=$(sed '/^Debrief: /,$d' "$work/out" | grep -c '^You\( (.*)\)\?$')
  shown=$((shown + acknowledged))
  "$rapport" list --attempts --store "$store" >"$work/list" 2>"$work/err" || fail "the store cannot be read: $(cat "$work/err")"
  [ "$(sqlite3 "$work/attempts.sqlite" 'SELECT count(*) FROM attempts')" -gt "$held" ] || { [ "$acknowledged" = 0 ] || fail "a reply was shown, and there is no attempt"; continue; }
  held=$((held + 1))
  id=$(head -n 1 "$work/list" | cut -d' ' -f1)
  stored=$(head -n 1 "$work/list" | sed 's/.*(\([0-9]*\) replies)/\1/')
  [ "$stored" -ge "$acknowledged" ] || fail "$acknowledged replies were shown, $stored are stored"
  if head -n 1 "$work/list" | grep -q incomplete; then
    tail -n +"$((stored + 1))" "$work/plan" >"$work/rest"
    "$rapport" play propane-missed-delivery --resume "$id" --replies "$work/rest" --json --store "$store" >"$work/resumed" 2>"$work/err" ||
      fail "the attempt does not resume: $(cat "$work/err")"
    cmp -s "$work/resumed" "$work/expected" || fail "the resumed attempt ends differently"
  fi
done
[ "$(sqlite3 "$work/attempts.sqlite" 'PRAGMA integrity_check')" = ok ] || fail "the store is not sound"
printf '%s rounds, %s processes killed, %s attempts, %s replies shown and none lost\n' "$times" "$killed" "$held" "$shown"
