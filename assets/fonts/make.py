#!/usr/bin/env python3
"""Makes BeianSansSC.otf (and, on request, chars.txt) from Noto Sans CJK.

    pip install fonttools==4.68.0
    python3 make.py NotoSansCJK-Regular.ttc
    python3 make.py NotoSansCJK-Regular.ttc --unihan Unihan_OtherMappings.txt

Without --unihan the characters are those of chars.txt, so that the font can be made again from what is
here. With it, chars.txt is written anew: GB2312, the State Council's table of 2013 (the field kTGH), the signs
below. The same input gives the same bytes.
"""

import argparse
import pathlib
import sys
import tempfile

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
CHARS = HERE / "chars.txt"
FONT = HERE / "BeianSansSC.otf"
FACE_SC = 2  # simplified Chinese within the collection
FAMILY, STYLE, POSTSCRIPT = "Beian Sans SC", "Regular", "BeianSansSC-Regular"
PER_LINE = 64

SIGNS = [
    (0x20, 0x7E),  # Latin letters, digits
    (0xA0, 0xAC),
    (0xAE, 0x17F),  # accented letters of passports; the soft hyphen prints nothing
    (0x1CD, 0x1DC),  # pinyin with the third tone
    (0x2010, 0x2027),
    (0x2030, 0x203B),
    (0x20AC, 0x20AC),
    (0x2103, 0x2103),
    (0x2116, 0x2122),
    (0x2160, 0x217B),  # Roman numerals
    (0x2190, 0x2193),
    (0x2200, 0x2265),
    (0x2460, 0x249B),  # numbers in circles and brackets
    (0x2500, 0x2503),
    (0x25A0, 0x25EF),  # squares, circles
    (0x2605, 0x2606),
    (0x2713, 0x2713),
    (0x3000, 0x301F),  # Chinese punctuation, and the zero of names and years
    (0x30FB, 0x30FB),
    (0x3220, 0x3229),
    (0xFE10, 0xFE19),
    (0xFF01, 0xFF5E),  # full-width letters and punctuation
    (0xFFE0, 0xFFE5),
]


def gb2312():
    """The Chinese characters of GB2312, rows 16 to 87."""
    found = set()
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                found.add(bytes([high, low]).decode("gb2312"))
            except UnicodeDecodeError:
                pass  # five places of the first level are empty
    return found


def general_standard(unihan):
    """The 8,105 characters of the table of 2013 (通用规范汉字表)."""
    found = set()
    for line in unihan.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) > 2 and parts[1] == "kTGH":
            found.add(chr(int(parts[0].removeprefix("U+"), 16)))
    if len(found) != 8105:
        sys.exit(f"{unihan.name}: {len(found)} characters have kTGH, not 8105")
    return found


def write_chars(source, unihan):
    """Writes chars.txt: signs, then ideographs, each in order of code point."""
    cmap = TTFont(source, fontNumber=FACE_SC, lazy=True).getBestCmap()
    signs = [c for first, last in SIGNS for c in range(first, last + 1) if c in cmap]
    chars = [ord(c) for c in gb2312() | general_standard(unihan)]
    lost = [f"U+{c:04X}" for c in chars if c not in cmap]
    if lost:
        sys.exit(f"the source lacks {' '.join(lost)}")
    lines = []
    for block in (sorted(set(signs)), sorted(chars)):
        text = "".join(map(chr, block))
        lines += [text[i : i + PER_LINE] for i in range(0, len(text), PER_LINE)]
    CHARS.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")


def rename(font):
    """Gives the changed font its own name, in the name table and in the CFF table."""
    names = {1: FAMILY, 3: f"2.004;{POSTSCRIPT}", 4: f"{FAMILY} {STYLE}", 6: POSTSCRIPT}
    table = font["name"]
    table.names = [n for n in table.names if n.langID in (0, 0x409)]
    for number, value in names.items():
        table.removeNames(nameID=number)
        table.setName(value, number, 3, 1, 0x409)
    cff = font["CFF "].cff
    cff.fontNames = [POSTSCRIPT]
    top = cff.topDictIndex[0]
    top.FullName, top.FamilyName = f"{FAMILY} {STYLE}", FAMILY
    for part in top.FDArray:
        part.FontName = f"{POSTSCRIPT}-{part.FontName.rsplit('-', 1)[-1]}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("source", type=pathlib.Path, help="NotoSansCJK-Regular.ttc 2.004")
    parser.add_argument("--unihan", type=pathlib.Path, help="Unihan file with kTGH: writes chars.txt anew")
    args = parser.parse_args()
    if args.unihan:
        write_chars(args.source, args.unihan)
    with tempfile.TemporaryDirectory() as folder:
        cut = pathlib.Path(folder) / "cut.otf"
        subset.main([
            str(args.source), f"--font-number={FACE_SC}", f"--text-file={CHARS}", f"--output-file={cut}",
            "--layout-features=", "--no-hinting", "--notdef-outline", "--name-IDs=0,1,2,3,4,5,6,13,14",
            "--drop-tables+=vhea,vmtx,VORG,BASE,GPOS,GSUB,DSIG",
        ])
        font = TTFont(cut, recalcTimestamp=False)
        rename(font)
        font.save(FONT)
    print(f"{FONT.name}: {FONT.stat().st_size} bytes, {len(font.getBestCmap())} characters")


main()
