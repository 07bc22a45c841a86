#!/usr/bin/env python3
"""Makes the committed fonts from the families' own static TTFs.

Usage: prepare.py SOURCE.ttf TARGET.otf TOLERANCE UNITS WEAKEST
Needs fontTools and fit.py's numpy. Keeps the repertoire that documents are set in, drops hinting and layout tables,
and keeps pair kerning as a plain `kern` table, which is all that the typesetter reads. Outlines are fitted anew with
as few cubic curves as stay within the tolerance, in thousandths of an em, on a grid of so many units, and kept as CFF
without subroutines: every certificate carries its letters, and EB Garamond has twice the points of other faces. Pairs
weaker than the weakest, in thousandths of an em, go.
Committed: EBGaramond-Regular with 4, 400 and 12, Inter-Regular and Inter-SemiBold with 1, 1000 and 5
(npm @expo-google-fonts/eb-garamond 0.4.3 and @expo-google-fonts/inter 0.4.2). The result is committed: nobody
needs to run this to build, and running it again for a released template version is a new template version.
"""
import sys
from fontTools import subset
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0

from fit import fitted

REPERTOIRE = (
    list(range(0x20, 0x7F)) + list(range(0xA0, 0x250)) + list(range(0x1E00, 0x1F00))
    + [0x292, 0x2B9, 0x2BB, 0x2BC, 0x2C6, 0x2C7, 0x2D8, 0x2D9, 0x2DA, 0x2DB, 0x2DC, 0x2DD]
    + list(range(0x370, 0x400)) + list(range(0x400, 0x460))
    + list(range(0x2010, 0x2016)) + list(range(0x2018, 0x201F)) + [0x2020, 0x2021, 0x2022, 0x2026, 0x2030]
    + [0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x20AC, 0x2116, 0x2122, 0x2190, 0x2191, 0x2192, 0x2193]
    + [0x2212, 0x2248, 0x2260, 0x2264, 0x2265, 0x2605, 0x2713, 0x25CF, 0x25A1, 0xFB00, 0xFB01, 0xFB02, 0xFB03, 0xFB04, 0xFFFD]
)
# Pairs are kept for the letters that Norwegian and Sámi names are written with.
KERNED = list(range(0x21, 0x7F)) + list(range(0xC0, 0x180)) + [0x2019, 0x201C, 0x201D, 0x2013, 0xAB, 0xBB, 0x2026]


def pairs(font, wanted, weakest):
    gpos = font["GPOS"].table
    lookups = []
    for record in gpos.FeatureList.FeatureRecord:
        if record.FeatureTag == "kern":
            for index in record.Feature.LookupListIndex:
                if index not in lookups:
                    lookups.append(index)
    found = {}
    for index in sorted(lookups):
        for table in gpos.LookupList.Lookup[index].SubTable:
            if table.LookupType == 9:
                table = table.ExtSubTable
            if table.LookupType != 2:
                continue
            covered = set(table.Coverage.glyphs)
            for left in wanted:
                if left not in covered:
                    continue
                if table.Format == 1:
                    for record in table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord:
                        if record.SecondGlyph in wanted:
                            value = record.Value1.XAdvance if record.Value1 and hasattr(record.Value1, "XAdvance") else 0
                            found.setdefault((left, record.SecondGlyph), value)
                else:
                    row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
                    for right in wanted:
                        value = row[table.ClassDef2.classDefs.get(right, 0)].Value1
                        found.setdefault((left, right), getattr(value, "XAdvance", 0) if value else 0)
    return {pair: value for pair, value in found.items() if abs(value) >= weakest}


def outlines(font, tolerance, units):
    """A charstring for each glyph, with its width."""
    drawn, scale = font.getGlyphSet(), units / font["head"].unitsPerEm
    strings, pieces = {}, 0
    for name in font.getGlyphOrder():
        record = DecomposingRecordingPen(drawn)
        drawn[name].draw(record)
        pen = T2CharStringPen(round(font["hmtx"][name][0] * scale) - units // 2, None)
        at = lambda point: (round(point[0] * scale), round(point[1] * scale))
        for contour in fitted(record.value, tolerance / scale * units / 1000):
            pen.moveTo(at(contour[0][0]))
            for points in contour:
                pieces += 1
                if len(points) == 2:
                    pen.lineTo(at(points[1]))
                else:
                    pen.curveTo(*map(at, points[1:]))
            pen.closePath()
        strings[name] = pen.getCharString()
    print("pieces:", pieces)
    return strings


def main(source, target, tolerance, units, weakest):
    units = int(units)
    font = TTFont(source)
    names = font.getBestCmap()
    wanted = {names[c] for c in KERNED if c in names}
    kerning = pairs(font, wanted, float(weakest) * font["head"].unitsPerEm / 1000)
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.notdef_outline = True
    options.drop_tables += ["GPOS", "GSUB", "GDEF", "STAT", "gasp", "DSIG", "MVAR", "avar", "HVAR"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.glyph_names = False
    maker = subset.Subsetter(options)
    maker.populate(unicodes=REPERTOIRE)
    maker.subset(font)
    kept = set(font.getGlyphOrder())
    kerning = {pair: v for pair, v in kerning.items() if pair[0] in kept and pair[1] in kept}
    # A format 0 subtable holds at most 10,920 pairs: the weakest pairs go first.
    strongest = sorted(kerning.items(), key=lambda item: (-abs(item[1]), item[0]))[:10900]
    strings = outlines(font, float(tolerance), units)
    table = newTable("kern")
    table.version = 0
    sub = KernTable_format_0()
    sub.version, sub.coverage, sub.apple = 0, 1, False
    sub.kernTable = dict(strongest)
    table.kernTables = [sub]
    font["kern"] = table
    scale_upem(font, units)
    for gone in ("glyf", "loca", "cvt ", "fpgm", "prep"):
        if gone in font:
            del font[gone]
    font.sfntVersion = "OTTO"
    maxp = newTable("maxp")
    maxp.tableVersion, maxp.numGlyphs = 0x00005000, len(strings)
    font["maxp"] = maxp
    name = font["name"].getDebugName(6)
    matrix = [1 / units, 0, 0, 1 / units, 0, 0]
    FontBuilder(font=font).setupCFF(name, {"FontMatrix": matrix}, strings, {"nominalWidthX": units // 2})
    font["head"].modified = font["head"].created
    font.recalcTimestamp = False
    font.save(target)
    print(target, len(kept), "glyphs", len(strongest), "pairs of", len(kerning))


main(*sys.argv[1:])
