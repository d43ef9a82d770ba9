#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds assets/scenario.schema.json and assets/rubric.schema.json against the loader.

Usage: schema_test.py RAPPORT SOURCE. Ends with 77 (skipped) where Debian's python3-jsonschema or python3-yaml is missing.

Every shipped file is valid. Then both are asked about the same broken files: the examples of docs/diagnostics, the mistakes in
tests/mistakes, and small files of which every part was taken out, renamed, or replaced by something of another shape. What the schema
refuses the loader must refuse; what the loader refuses for its shape the schema must refuse, but for what no schema can know. That is
listed below, in CANNOT_KNOW and EXCEPTIONS, and in docs/editors.md. With RAPPORT_SCHEMA_EVERYTHING in the environment every part gets every shape (6,400 files), else every fourth.
"""
import copy
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
    import yaml
except ImportError as missing:
    print(f"skipped: {missing}")
    sys.exit(77)

RAPPORT = sys.argv[1]
SOURCE = pathlib.Path(sys.argv[2])
EVERYTHING = "RAPPORT_SCHEMA_EVERYTHING" in os.environ
PAGES = SOURCE / "docs" / "diagnostics"

# Errors about names, about values that depend on other values, about sentences in strings, and about ways through the scenario.
CANNOT_KNOW = {
    "SC028": "two things with the same id",
    "SC038": "a min above its max",
    **{f"SC{n:03}": "a name that is declared elsewhere" for n in range(40, 49)},
    **{f"SC{n:03}": "the language of conditions and effects" for n in range(50, 62)},
    "SC072": "a way on, which may be missing in several ways",
    "SC074": "ways through the scenario",
    "SC075": "ways through the scenario",
    "SC085": "an ending's loyalty against the customer's",
    "SC110": "the language of cues",
}
# What YAML itself says differently to the loader, which reads every scalar as text, and to an editor.
YAML_ONLY = {f"SC{n:03}" for n in range(1, 16)}


class Core(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Reads scalars as YAML 1.2 and editors do: no dates, no yes and no, no numbers to the base of 60."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("null", r"^(~|null|Null|NULL|)$", ["~", "n", "N", ""]),
    ("bool", r"^(true|True|TRUE|false|False|FALSE)$", list("tTfF")),
    ("int", r"^[-+]?[0-9]+$", list("-+0123456789")),
    ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(pattern), first)
Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(loader.construct_scalar(node)))


class Words(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
    """Every scalar is text, as for the loader."""


Words.yaml_implicit_resolvers = {}


class Plain(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):
    """Writes text without quotes wherever that can be read back."""

    def ignore_aliases(self, data):
        return True


Plain.yaml_implicit_resolvers = {}
Plain.add_representer(type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "", style=""))


def validator_of(name):
    path = SOURCE / "assets" / name
    schema = json.loads(path.read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(path.as_uri(), schema)
    return schema, jsonschema.Draft7Validator(schema, resolver=resolver)


SCENARIO_SCHEMA, SCENARIO = validator_of("scenario.schema.json")
RUBRIC_SCHEMA, RUBRIC = validator_of("rubric.schema.json")
problems = []


def fail(sentence):
    problems.append(sentence)


def first_breach(text, validator, told=False):
    """None if the schema takes the text; else what it says, the most telling of it if `told`. A text that is no YAML is nothing for a schema."""
    try:
        value = yaml.load(text, Core)
    except (yaml.YAMLError, ValueError):
        return "no YAML"
    if validator.is_valid(value):
        return None
    error = jsonschema.exceptions.best_match(validator.iter_errors(value)) if told else next(validator.iter_errors(value))
    return f"{'/'.join(map(str, error.absolute_path))}: {error.message[:150]}"


# ---- what is valid


def check_valid_files():
    scenarios = sorted((SOURCE / "scenarios").rglob("*.yaml")) + [PAGES / "base.yaml"]
    rubrics = sorted((SOURCE / "assets" / "rubrics").glob("*.yaml")) + [PAGES / "base-rubric.yaml"]
    texts = [(path, path.read_text(encoding="utf-8"), SCENARIO) for path in scenarios]
    texts += [(path, path.read_text(encoding="utf-8"), RUBRIC) for path in rubrics]
    for page, validator in (("scenario-format.md", SCENARIO), ("rubric-format.md", RUBRIC)):
        whole = re.search(r"```yaml\n((?:format|rubric): 1\n.*?)```", (SOURCE / "docs" / page).read_text(encoding="utf-8"), re.S)
        texts.append((page, whole.group(1), validator))
    for path, text, validator in texts:
        breach = first_breach(text, validator, told=True)
        if breach:
            fail(f"{path} is not valid: {breach}")
    if len(scenarios) < 5 or len(rubrics) < 2:
        fail("too few files were found to be tried")


# ---- what is broken


def parts_of(text):
    parts = [("", "")]
    for line in text.splitlines(keepends=True):
        key = re.match(r"([a-z0-9_]+):", line)
        if key:
            parts.append((key.group(1), ""))
        parts[-1] = (parts[-1][0], parts[-1][1] + line)
    return parts


def base_with(changes, base="base.yaml"):
    parts = parts_of((PAGES / base).read_text(encoding="utf-8"))
    for key, text in parts_of(changes):
        same = [i for i, part in enumerate(parts) if part[0] == key and key]
        if same:
            parts[same[0]] = (key, text)
        elif text:
            parts.append((key, text))
    return "".join(text for _, text in parts)


def written_examples():
    for path in sorted((SOURCE / "tests" / "mistakes").glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        yield f"mistake {path.stem}", base_with(text[text.index("\n") + 1 :]), SCENARIO
    for path in sorted(PAGES.glob("SC*.md")):
        kind, text = re.search(r"```(.*?)\n(.*?)```", path.read_text(encoding="utf-8"), re.S).groups()
        if kind == "yaml example":
            yield f"page {path.stem}", base_with(text), SCENARIO
        elif kind == "yaml rubric":
            yield f"page {path.stem}", base_with(text, "base-rubric.yaml"), RUBRIC
        elif kind == "yaml whole":
            yield f"page {path.stem}", text, SCENARIO


REPLACEMENTS = {"nothing": None, "a list": [], "a mapping": {}, "a word": "word", "a sentence": "Some words.", "a low number": "-77777777",
                "a list of words": ["word", "other"], "a list of mappings": [{"what": "word"}], "a mapping of words": {"what": "word"}, "true": "true",
                "a fraction": "1.5", "yes": "yes", "a number with a sign": "+5", "a time": "2 days", "capitals": "LOUD", "too long": "a" * 4001}


def paths_in(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield path + (key,)
            yield from paths_in(inner, path + (key,))
    elif isinstance(value, list):
        for i, inner in enumerate(value):
            yield path + (i,)
            yield from paths_in(inner, path + (i,))


def holder_of(tree, path):
    for step in path[:-1]:
        tree = tree[step]
    return tree


def mutations():
    """Of a file: each part taken out, renamed, or in another shape."""
    for name, validator in (("base.yaml", SCENARIO), ("base-rubric.yaml", RUBRIC)):
        text = base_with(MORE if validator is SCENARIO else "", name)
        tree = yaml.load(text, Words)
        for number, path in enumerate(paths_in(tree)):
            where = "/".join(map(str, path))
            for position, (what, value) in enumerate(REPLACEMENTS.items()):
                if not EVERYTHING and (number + position) % 4 != 0:
                    continue
                changed = copy.deepcopy(tree)
                holder_of(changed, path)[path[-1]] = value
                yield f"{name}: {where} is {what}", written(changed), validator
            changed = copy.deepcopy(tree)
            del holder_of(changed, path)[path[-1]]
            yield f"{name}: without {where}", written(changed), validator
            if isinstance(path[-1], str):
                changed = copy.deepcopy(tree)
                holder = holder_of(changed, path)
                holder[path[-1] + "x"] = holder.pop(path[-1])
                yield f"{name}: {where} is renamed", written(changed), validator


def written(tree):
    return yaml.dump(tree, Dumper=Plain, allow_unicode=True, sort_keys=False, width=10000)


# Everything that the base does not use.
MORE = """
version: 2
tags: [counter, cake]
author: A
license: MIT
rubric: recovery
practices: [E5]
currency: USD
pass: {overall: 60, each: 40}
start: wrong-name
variables:
  calls: {type: integer, min: 0, max: 5, start: 1, about: how often}
  told: {type: boolean, start: false}
  offer: {type: choice, values: [none, cake], start: none}
