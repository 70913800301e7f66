#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders the sample pages and their exact texts into the folder above.

The German page goes to tests/data/pages: the samples are read with English alone.

Not part of the build: the results are committed. Debian packages needed:
weasyprint poppler-utils python3-numpy python3-pil fonts-linuxlibertine
fonts-inter. The same versions of these give the same bytes.
"""
import html.parser
import pathlib
import subprocess
import tempfile

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

HERE = pathlib.Path(__file__).resolve().parent
SAMPLES = HERE.parent
TEST_PAGES = HERE.parents[2] / "tests" / "data" / "pages"


class PlainText(html.parser.HTMLParser):
    """The words of a page in reading order: one block a line, a blank line between blocks."""

    def __init__(self):
        super().__init__()
        self.blocks, self.mark, self.number = [], None, None

    def handle_starttag(self, tag, attributes):
        if tag in ("ul", "ol"):
            self.number = 0 if tag == "ol" else None
        if tag in ("p", "h1", "h2", "li", "header"):
            self.blocks.append([tag, ""])
        if tag == "li":
            if self.number is not None:
                self.number += 1
            self.blocks[-1][1] = "• " if self.number is None else f"{self.number}. "

    def handle_data(self, data):
        if self.blocks and data.strip():
            self.blocks[-1][1] += data

    def text(self):
        result = ""
        for index, (tag, words) in enumerate(self.blocks):
            if index:
                result += "\n" if tag == "li" == self.blocks[index - 1][0] else "\n\n"
            result += " ".join(words.split())
        return result + "\n"


def write_text(name, target):
    """`target`: the picture's path; the text goes beside it."""
    parser = PlainText()
    parser.feed((HERE / f"{name}.html").read_text("utf-8"))
    target.with_suffix(".txt").write_text(parser.text(), "utf-8")


def render(name, dpi):
    with tempfile.TemporaryDirectory() as folder:
        pdf = f"{folder}/page.pdf"
        subprocess.run(["weasyprint", "-q", HERE / f"{name}.html", pdf], check=True)
        subprocess.run(["pdftoppm", "-r", str(dpi), pdf, f"{folder}/page"], check=True)
        pages = sorted(pathlib.Path(folder).glob("page*.ppm"))
        if len(pages) != 1:
            raise SystemExit(f"{name}: fills {len(pages)} pages, must be one")
        return Image.open(pages[0]).convert("RGB")


def smooth_noise(random, size, cell, stretch=1):
    """Soft noise in −1 … 1; `cell` pixels wide, `stretch` times as tall."""
    width, height = size
    grid = random.uniform(-1, 1, (height // (cell * stretch) + 2, width // cell + 2))
    image = Image.fromarray(grid.astype(np.float32), mode="F")
    return np.asarray(image.resize(size, Image.BICUBIC))


def perspective_coefficients(corners, size):
    """Output pixel → source pixel, as PIL wants it, for a page of `size` seen at `corners`."""
    width, height = size
    source = [(0, 0), (width, 0), (width, height), (0, height)]
    rows = []
    for (x, y), (u, v) in zip(corners, source):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
    return np.linalg.solve(np.array(rows, float), np.array(source, float).reshape(8))


def photograph(page):
    """The page as a phone sees it on a desk: askew, unevenly lit, half in a shadow, noisy."""
    random = np.random.default_rng(1628)
    size = (3024, 4032)
    wood = 0.42 + 0.05 * smooth_noise(random, size, 24, 40) + 0.05 * smooth_noise(random, size, 300)
    desk = np.dstack([wood * 255, wood * 186, wood * 128])
    corners = [(455, 330), (2700, 470), (2860, 3700), (190, 3590)]
    warp = perspective_coefficients(corners, page.size)
    seen = np.asarray(page.transform(size, Image.PERSPECTIVE, warp, Image.BICUBIC), float)
    mask = Image.new("L", page.size, 255).transform(size, Image.PERSPECTIVE, warp, Image.BILINEAR)
    edge = mask.filter(ImageFilter.GaussianBlur(28))
    contact = np.asarray(Image.fromarray(np.roll(np.asarray(edge), (18, 22), (0, 1))), float) / 255
    mask = np.asarray(mask.filter(ImageFilter.GaussianBlur(1.5)), float)[..., None] / 255
    scene = seen * mask + desk * (1 - 0.45 * contact[..., None]) * (1 - mask)

    y, x = np.mgrid[0:size[1], 0:size[0]]
    light = 1.02 - 0.28 * (x / size[0]) - 0.16 * (y / size[1])
    shadow = Image.new("L", size, 0)
    corner = [(1500, 4032), (1850, 2550), (2300, 2050), (3024, 1800), (3024, 4032)]
    ImageDraw.Draw(shadow).polygon(corner, fill=255)
    shadow = np.asarray(shadow.filter(ImageFilter.GaussianBlur(110)), float) / 255
    light *= 1 - 0.36 * shadow
    scene *= light[..., None] * np.array([1.0, 0.965, 0.885])
    image = Image.fromarray(np.clip(scene, 0, 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(1.3))
    # A phone smooths its noise before it stores the photo: grains of about two pixels.
    grain = random.normal(0, 5.5, (size[1] // 2, size[0] // 2)).astype(np.float32)
    grain = np.asarray(Image.fromarray(grain, mode="F").resize(size, Image.BILINEAR))[..., None]
    return Image.fromarray(np.clip(np.asarray(image, float) + grain, 0, 255).astype(np.uint8))


def main():
    for page in (SAMPLES / "photosynthesis.png", SAMPLES / "geology.png", TEST_PAGES / "buchdruck.png"):
        render(page.stem, 200).convert("L").save(page, optimize=True)
        write_text(page.stem, page)
    slide = SAMPLES / "newton-slide.png"
    render("newton", 192).save(slide, optimize=True)
    write_text("newton", slide)
    # Stored lying on its side, with the EXIF mark that says so, as phones do.
    photo = SAMPLES / "heart-photo.jpg"
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = photograph(render("heart", 330)).transpose(Image.ROTATE_90)
    lying.save(photo, quality=52, optimize=True, exif=exif)
    write_text("heart", photo)


if __name__ == "__main__":
    main()
