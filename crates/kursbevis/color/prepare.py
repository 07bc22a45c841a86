"""Makes the sRGB profile that documents carry (ICC.1:2004-10, version 4.2): python3 prepare.py > sRGB-v4.icc.

The transfer curve is the exact one of IEC 61966-2-1, once for all three channels, and the primaries are those of the
standard, adapted to D50 by Bradford's matrix. Beside what the format requires nothing is in it, since every document carries it."""
import struct
import sys


def fixed(*values):
    return b"".join(struct.pack(">i", round(value * 65536)) for value in values)


def xyz(*values):
    return b"XYZ \0\0\0\0" + fixed(*values)


def text(words):
    units = words.encode("utf-16-be")
    return b"mluc\0\0\0\0" + struct.pack(">II", 1, 12) + b"enUS" + struct.pack(">II", len(units), 28) + units


WHITE = (0.9642, 1.0, 0.8249)
CURVE = b"para\0\0\0\0" + struct.pack(">HH", 3, 0) + fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
ADAPTED = fixed(1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
TAGS = [
    (b"desc", text("sRGB")), (b"cprt", text("CC0")), (b"wtpt", xyz(*WHITE)), (b"chad", b"sf32\0\0\0\0" + ADAPTED),
    (b"rXYZ", xyz(0.43607, 0.22249, 0.01392)), (b"gXYZ", xyz(0.38515, 0.71687, 0.09708)),
    (b"bXYZ", xyz(0.14307, 0.06061, 0.71410)), (b"rTRC", CURVE), (b"gTRC", CURVE), (b"bTRC", CURVE),
]
first = 128 + 4 + 12 * len(TAGS)
table, data, places = struct.pack(">I", len(TAGS)), b"", {}
for tag, value in TAGS:
    if value not in places:
        data += bytes(-len(data) % 4)
        places[value] = first + len(data)
        data += value
    table += tag + struct.pack(">II", places[value], len(value))
data += bytes(-len(data) % 4)
head = struct.pack(">I4sI4s4s4s", first + len(data), b"", 0x04200000, b"mntr", b"RGB ", b"XYZ ")
head += struct.pack(">6H", 2024, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + fixed(*WHITE) + bytes(48)
sys.stdout.buffer.write(head + table + data)
