#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether a file is a SARIF 2.1.0 log as Rapport means it. Usage: sarif_check.py LOG [SCHEMA]

The rules are those of the standard that matter to whoever reads our logs; each breach is one line. With the standard's own schema
as SCHEMA, and Debian's python3-jsonschema, that is held against it too.
"""
import json
import re
import sys

problems = []


def expect(holds, sentence):
    if not holds:
        problems.append(sentence)


def check_message(message, what):
    expect(isinstance(message.get("text"), str) and message["text"].strip(), f"{what} has a message with words")


def check_rule(rule):
    what = f"rule {rule.get('id')}"
    expect(re.fullmatch(r"SC\d{3}", rule["id"]), f"{what} has a stable code")
    expect(re.fullmatch(r"[A-Za-z0-9]+", rule["name"]), f"{what} has a name in one word")
    for key in ("shortDescription", "fullDescription", "help"):
        check_message(rule[key], f"{key} of {what}")
    expect(rule["shortDescription"]["text"].endswith("."), f"{what} is described in a sentence")
    expect(rule["help"]["markdown"].startswith(f"# {rule['id']}"), f"{what} has its page as help")
    expect(rule["defaultConfiguration"]["level"] in ("error", "warning"), f"{what} has a level")


def check_result(result, rules):
    what = f"result {result.get('ruleId')}"
    index = result["ruleIndex"]
    expect(0 <= index < len(rules) and rules[index]["id"] == result["ruleId"], f"{what} points at its rule")
    expect(result["level"] == rules[index]["defaultConfiguration"]["level"], f"{what} has the level of its rule")
    check_message(result["message"], what)
    (location,) = result["locations"]
    place = location["physicalLocation"]
    uri = place["artifactLocation"]["uri"]
    expect(re.fullmatch(r"(file://)?[A-Za-z0-9._~/-]*(%[0-9A-F]{2}[A-Za-z0-9._~/-]*)*", uri), f"{what}: {uri} is an address")
    expect(uri.startswith("file:///") or not uri.startswith(("/", "..")), f"{what}: {uri} is relative or whole")
    if "region" in place:
        region = place["region"]
        expect(region["startLine"] >= 1 and region["startColumn"] >= 1, f"{what} is counted from 1")
        expect(region["endLine"] == region["startLine"] and region["endColumn"] > region["startColumn"], f"{what} ends behind its beginning")
    for suppression in result.get("suppressions", []):
        expect(suppression["kind"] == "inSource" and suppression["justification"].strip(), f"{what} is allowed with a reason")


def check(log):
    expect(log["version"] == "2.1.0" and log["$schema"].endswith("sarif-schema-2.1.0.json"), "the log says which version it is")
    (run,) = log["runs"]
    expect(run["columnKind"] == "unicodeCodePoints", "columns are characters")
    driver = run["tool"]["driver"]
    expect(driver["name"] == "Rapport" and driver["version"], "the log says which tool made it")
    rules = driver["rules"]
    expect(len({rule["id"] for rule in rules}) == len(rules), "no rule is there twice")
    for rule in rules:
        check_rule(rule)
    for result in run["results"]:
        check_result(result, rules)
    (invocation,) = run["invocations"]
    failed = invocation["toolExecutionNotifications"]
    expect(invocation["executionSuccessful"] == (not failed), "a run with a file that could not be read is none that succeeded")
    for notification in failed:
        check_message(notification["message"], "a notification")


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        log = json.load(file)
    if len(sys.argv) > 2:
        import jsonschema

        with open(sys.argv[2], encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.validators.validator_for(schema)(schema).validate(log)
    try:
        check(log)
    except (KeyError, ValueError, IndexError, TypeError) as problem:
        problems.append(f"something is missing: {problem!r}")
    for problem in problems:
        print(f"not so: {problem}")
    sys.exit(1 if problems else 0)


main()
