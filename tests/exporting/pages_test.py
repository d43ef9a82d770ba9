#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Pages as others see them: pages_test.py WHAT WRITE_PAGES SOURCE, WHAT being `browser` (headless Chromium: no script
runs, nothing is said on the console, nothing is fetched; on paper every word is there, within the edges) or `validator`
(npm's html-validate). Each must also find something wrong with a page that is. Exit code 77: what it needs is not there."""
import html
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
BAD_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Bad</title></head><body><p><div></p>
<img src="http://127.0.0.1:9/x.png"><script>document.documentElement.dataset.ran=1; undefined.x</script></body></html>"""

SHORT_PAGE = """<!DOCTYPE html><html lang="en"><head><title>Short</title><style>@media print { p { display: none } }</style></head>
<body><p>vanished</p></body></html>"""


def look(browser, folder, page, *options):
    return subprocess.run(
        [browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync",
         "--disable-component-update", "--no-first-run", "--disable-extensions", "--metrics-recording-only",
         "--enable-logging=stderr", "--log-level=0", f"--user-data-dir={folder / 'browser'}", *options, page.as_uri()],
        capture_output=True, timeout=120, check=False)


def dump(browser, folder, page):
    """What the page became, and what was said on the console."""
    run = look(browser, folder, page, "--virtual-time-budget=3000", "--dump-dom")
    said = [line for line in run.stderr.decode("utf-8", "replace").splitlines() if ":CONSOLE" in line]
    return run.stdout.decode("utf-8", "replace"), said


def marks_of_scripts(dom):
    """Signs that words have become markup that runs."""
    tags = re.findall(r"<[^<>]*>", re.sub(r'"[^"]*"', '""', dom))
    return [tag for tag in tags if re.search(r"^<script|data-ran|\son\w+=|^<(img|iframe|object|embed|link)\b", tag, re.I)]


def problems_on_paper(browser, folder, page, dom):
    """What is missing in the PDF that Chromium prints, or lies outside its sheets."""
    pdf, boxes = folder / f"{page.stem}.pdf", folder / "boxes.html"
    look(browser, folder, page, "--no-pdf-header-footer", f"--print-to-pdf={pdf}")
    if subprocess.run(["pdftotext", "-bbox", str(pdf), str(boxes)], check=False).returncode != 0:
        return [f"{page.name} could not be printed"]
    problems, printed, width = [], "", 0.0
    for line in boxes.read_text(encoding="utf-8", errors="replace").splitlines():
        if sheet := re.search(r'<page width="([\d.]+)"', line):
            width = float(sheet[1])
        if word := re.search(r'<word xMin="([-\d.]+)".* xMax="([-\d.]+)".*>(.*)</word>', line):
            printed += html.unescape(word[3])
            if float(word[1]) < 0 or float(word[2]) > width + 1:
                problems.append(f"{page.name}: '{word[3]}' lies beyond the edge of the sheet")
    body = re.sub(r"<(style|title)\b.*?</\1>", " ", dom, flags=re.S)
    for word in set(html.unescape(re.sub(r"<[^<>]*>", " ", body)).split()):
        if word not in printed:
            problems.append(f"{page.name}: '{word}' is not on paper")
    return problems


def check_in_browser(folder, pages):
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None or shutil.which("pdftotext") is None:
        print("Chromium or pdftotext is not here (Debian's packages chromium, poppler-utils): the pages were not looked at "
              "in a browser.")
        return SKIPPED
    bad = folder / "bad.html"
    bad.write_text(BAD_PAGE)
    dom, said = dump(browser, folder, bad)
    if "</html>" not in dom:
        print("Chromium does not run here: the pages were not looked at in a browser.")
        return SKIPPED
    problems = []
    if "data-ran" not in dom or not marks_of_scripts(dom) or not said:
        problems.append(f"A page that runs a script and breaks looked fine: {said}")
    short = folder / "short.html"
    short.write_text(SHORT_PAGE)
    if not problems_on_paper(browser, folder, short, dump(browser, folder, short)[0]):
        problems.append("A page that loses a word on paper looked fine.")
    for page in pages:
        dom, said = dump(browser, folder, page)
        if "</html>" not in dom or "<footer>" not in dom:
            problems.append(f"{page.name} was not shown to its end")
        problems += [f"{page.name}: {line}" for line in said]
        problems += [f"{page.name} holds {tag}" for tag in marks_of_scripts(dom)]
        if "hostile" not in page.name:
            problems += problems_on_paper(browser, folder, page, dom)
    return tell(problems, f"{len(pages)} pages: no script, nothing on the console, and all of it on paper.")


def check_with_validator(folder, pages, source):
    program = source / "build/checkers/node_modules/html-validate/bin/html-validate.js"
    if shutil.which("node") is None or not program.exists():
        print("html-validate was not fetched (./dev setup does, where npm is there): the pages were not validated.")
        return SKIPPED
    settings = source / "tests/exporting/htmlvalidate.json"

    def validate(*files):
        return subprocess.run(["node", str(program), "--config", str(settings), *map(str, files)],
                              capture_output=True, text=True, timeout=300, check=False)

    bad = folder / "bad.html"
    bad.write_text(BAD_PAGE)
    problems = []
    if validate(bad).returncode == 0:
        problems.append("The validator finds nothing wrong with a page that is.")
    checked = validate(*pages)
    if checked.returncode != 0:
        problems.append(checked.stdout[-6000:] + checked.stderr[-2000:])
    return tell(problems, f"{len(pages)} pages are valid.")


def tell(problems, well):
    print("\n".join(problems) if problems else well)
    return 1 if problems else 0


def main():
    what, write_pages, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = pathlib.Path(name)
        subprocess.run([write_pages, name], check=True)
        pages = sorted(folder.glob("*.html"))
        if len(pages) < 7:
            print("Pages are missing.")
            return 1
        return check_in_browser(folder, pages) if what == "browser" else check_with_validator(folder, pages, source)


sys.exit(main())
