#!/usr/bin/env python3
"""Makes the faces that letters borrow from for other scripts, from Noto's static TTFs.

Usage: prepare.py FOLDER-OF-NOTO-TTFS TARGET-FOLDER
Needs fontTools. Committed: from Debian's fonts-noto-core 20201225-1. Each keeps the letters of its own script and the
layout tables that shape them (GDEF, GSUB, GPOS); outlines are kept as CFF without subroutines, as fonts/prepare.py keeps
them. The result is committed: nobody needs to run this to build. Certificates use none of them.
"""
import sys
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont

def span(*pairs):
    return [c for a, b in pairs for c in range(a, b + 1)]

SYMBOLS = span((0x2100, 0x214F), (0x2190, 0x21FF), (0x2200, 0x22FF), (0x2300, 0x23FF), (0x2460, 0x24FF), (0x2500, 0x25FF),
               (0x2600, 0x26FF), (0x2700, 0x27BF), (0x27C0, 0x27FF), (0x2B00, 0x2B59), (0x1F100, 0x1F1FF))
SCRIPTS = {
    "Arabic": span((0x600, 0x6FF), (0x750, 0x77F)),
    "Hebrew": span((0x590, 0x5FF)),
    "Armenian": span((0x530, 0x58F)),
    "Georgian": span((0x10A0, 0x10FF)),
    "Ethiopic": span((0x1200, 0x137F)),
    "Devanagari": span((0x900, 0x97F)),
    "Bengali": span((0x980, 0x9FF)),
    "Gurmukhi": span((0xA00, 0xA7F)),
    "Gujarati": span((0xA80, 0xAFF)),
    "Tamil": span((0xB80, 0xBFF)),
    "Telugu": span((0xC00, 0xC7F)),
    "Kannada": span((0xC80, 0xCFF)),
    "Malayalam": span((0xD00, 0xD7F)),
    "Sinhala": span((0xD80, 0xDFF)),
    "Thai": span((0xE00, 0xE7F)),
    "Lao": span((0xE80, 0xEFF)),
    "Myanmar": span((0x1000, 0x109F)),
    "Khmer": span((0x1780, 0x17FF)),
}

def make(source, target, wanted):
    options = subset.Options(hinting=False, name_IDs=[1, 2, 6, 13, 14], notdef_outline=True,
                             drop_tables=["DSIG", "gasp", "STAT", "MATH", "HVAR", "avar", "fvar", "gvar"])
    font = subset.load_font(source, options)
    extra = [0x200C, 0x200D, 0x25CC] if wanted is not SYMBOLS else []
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted + extra)
    subsetter.subset(font)
    drawn, order, units = font.getGlyphSet(), font.getGlyphOrder(), font["head"].unitsPerEm
    strings = {}
    for name in order:
        pen = T2CharStringPen(font["hmtx"][name][0], drawn)
        drawn[name].draw(pen)
        strings[name] = pen.getCharString()
    built = FontBuilder(units, isTTF=False)
    built.setupGlyphOrder(order)
    built.setupCharacterMap({c: n for c, n in font.getBestCmap().items() if c < 0x10000})
    stem = target.rsplit("/")[-1].split(".")[0]
    built.setupCFF(stem, {}, strings, {})
    built.setupHorizontalMetrics({n: font["hmtx"][n] for n in order})
    built.setupHorizontalHeader(ascent=font["hhea"].ascent, descent=font["hhea"].descent)
    built.setupOS2(sCapHeight=getattr(font["OS/2"], "sCapHeight", 700))
    built.setupNameTable({"familyName": stem, "styleName": "Regular"})
    built.setupPost(keepGlyphNames=False)
    for table in ("GDEF", "GSUB", "GPOS"):
        if table in font:
            built.font[table] = font[table]
    built.font["head"].xMin, built.font["head"].yMin = font["head"].xMin, font["head"].yMin
    built.font["head"].xMax, built.font["head"].yMax = font["head"].xMax, font["head"].yMax
    built.font.recalcTimestamp = False
    built.font["head"].created = built.font["head"].modified = 0
    built.save(target)

if __name__ == "__main__":
    folder, out = sys.argv[1], sys.argv[2]
    for script, wanted in SCRIPTS.items():
        make(f"{folder}/NotoSans{script}-Regular.ttf", f"{out}/NotoSans{script}.otf", wanted)
    make(f"{folder}/NotoSansSymbols2-Regular.ttf", f"{out}/NotoSansSymbols2.otf", SYMBOLS)
    make(f"{folder}/NotoSansMath-Regular.ttf", f"{out}/NotoSansMath.otf", span((0x2200, 0x22FF), (0x2190, 0x21FF), (0x27C0, 0x27FF), (0x2A00, 0x2A7F)))
    make(f"{folder}/NotoSansSymbols-Regular.ttf", f"{out}/NotoSansSymbols.otf", SYMBOLS)
