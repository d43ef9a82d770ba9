#!/bin/sh
# SPDX-License-Identifier: MIT
# The Debian package: it is made of what is built already, holds what it should, is installed into an empty root of its own, plays a
# conversation there, and leaves nothing when it is removed.
# Usage: package_test.sh BUILD_FOLDER WORK_FOLDER. Ends with 77 (skipped) where Debian's tools are missing.
set -eu
build=$1
work=$2
for tool in cpack file dpkg dpkg-deb dpkg-shlibdeps desktop-file-validate appstreamcli; do
  command -v $tool >/dev/null || {
    echo "package_test: skipped, there is no $tool"
    exit 77
  }
done
rm -rf "$work"
mkdir -p "$work/root/var/lib/dpkg/updates" "$work/root/var/lib/dpkg/info" "$work/home"
: >"$work/root/var/lib/dpkg/status"
: >"$work/root/var/lib/dpkg/available"

fail() {
  echo "package_test: $1" >&2
  exit 1
}
# dpkg in the root of this test. It need not be run by the administrator, and the packages that ours depends on are not there.
packages() {
  PATH=$PATH:/usr/sbin:/sbin dpkg --root="$work/root" --log=/dev/null --force-not-root --force-depends --force-script-chrootless "$@" \
    >"$work/dpkg" 2>&1 || fail "dpkg $*: $(cat "$work/dpkg")"
}
field() { dpkg-deb --field "$package" "$1"; }

(cd "$build" && cpack -G DEB -B "$work/made") >"$work/cpack" 2>&1 || fail "cpack: $(cat "$work/cpack")"
package=$(find "$work/made" -maxdepth 1 -name '*.deb')
[ -f "$package" ] || fail "not one package was made: $package"
[ "$(field Package)" = rapport ] || fail "the package is named $(field Package)"
[ "$(field Section)" = education ] || fail "the section is $(field Section)"
for library in libc6 libyaml-cpp libsqlite3-0 libglfw3 libespeak-ng1; do
  field Depends | grep -q "$library" || fail "$library is no dependency: $(field Depends)"
done
dpkg-deb --contents "$package" | awk '$2 != "root/root" { print "owned by " $2 ": " $6; bad = 1 } END { exit bad }' || fail "wrong owners"

packages --install "$package"
root=$work/root/usr
for file in bin/rapport bin/rapport-gui libexec/rapport/rapport-voice share/applications/rapport.desktop share/icons/hicolor/scalable/apps/rapport.svg \
  share/metainfo/internal.rapport.rapport.metainfo.xml share/man/man1/rapport.1.gz share/man/man1/rapport-gui.1.gz \
  share/rapport/scenario.schema.json share/rapport/rubric.schema.json share/rapport/scenarios/templates/first-scenario.yaml share/rapport/rubrics/recovery.yaml \
  share/rapport/models/recovery.model share/doc/rapport/copyright share/doc/rapport/changelog.gz \
  share/doc/rapport/changelog.Debian.gz share/doc/rapport/scenario-format.md share/doc/rapport/diagnostics/README.md; do
  [ -s "$root/$file" ] || fail "$file is not in the package"
done
desktop-file-validate "$root/share/applications/rapport.desktop" || fail "the desktop file is not valid"
appstreamcli validate --no-net "$root/share/metainfo/"*.xml || fail "the metadata are not valid"

# Scenarios and model must be those beside the program: a word in the unpacked copy tells.
export HOME="$work/home" XDG_DATA_HOME="$work/home/data" XDG_CONFIG_HOME="$work/home/config" NO_COLOR=1
unset RAPPORT_DATA
scenario=$root/share/rapport/scenarios/propane-missed-delivery.yaml
sed 's/^title: .*/title: Unpacked/' "$scenario" >"$work/unpacked.yaml" && cat "$work/unpacked.yaml" >"$scenario"
"$root/bin/rapport" list --no-store >"$work/list" || fail "rapport list"
grep -q Unpacked "$work/list" || fail "rapport list does not show the title in the installed scenario: $(cat "$work/list")"
"$root/bin/rapport" play propane-missed-delivery --replies "$root/share/rapport/scenarios/demonstrations/propane-missed-delivery.replies" \
  --no-store >"$work/play" || fail "rapport play: $(cat "$work/play")"
[ -s "$work/play" ] || fail "rapport play said nothing"
if [ -e "$build/share/locale/es/LC_MESSAGES/rapport.mo" ]; then
  LC_ALL=C.UTF-8 LANGUAGE=es "$root/bin/rapport" play propane-missed-delivery \
    --replies "$root/share/rapport/scenarios/demonstrations/propane-missed-delivery.replies" --no-store >"$work/play" ||
    fail "rapport play in Spanish: $(cat "$work/play")"
  grep -q "Ficha del caso" "$work/play" || fail "the installed program found no Spanish words"
fi
"$root/bin/rapport-gui" --version | grep -q '^rapport-gui ' || fail "rapport-gui --version"

packages --purge rapport
left=$(find "$work/root" -path "$work/root/var/lib/dpkg" -prune -o ! -type d -print; find "$work/root/usr" 2>/dev/null || true)
[ -z "$left" ] || fail "removing leaves $left"
[ -z "$(find "$work/home" -type f)" ] || fail "a conversation with --no-store left $(find "$work/home" -type f)"
echo "package_test: all well"
