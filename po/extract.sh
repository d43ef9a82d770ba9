#!/bin/sh
# SPDX-License-Identifier: MIT
# Gathers every word of the program that can be translated, as a template for translators, from the source and the shipped rubric.
# Usage: extract.sh RUBRIC_WORDS, the program made of rubric_words.cpp. Writes the template to standard output; the same words give the
# same bytes.
set -eu
rubric_words=$(realpath "$1")
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

find engine gui cli -name '*.cpp' -o -name '*.h' | LC_ALL=C sort >"$work/files"
xgettext --files-from="$work/files" --output="$work/source.pot" --language=C++ --from-code=UTF-8 --add-location=file --add-comments=Translators: \
  --keyword --keyword=tr:1 --keyword=tr_in:1c,2 --keyword=tr_n:1,2 --keyword=tr_format:1 --keyword=tr_n_format:1,2 --keyword=N_:1 \
  --keyword=NC_:1c,2 --package-name=rapport --copyright-holder="The Rapport authors"
"$rubric_words" assets/rubrics/recovery.yaml assets/rubrics/recovery.yaml >"$work/rubric.pot"
cat <<'HEAD'
# The words of Rapport, for translators. Made by `./dev words`; do not edit.
# SPDX-License-Identifier: MIT
HEAD
# What xgettext takes for formats of C are none, and a date would make each template another.
msgcat --use-first --width=120 "$work/source.pot" "$work/rubric.pot" |
  sed -e '1,/^msgid ""/{/^#/d}' -e '/^#, .*c-format$/d' -e '/^"POT-Creation-Date:/d' -e '/^"PO-Revision-Date:/d' -e '/^"Last-Translator:/d' \
    -e '/^"Language-Team:/d' -e '/^"Report-Msgid-Bugs-To:/d' -e 's/charset=CHARSET/charset=UTF-8/'
