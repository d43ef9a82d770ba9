#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `rapport watch` says while somebody edits. usage: watch_test.py RAPPORT SOURCE

Nothing here sleeps: each step waits for the line that it must bring.
"""
import os
import pathlib
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PATIENCE = 60  # seconds: far more than it takes


class Watch:
    """The command with a pipe behind it."""

    def __init__(self, rapport, *paths):
        self.program = subprocess.Popen([rapport, "watch", *map(str, paths)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.text = b""

    def until(self, words):
        """What was said up to and with the line that has these words."""
        end = time.monotonic() + PATIENCE
        while True:
            at = self.text.find(words.encode())
            line_end = self.text.find(b"\n", at)
            if at >= 0 and line_end >= 0:
                said, self.text = self.text[: line_end + 1], self.text[line_end + 1 :]
                return said.decode()
            if not select.select([self.program.stdout], [], [], max(0, end - time.monotonic()))[0]:
                raise AssertionError(f"never said {words!r}, but: {self.text.decode()}")
            more = os.read(self.program.stdout.fileno(), 65536)
            if not more:
                raise AssertionError(f"ended without {words!r}: {self.text.decode()}")
            self.text += more

    def end(self, how):
        self.program.send_signal(how)
        return self.program.wait(PATIENCE)


def edit(file, before, after):
    text = file.read_text()
    assert before in text, before
    file.write_text(text.replace(before, after))


def main(rapport, source):
    template = pathlib.Path(source) / "scenarios/templates/first-scenario.yaml"
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        jacket = shutil.copy(template, folder / "jacket.yaml")
        watch = Watch(rapport, jacket)
        watch.until("jacket.yaml: nothing to mend (")

        edit(jacket, "to: stays-for-now", "to: stays-for-nwo")
        assert "1 error, 1 new (" in watch.until("jacket.yaml: "), "an error is counted"
        assert '"stays-for-nwo"' in watch.until("new    "), "and shown"
        watch.until('Did you mean "stays-for-now"?')

        edit(jacket, "to: stays-for-nwo", "to: stays-for-now")
        watch.until("nothing to mend, 1 mended (")
        watch.until("mended  ")

        # What only a proof finds, in a file that an editor moves into its place.
        beside = folder / "jacket.yaml~"
        beside.write_text(jacket.read_text().replace("and trust >= 60, to: five-shirts", "and trust >= 99, to: five-shirts"))
        os.replace(beside, jacket)
        watch.until("warning")
        said = watch.until("five-shirts")
        assert "mended" not in said, said

        # A comment moves every line: all findings are still there, and none is new.
        jacket.write_text("# a note\n" + jacket.read_text())
        assert "as before (" in watch.until("jacket.yaml: ")
        watch.until("still ")

        # The translations beside it are looked at with it, and when they are saved.
        translation = folder / "jacket.es.po"
        translation.write_text('msgid ""\nmsgstr "Language: de\\n"\n')
        watch.until("jacket.yaml: ")
        said = watch.until("jacket.es.po:2:")
        assert "SC171" in said, said
        translation.unlink()
        watch.until("mended (")

        # Files of others in that folder, and saves that change nothing, are not worth a line; the next line is of the file going.
        shutil.copy(template, folder / "other.yaml")
        jacket.touch()
        jacket.unlink()
        assert "other.yaml" not in watch.until("jacket.yaml: is gone")
        shutil.copy(template, jacket)
        watch.until("nothing to mend, ")
        assert watch.end(signal.SIGINT) == 0, "Ctrl-C is a clean end"

        # A folder, with what is made in it later.
        watch = Watch(rapport, folder)
        watch.until("other.yaml: nothing to mend (")
        (folder / "more").mkdir()
        (folder / "more" / "third.yaml").write_text("format: 1\n")
        watch.until("third.yaml: ")
        assert watch.end(signal.SIGTERM) == 0

        # Nobody reads any more: it ends at the next save.
        watch = Watch(rapport, jacket)
        watch.until("nothing to mend (")
        watch.program.stdout.close()
        jacket.write_text("# a note\n" + jacket.read_text())
        assert watch.program.wait(PATIENCE) is not None
    none = subprocess.run([rapport, "watch", "/none/at-all.yaml"], capture_output=True, text=True)
    assert none.returncode == 2 and "There is no file /none/at-all.yaml." in none.stderr, none
    print("watched")


if __name__ == "__main__":
    main(*sys.argv[1:])
