#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# rapport store and rapport person, as one types them. Usage: store_test.sh RAPPORT REPLIES
set -u
rapport=$1
replies=$2
folder=$(mktemp -d) || exit 1
trap 'rm -rf "$folder"' EXIT
export HOME=$folder XDG_DATA_HOME=$folder/data LANGUAGE=en LC_ALL=C.UTF-8
unset PGPASSWORD PGHOST PGSERVICE
failed=0

# expect STATUS PATTERN COMMAND...: the exit code, and words in what it says.
expect() {
  local status=$1 pattern=$2 said got
  shift 2
  said=$("$@" 2>&1 </dev/null)
  got=$?
  if [ "$got" -ne "$status" ] || ! grep -qE -- "$pattern" <<<"$said"; then
    printf 'FAILED (%s, wanted %s and "%s"): %s\n%s\n' "$got" "$status" "$pattern" "$*" "$said" >&2
    failed=1
  fi
}

expect 2 'There is no attempt store' "$rapport" store check
expect 0 'newest schema' "$rapport" store migrate --store "$folder/a.sqlite"
expect 0 '' "$rapport" play propane-missed-delivery --replies "$replies" --name "Ada; drop table" --store "$folder/a.sqlite"
expect 0 'as it should be' "$rapport" store check --store "$folder/a.sqlite"
expect 0 'Ada; drop table' "$rapport" person list --store "$folder/a.sqlite"
expect 0 '^p-.*Bob' "$rapport" person add Bob --account bob --team north --role manager --store "$folder/a.sqlite"
expect 2 "account bob is another person's" "$rapport" person add Eve --account bob --store "$folder/a.sqlite"
expect 0 'is a trainee of north now' "$rapport" team join "Ada; drop table" --team north --store "$folder/a.sqlite"
expect 0 'north is called North counter now' "$rapport" team rename north "North counter" --store "$folder/a.sqlite"
expect 0 'trainee  Ada; drop table' "$rapport" team list --store "$folder/a.sqlite"
expect 0 '1 person' "$rapport" report --team "North counter" --mode practice --store "$folder/a.sqlite"
expect 0 'is a trainer of' "$rapport" team join "Ada; drop table" --team "North counter" --role trainer --store "$folder/a.sqlite"
expect 0 'trainee  Ada; drop table' "$rapport" team list --store "$folder/a.sqlite"
expect 0 'not in north any more. Attempts stay' "$rapport" team leave "Ada; drop table" --team north --store "$folder/a.sqlite"
expect 2 'is not in north' "$rapport" team leave "Ada; drop table" --team north --store "$folder/a.sqlite"
expect 2 'There is no team south' "$rapport" team leave Bob --team south --store "$folder/a.sqlite"
expect 2 'There is no person' "$rapport" team join Nobody --team north --store "$folder/a.sqlite"
expect 2 'PERSON' "$rapport" person erase "" --yes --store "$folder/a.sqlite"
expect 0 '' "$rapport" person add bob --account rob --store "$folder/a.sqlite"
expect 2 'Several people have the name or the account bob: p-.*, p-' "$rapport" person erase bob --yes --store "$folder/a.sqlite"
expect 2 'There is no scenario' "$rapport" report --scenario lost --store "$folder/a.sqlite"
expect 2 'Did you mean "propane-missed-delivery"' "$rapport" report --scenario propane-misseddelivery --store "$folder/a.sqlite"
expect 2 'There is no scenario' "$rapport" export nosuch --attempts --format csv --store "$folder/a.sqlite"
expect 2 'Did you mean "Ada; drop table"' "$rapport" report --person ada --store "$folder/a.sqlite"
"$rapport" export all --attempts --format csv --bom --store "$folder/a.sqlite" | head -c 3 | od -An -tx1 | grep -q 'ef bb bf' || { echo "no byte order mark" >&2; failed=1; }
expect 0 '' "$rapport" person add "$(printf 'Red\033[31m\nLine')" --store "$folder/a.sqlite"
"$rapport" person list --store "$folder/a.sqlite" | grep -q "$(printf '\033')" && { echo "a name drives the terminal" >&2; failed=1; }
expect 2 'trainee, manager or trainer' "$rapport" person add Eve --team north --role king --store "$folder/a.sqlite"
expect 0 'every row is the same' "$rapport" store copy "$folder/a.sqlite" "$folder/b.sqlite"
expect 2 'is not empty' "$rapport" store copy "$folder/a.sqlite" "$folder/b.sqlite"
expect 2 'itself' "$rapport" store copy "$folder/a.sqlite" "$folder/a.sqlite"
expect 0 'propane-missed-delivery' "$rapport" person export "Ada; drop table" --store "$folder/b.sqlite"
expect 0 '' "$rapport" person export "Ada; drop table" --out "$folder/ada.json" --store "$folder/b.sqlite"
expect 2 '' "$rapport" person export "Ada; drop table" --out "$folder/ada.json" --store "$folder/b.sqlite"
[ "$(stat -c %a "$folder/ada.json")" = 600 ] || { echo "what was exported can be read by others" >&2; failed=1; }
expect 2 'Nothing was erased' "$rapport" person erase "Ada; drop table" --store "$folder/b.sqlite"
attempt=$("$rapport" export all --attempts --with-practice --format csv --store "$folder/b.sqlite" | sed -n '2s/,.*//p')
mkdir "$folder/drafts"
echo '{"form": 1, "words": "unsent"}' >"$folder/drafts/$attempt.draft.json"
expect 0 'Erased: 1 attempt with' "$rapport" person erase "Ada; drop table" --yes --store "$folder/b.sqlite"
[ -e "$folder/drafts/$attempt.draft.json" ] && { echo "unsent words of somebody who was erased are still there" >&2; failed=1; }
expect 2 'There is no person' "$rapport" person erase "Ada; drop table" --yes --store "$folder/b.sqlite"
expect 0 '^Erased: 0 attempts' "$rapport" store forget --older-than 1 --store "$folder/a.sqlite"
expect 2 'password' "$rapport" store migrate --store postgresql://ada:hunter2@db.example/rapport
expect 2 'PGPASSWORD' "$rapport" play wrong-coffee --store 'postgresql://db.example/rapport?password=hunter2'
"$rapport" list --attempts --store postgresql://ada:hunter2@db.example/rapport 2>&1 | grep -q hunter2 && { echo "a password was repeated" >&2; failed=1; }
expect 2 'cannot be reached' "$rapport" list --attempts --store postgresql://%2Fno%2Fsuch%2Ffolder/rapport
expect 2 'not the address' "$rapport" store setup-roles --store "$folder/a.sqlite"
exit $failed