promises:
  ring: {what: A call, due: 1 day, authority: within, kept_when: told, kept: {trust: +5}, broken: {trust: -40}}
remedies:
  candle: {what: A candle, cost: 2, authority: approval}
adds:
  criteria:
    - {id: care, name: Care, question: Is it careful, weight: 1, anchors: {harmful: A, missing: B, partial: C, strong: D}, needs: {strong: 60}, keep: E, start: F, stop: G}
  words: [{name: sweet, words: [cake, bun]}]
  indicators:
    - {id: care.asks, polarity: earns, worth: partial, also: [empathy], sign: A, coaching: B, cues: ["{sweet} please"], examples: [Cake please.], not_examples: [No.]}
    - {id: care.mocks, polarity: harms, sure: true, voids: false, sign: A, coaching: B, cues: [ha ha ha], examples: [Ha ha ha.]}
turns:
  - id: wrong-name
    kind: talk
    stage: contact
    channel: phone
    calls_for: [listening, care]
    narration: He waits.
    customer:
      - {when: trust > 90, say: Hm., reveals: party-at-three}
      - {visit: 2, say: [Again., Once more.]}
      - say: Her name is Mia. This says Max.
    coaching: One question brings out the party.
    hint: Ask.
    clock: {seconds: 40, say: Well, effects: {patience: -1}, goto: stay}
    replies:
      - id: ask
        say: That is our mistake. By when does she need it?
        also: [When is the party]
        rating: {listening: {level: 2, because: You asked., assessor_differs: It is short.}, care: 1}
        effects: {trust: +10, calls: +1, told: true, offer: cake}
        promises: ring
        gives: [candle]
        reveals: party-at-three
        takes: 1 minute
        goto: letter
      - id: look
        do: Look at the order.
        when: anger < 90
        rating: {listening: 0, care: 0}
        slips: [T19]
        effects: {anger: +10}
        withdraws: ring
        goto:
          - {when: anger > 50, to: leaves}
          - {to: letter}
    typed:
      rules: [{when: rated(empathy) >= partial, effects: {trust: +1}, promises: ring, reveals: party-at-three, goto: letter}]
      fallback: {say: What, effects: {patience: -1}, goto: stay}
  - id: letter
    kind: message
    stage: follow-up
    calls_for: followup
    message: {to: Jonas, subject: The cake, task: Tell him.}
    coaching: C.
    replies:
      - {id: tell, write: It is done., rating: {followup: {level: 2, because: A.}}, goto: night}
  - id: night
    kind: passage
    passes: 1 day
    narration: The next day.
    goto: party-saved
