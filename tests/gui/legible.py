#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whether the name of the program can be read at the top left of a picture of the lobby.

Usage: legible.py PICTURE.png (8 bits of red, green and blue). Ends with 1 if there is too little ink, or too much.
"""
import struct
import sys
import zlib

WIDE, HIGH = 300, 80  # where the name stands, at text of usual size


def rows(png):
    """Each row of pixels as bytes, three to a pixel."""
    width, data, at = 0, b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at:at + 8])
        if kind == b"IHDR":
            width, _, depth, colours = struct.unpack(">IIBB", png[at + 8:at + 18])
            assert (depth, colours) == (8, 2), "not RGB of 8 bits"
        if kind == b"IDAT":
            data += png[at + 8:at + 8 + length]
        at += length + 12
    data, stride, before = zlib.decompress(data), 3 * width, bytes(3 * width)
    for start in range(0, len(data), stride + 1):
        kind, row = data[start], bytearray(data[start + 1:start + 1 + stride])
        for i in range(stride):
            left, up, corner = row[i - 3] if i > 2 else 0, before[i], before[i - 3] if i > 2 else 0
            near = min((left, up, corner), key=lambda one: abs(left + up - corner - one))
            row[i] = (row[i] + (0, left, up, (left + up) // 2, near)[kind]) & 255
        before = bytes(row)
        yield before


with open(sys.argv[1], "rb") as file:
    top = [row[:3 * WIDE] for row, _ in zip(rows(file.read()), range(HIGH))]
ink = sum(min(row[i:i + 3]) > 160 for row in top for i in range(0, len(row), 3))
print(f"{ink} pixels of ink")
sys.exit(0 if 650 < ink < 3000 else 1)
