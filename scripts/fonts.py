"""Make the TrueType fonts that the PDF writer embeds from the web slices of BIZ UDPGothic.

The npm package cuts the typeface into some 120 slices; its "japanese" file is not whole (no ①, ㈱, 髙, 﨑).
So all slices of one weight are merged. Run after `npm ci`; does nothing when the fonts are up to date.
"""

from __future__ import annotations

import io
import logging
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger, Options
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "node_modules" / "@fontsource" / "biz-udpgothic"
TARGET = ROOT / "renewal_backend" / "web" / "static" / "build" / "fonts"
FAMILY = "BIZ UDPGothic"
WEIGHTS = {"400": "Regular", "700": "Bold"}
PROBE = "あんアン亜腕々0９Az『』「」①②③④⑤￥〒㈱髙﨑～―※→・"
# Only what a PDF needs: layout features and hinting would have to be reconciled between the slices.
LEFT_OUT = ["GSUB", "GDEF", "GPOS", "vhea", "vmtx", "fpgm", "prep", "cvt ", "gasp", "VORG"]


def slices(weight: str) -> list[Path]:
    """The slices of one weight, the Japanese ones first, so that their widths win for shared characters."""
    files = sorted((SOURCE / "files").glob(f"biz-udpgothic-*-{weight}-normal.woff2"))
    return sorted(files, key=lambda path: "latin" in path.name)


def without_hinting(path: Path, folder: Path, taken: set[int]) -> Path | None:
    """A TrueType copy of a slice that keeps only characters not yet `taken`; None when nothing is new."""
    font = TTFont(path)
    new = set(font.getBestCmap()) - taken
    if not new:
        return None
    options = subset.Options(hinting=False, layout_features=[], drop_tables=LEFT_OUT, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=new)
    subsetter.subset(font)
    font.flavor = None
    taken |= new
    copy = folder / (path.stem + ".ttf")
    font.save(copy)
    return copy


def merged(weight: str) -> TTFont:
    """One font with every character of the weight's slices."""
    taken: set[int] = set()
    with tempfile.TemporaryDirectory() as name:
        parts = [without_hinting(path, Path(name), taken) for path in slices(weight)]
        merger = Merger(Options(drop_tables=LEFT_OUT))
        font = merger.merge([str(part) for part in parts if part])
        buffer = io.BytesIO()
        font.save(buffer)
    return TTFont(io.BytesIO(buffer.getvalue()))


def named(font: TTFont, style: str) -> TTFont:
    """The same font under one clear name: the slices carry their own."""
    names = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"BIZUDPGothic-{style}"}
    for name_id, text in names.items():
        font["name"].setName(text, name_id, 3, 1, 0x409)
    return font


def make(weight: str, style: str) -> Path:
    """Write BIZUDPGothic-<style>.ttf unless it is newer than this script and the package; return its path."""
    target = TARGET / f"BIZUDPGothic-{style}.ttf"
    newest = max(Path(__file__).stat().st_mtime, (SOURCE / "package.json").stat().st_mtime)
    if target.exists() and target.stat().st_mtime > newest:
        return target
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    font = named(merged(weight), style)
    missing = [character for character in PROBE if ord(character) not in font.getBestCmap()]
    if missing:
        raise SystemExit(f"{target.name}: the font package lacks {''.join(missing)}")
    TARGET.mkdir(parents=True, exist_ok=True)
    font.save(target)
    return target


def main() -> None:
    """Make both weights."""
    if not SOURCE.is_dir():
        sys.exit("The font package is missing: run `npm ci` first.")
    with ProcessPoolExecutor() as pool:
        paths = list(pool.map(make, WEIGHTS.keys(), WEIGHTS.values()))
    for path in paths:
        print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main()