endings:
  - {id: party-saved, tier: recovered, title: Mia's cake, narration: N., say: Good., account: A., word_of_mouth: W., loyalty: 65}
  - {id: leaves, tier: lost-quietly, title: Another, account: A., loyalty: 10}
"""


def errors_of(texts):
    """What `rapport lint` says of each text: the codes of its errors."""
    found = [set() for _ in texts]
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            pathlib.Path(folder, f"{i}.yaml").write_text(text, encoding="utf-8")
        run = subprocess.run([RAPPORT, "lint", "--format", "json", folder], capture_output=True, check=False)
        if run.returncode not in (0, 1):
            sys.exit(f"rapport lint ended with {run.returncode}: {run.stderr.decode()}")
        for each in json.loads(run.stdout):
            if each["severity"] == "error":
                found[int(pathlib.Path(each["file"]).stem)].add(each["code"])
    return found


# What a schema could say and does not, or says and the loader forgives: sentence and reason.
EXCEPTIONS = [
    (pattern, reason, [])
    for pattern, reason in (
        ("only the schema.*(^|[/ ])id is true:", "true is a truth to editors, and a fine id to the loader"),
        ("only the loader.*mistake format-of-tomorrow", "1.0 is the number 1"),
        ("only the loader.*reactions/[a-z]+ is renamed", "which criteria a scenario has depends on its rubric"),
        ("only the loader.*variables/[a-z]+/(start|min|max) is .*SC02[56]", "where a variable starts depends on its own range or values"),
        ("only the loader.*variables/offer/values.*SC026", "where a variable starts depends on its own values"),
    )
]


def excepted(sentence):
    for pattern, _, uses in EXCEPTIONS:
        if re.search(pattern, sentence):
            uses.append(sentence)
            return True
    return False


def check_broken_files():
    cases = list(written_examples()) + list(mutations())
    found = errors_of([text for _, text, _ in cases])
    for (name, text, validator), codes in zip(cases, found):
        breach = first_breach(text, validator)
        if breach == "no YAML" or codes & YAML_ONLY:
            continue
        shape = codes - set(CANNOT_KNOW)
        disagreement = None
        if breach and not codes:
            disagreement = f"only the schema refuses {name}: {first_breach(text, validator, told=True)}"
        elif shape and not breach:
            disagreement = f"only the loader refuses {name}: {', '.join(sorted(shape))}"
        if disagreement and not excepted(disagreement):
            fail(disagreement)
    for pattern, reason, uses in EXCEPTIONS:
        if not uses and EVERYTHING:
            fail(f"the exception {pattern} ({reason}) is not needed any more")
    return len(cases)


# ---- what editors show


def check_words(schema, name):
    """Every key has a description, and a default where the description names one."""

    def walk(value, path):
        if isinstance(value, list):
            for i, inner in enumerate(value):
                walk(inner, f"{path}/{i}")
        if not isinstance(value, dict):
            return
        for key, inner in value.items():
            conditional = re.search(r"/(if|then|else|not|contains|allOf|anyOf|oneOf)(/|$)", path)
            if key == "properties" and isinstance(inner, dict) and not conditional:
                for word, described in inner.items():
                    if isinstance(described, bool):
                        continue
                    text = described.get("description", "")
                    if len(text) < 8:
                        fail(f"{name}: {path}/{word} has no description")
                    default = re.search(r"Left out: ([a-z]+|[A-Z]{3}|\d+)\.", text)
                    if default and str(described.get("default")).lower() != default.group(1).lower():
                        fail(f"{name}: {path}/{word} has no default {default.group(1)}")
            if key == "definitions":
                for word, described in inner.items():
                    if described.get("type") == "object" and not (described.get("title") and described.get("description")):
                        fail(f"{name}: definition {word} has no title or no description")
            walk(inner, f"{path}/{key}")

    walk(schema, "")


check_valid_files()
tried = check_broken_files()
check_words(SCENARIO_SCHEMA, "scenario.schema.json")
check_words(RUBRIC_SCHEMA, "rubric.schema.json")
for problem in problems:
    print(problem)
print(f"{tried} broken files tried, {len(problems)} problems")
sys.exit(1 if problems or tried < 1000 else 0)
