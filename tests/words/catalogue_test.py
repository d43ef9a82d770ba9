#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The template holds every word of the source, and every catalogue every word of the template, with the same placeholders.

Usage: catalogue_test.py SOURCE RUBRIC_WORDS. Says what is missing and ends with 1; with 77 (skipped) where gettext is not installed.
"""
import pathlib
import re
import shutil
import subprocess
import sys

WAY_OUT = "Run `./dev words`, translate what is empty or fuzzy in po/*.po, and look at the difference before you commit it."


def texts_of(block, key):
    """The text after a key of an entry, its lines joined; None if it has none."""
    found = re.search(r"^%s ((?:\"(?:[^\"\\]|\\.)*\"\n?)+)" % re.escape(key), block, re.MULTILINE)
    return None if found is None else "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', found.group(1)))


def entries_of(catalogue):
    """Each entry of a catalogue but its head: what is looked up, and what is found."""
    for block in catalogue.split("\n\n"):
        if not texts_of(block, "msgid") or block.lstrip().startswith("#~"):
            continue
        forms = [text for number in range(6) if (text := texts_of(block, f"msgstr[{number}]")) is not None]
        yield {
            "context": texts_of(block, "msgctxt"),
            "one": texts_of(block, "msgid"),
            "many": texts_of(block, "msgid_plural"),
            "found": forms or [texts_of(block, "msgstr")],
            "fuzzy": bool(re.search(r"^#,.*\bfuzzy\b", block, re.MULTILINE)),
        }


def placeholders(text):
    """Which argument is filled in where, in the order of the arguments; None where the braces make no sense."""
    bare = text.replace("{{", "").replace("}}", "")
    found = re.findall(r"\{([0-9]*)((?::[^{}]*)?)\}", bare)
    if re.search(r"[{}]", re.sub(r"\{[0-9]*(?::[^{}]*)?\}", "", bare)):
        return None
    numbered = [bool(number) for number, _ in found]
    if any(numbered) and not all(numbered):
        return None
    return sorted((int(number) if number else place, form) for place, (number, form) in enumerate(found))


def mistakes_in(entry):
    if entry["fuzzy"]:
        yield "is fuzzy"
    for form in entry["found"]:
        if not form:
            yield "is not translated"
            continue
        for original in {entry["one"], entry["many"] or entry["one"]}:
            if placeholders(original) == placeholders(form):
                break
        else:
            yield f'has other placeholders in "{form}"'
        if "##" in form:
            yield f'has a ## in "{form}", which Dear ImGui would take for an id'
        if form.endswith(" ") != entry["one"].endswith(" ") or form.endswith("\\n") != entry["one"].endswith("\\n"):
            yield f'ends differently in "{form}"'


def test_itself():
    assert placeholders("{} of {}") == placeholders("{0} de {1}")
    assert placeholders("{} of {}") != placeholders("{}")
    assert placeholders("{0} {}") is None and placeholders("{") is None
    assert placeholders("{:>3}") != placeholders("{}")
    broken = {"one": "{} replies", "many": None, "found": ["respuestas"], "fuzzy": False}
    assert list(mistakes_in(broken)), "a lost placeholder is found"


def main(source, rubric_words):
    test_itself()
    po = pathlib.Path(source) / "po"
    for tool in ("xgettext", "msgcat", "msgfmt"):
        if shutil.which(tool) is None:
            print(f"catalogue_test: skipped, there is no {tool}")
            return 77
    wrong = []
    gathered = subprocess.run([po / "extract.sh", rubric_words], capture_output=True, text=True, check=True).stdout
    template = (po / "rapport.pot").read_text(encoding="utf-8")
    if gathered != template:
        old, new = ({(e["context"], e["one"]) for e in entries_of(text)} for text in (template, gathered))
        wrong += [f'po/rapport.pot lacks "{one}"' for _, one in sorted(new - old, key=str)]
        wrong += [f'po/rapport.pot has "{one}", which is gone' for _, one in sorted(old - new, key=str)]
        wrong.append("po/rapport.pot is not what the source gives")
    wanted = {(e["context"], e["one"]) for e in entries_of(template)}
    catalogues = sorted(po.glob("*.po"))
    if not catalogues:
        wrong.append("there is no catalogue in po/")
    for path in catalogues:
        text = path.read_text(encoding="utf-8")
        entries = list(entries_of(text))
        has = {(entry["context"], entry["one"]) for entry in entries}
        wrong += [f'{path.name} lacks "{one}"' for _, one in sorted(wanted - has, key=str)]
        wrong += [f'{path.name}: "{entry["one"]}" {what}' for entry in entries for what in mistakes_in(entry)]
        if "\n#~ " in text:
            wrong.append(f"{path.name} holds words that are gone (#~)")
        checked = subprocess.run(["msgfmt", "--check-format", "--check-domain", "-o", "/dev/null", path], capture_output=True, text=True)
        if checked.returncode != 0:
            wrong.append(checked.stderr.strip())
    for line in wrong:
        print(line)
    if wrong:
        print(WAY_OUT)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
