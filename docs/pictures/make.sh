#!/usr/bin/env bash
# Makes the pictures of this folder again. usage: make.sh RAPPORT-GUI
set -euo pipefail
gui=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
plan=scenarios/demonstrations/propane-missed-delivery.replies
part=$(mktemp)
trap 'rm -f "$part"' EXIT
grep -v '^#' "$plan" | head -n 5 >"$part"

take() { # NAME ARGUMENTS...
  local name=$1
  shift
  xvfb-run -a -s '-screen 0 2560x1600x24' "$gui" --no-store --size 1280x800 --scale 1 --screenshot "docs/pictures/$name.png" "$@"
}

take lobby
take briefing --scenario propane-missed-delivery
take conversation --scenario propane-missed-delivery --replies "$part"
take debrief --scenario propane-missed-delivery --replies "$plan"
