from __future__ import annotations

import ast
import base64
import builtins
import importlib
import struct
import zlib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pi_heif
import PIL
import pytest
from painted import a_page, an_exhibit, came_back, encoded
from PIL import ExifTags, Image, PngImagePlugin

from authcheck.errors import DamagedExhibit, LimitReached, UnsupportedFormat
from authcheck.ingest.image import ImageLetter, open_image
from authcheck.ingest.image.file import UNREADABLE
from authcheck.ingest.image.grey import guess_dpi
from authcheck.model.document import MetadataField
from authcheck.model.geometry import Box
from authcheck.model.reading import Limits, ReadingOptions
from authcheck.model.zone import Zone, ZoneName

if TYPE_CHECKING:
    from collections.abc import Callable

# The library reads HEIC without writing it: the word "Received", 160 by 96 pixels, painted as in ``painted``.
HEIC_RECEIVED = (
    "0000SW^{RQXk}@500000ZE0pPXk}@5ZE0a<0003`ZDn*}000000000XXk=`10000000000aA{+700000000000000000000B"
    "57=IV*mgE07O6l0RRC200001a{vJV0000000Jxk001LtX>Mi!000000RR916=`l}WdZ;I000310BCk&F#rGn01j|zbZr0t00"
    "0010002bX>f9I00026X>en20001UXm(>m0R#vD005u(000009`FGC{P_3)01pFT0096OKmiN^|NjIC00093pZEX(0{{RXx&l"
    "C90096eLID8;2mk;B0H62(00RI39>7q6g_i0`DXwe?00093$N&HX00=;000968L;=Bauwp;}000wXZ)|dIV{CW;0RRmE27mw"
    "n02FC+aAg1h000000H6Q>0AK(B01j|zcxeCt000390000NX>e^}0000000001009Jn0s{m900J~^WMOmw00Jl|0j@HILhxdL"
    "|N1PZ^_OY-DDtBmFCQ!w&S(0N8UUUR<*BEuU3sTEZQ=w=V1yU5ZxSR<OwULLhk-t{DtuZ8q?CuA<3ZHfc5;KwGPTyUWIfC7%"
    ";KQ?Lo<3c_RIG;Wy`BR2Y-G;@Rgf}s?&%YX*h!drd5)teU7+FC%2KiSoRfdsN06;U_BsJ30>Uh8%P9TUPT<Xnx#V5wo*iO;l"
    "uE~PO=H<$B(W+hojiP8ZBZmat<yOzRS%01W8IkczuBArMU0lk^{f{F_$Ch%1oA{Cy}<oqr@ao9`T8yR^^KL6<e?D!-NmfjBz"
    "&T7#V`%u7?s^9+xMg4};5fe6QDCO{4!m5~mpfKc_ifri|>;{i!O`<q>y(ekkLX6Ejy7B8YUf3W6utlrnlvpA^yygYnJE);bD"
    "%fkSmnNG0r0zqN^@Ozn*m8qrV07Ij+iM3F}fc1-tWV_o6?)g?J`=0^loaA=4y@s8FCw~YNItq|tJLwAaBY)!>n4LUcy*T*-a"
    "-gw6L(awbX3Bbb2I!gojB-#^?TmxLwQ`_e0q_lx%DF48`x=ou%sOZ<D8%#rB2A_f0sCHd<*YZ}}v6Jpt-Oz0L3!jpBfK=H7T"
    "4tI-00bQ!K&uFov0}B9dd>eXLvC^)DzL3KIoarWYh527($?&+tdvd@{N@+VpJhdX%P1Nor1D9LmHhV&Z>WT<Q*bqd3?TK1-1"
    "udu;`%5"
)

TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp", "TIFF": "image/tiff"}


def opened(raw: bytes, kind: str = "PNG", **limits: int) -> ImageLetter:
    """Return the letter in ``raw``."""
    media_type = TYPES.get(kind, "image/heic")
    return open_image(raw, an_exhibit(raw, media_type), ReadingOptions(limits=Limits(**limits)))


def first_words(letter: ImageLetter) -> float:
    """Return how much of the painted page came back."""
    return came_back(letter.document.pages[0].words)


@pytest.mark.parametrize("kind", TYPES)
def test_each_format_is_read(kind: str) -> None:
    with opened(encoded(a_page(), kind, dpi=(150, 150)), kind) as letter:
        assert first_words(letter) >= 0.95
        assert [engine.name for engine in letter.document.engines] == ["Pillow", "Tesseract", "tesserocr"]


def _turned_back(page: Image.Image, kind: str, orientation: int) -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    stored = page.transpose(
        {
            2: Image.Transpose.FLIP_LEFT_RIGHT,
            3: Image.Transpose.ROTATE_180,
            6: Image.Transpose.ROTATE_90,
            8: Image.Transpose.ROTATE_270,
        }[orientation]
    )
    return encoded(stored, kind, exif=exif.tobytes() if kind != "TIFF" else exif, dpi=(150, 150))


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize(("orientation", "turned"), [(2, 0), (3, 180), (6, 90), (8, 270)])
def test_the_orientation_tag_is_obeyed_and_told(kind: str, orientation: int, turned: int) -> None:
    with opened(_turned_back(a_page(), kind, orientation), kind) as letter:
        page = letter.document.pages[0]
        assert first_words(letter) >= 0.95
        assert page.turned == turned
        assert page.height > page.width


@pytest.mark.parametrize(
    "become",
    [
        pytest.param(lambda page: page.convert("1"), id="one bit"),
        pytest.param(lambda page: page.convert("RGB").quantize(8), id="palette"),
        pytest.param(
            lambda page: Image.merge("RGBA", [Image.new("L", page.size)] * 3 + [_inverse(page)]), id="alpha"
        ),
        pytest.param(
            lambda page: Image.merge("LA", [Image.new("L", page.size), _inverse(page)]), id="grey alpha"
        ),
        pytest.param(
            lambda page: Image.fromarray(np.asarray(page).astype(np.uint16) * 257), id="sixteen bit"
        ),
    ],
)
def test_each_way_to_hold_pixels_is_read(become: Callable[[Image.Image], Image.Image]) -> None:
    with opened(encoded(become(a_page()), "PNG", dpi=(150, 150))) as letter:
        assert first_words(letter) >= 0.95


def _inverse(page: Image.Image) -> Image.Image:
    return page.point(lambda grey: 255 - grey)


@pytest.mark.parametrize(
    ("mode", "kind"), [("CMYK", "JPEG"), ("CMYK", "TIFF"), ("LAB", "TIFF"), ("F", "TIFF")]
)
def test_print_shop_and_measuring_modes_are_read(mode: str, kind: str) -> None:
    page = a_page()
    held = (
        Image.merge("LAB", [page, *[Image.new("L", page.size, 128)] * 2])
        if mode == "LAB"
        else page.convert(mode)
    )
    with opened(encoded(held, kind, dpi=(150, 150)), kind) as letter:
        assert first_words(letter) >= 0.95


def test_fax_pixels_become_square() -> None:
    """A fax is twice as fine across as down; its page is still a letter sheet."""
    page = a_page(dpi=204)
    fax = page.resize((page.width, page.height * 98 // 204)).convert("1", dither=Image.Dither.NONE)
    with opened(encoded(fax, "TIFF", compression="group4", dpi=(204, 98)), "TIFF") as letter:
        sheet = letter.document.pages[0]
        assert (sheet.width, sheet.height) == (pytest.approx(612, abs=2), pytest.approx(792, abs=4))
        assert first_words(letter) >= 0.8


def test_all_pages_of_a_tiff_are_read_each_at_its_own_resolution() -> None:
    lines = ("The second page is finer than the first one.",)
    second = a_page(lines, dpi=200)
    second.encoderinfo = {"dpi": (200, 200)}
    raw = encoded(a_page(dpi=100), "TIFF", save_all=True, append_images=[second], dpi=(100, 100))
    with opened(raw, "TIFF") as letter:
        pages = letter.document.pages
        assert [page.number for page in pages] == [1, 2]
        assert [round(page.width) for page in pages] == [612, 612]
        assert came_back(pages[1].words, lines) == 1
        # Back and forth, since one page is held at a time.
        for page in pages:
            word = page.words[0]
            assert np.asarray(letter.crop(page.number, word.box, 100)).min() < 100


@pytest.mark.parametrize("limit", ["pages", "ocr_pages"])
def test_pages_beyond_the_limit_are_a_limitation(limit: str) -> None:
    raw = encoded(
        a_page((), dpi=50), "TIFF", save_all=True, append_images=[a_page((), dpi=50)] * 3, dpi=(50, 50)
    )
    with opened(raw, "TIFF", **{limit: 2}) as letter:
        assert len(letter.document.pages) == 2
        assert [limitation.what for limitation in letter.document.limitations] == ["page 3 and after"]
        assert letter.document.page_count == 4
        assert letter.document.languages == ("eng",)


def test_a_small_copy_in_a_tiff_is_no_page() -> None:
    small = a_page((), dpi=10)
    small.encoderinfo = {"tiffinfo": {254: 1}}
    raw = encoded(a_page((), dpi=50), "TIFF", save_all=True, append_images=[small], dpi=(50, 50))
    with opened(raw, "TIFF") as letter:
        assert len(letter.document.pages) == 1
        assert [limitation.what for limitation in letter.document.limitations] == ["picture 2"]


def test_a_tiff_whose_second_page_is_broken_keeps_its_first() -> None:
    raw = encoded(
        a_page(), "TIFF", save_all=True, append_images=[a_page()], compression="tiff_lzw", dpi=(150, 150)
    )
    with opened(raw[: len(raw) * 3 // 4], "TIFF") as letter:
        assert first_words(letter) >= 0.95
        assert [limitation.what for limitation in letter.document.limitations] == ["page 2 and after"]


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_of_an_animation_the_first_picture_is_read(kind: str) -> None:
    raw = encoded(a_page(), kind, save_all=True, append_images=[a_page(())], dpi=(150, 150))
    with opened(raw, kind) as letter:
        assert first_words(letter) >= 0.95
        assert [limitation.what for limitation in letter.document.limitations] == ["further pictures"]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("keep", [0.02, 0.3, 0.9])
def test_a_truncated_file_is_damaged(kind: str, keep: float) -> None:
    raw = encoded(a_page(), kind)
    with pytest.raises(DamagedExhibit) as caught:
        opened(raw[: int(len(raw) * keep)], kind)
    assert "0x" not in str(caught.value)


@pytest.mark.parametrize("kind", [*TYPES, "HEIF"])
def test_bytes_of_no_picture_are_damaged(kind: str) -> None:
    with pytest.raises(DamagedExhibit):
        opened(b"\0\0\0\x18ftypheic nothing of the kind" * 9, kind)


def test_bytes_are_read_as_the_type_they_were_found_to_be() -> None:
    """No other reader gets a try: what calls itself PNG never reaches the TIFF code."""
    with pytest.raises(DamagedExhibit):
        opened(encoded(a_page(), "TIFF"), "PNG")


def test_another_media_type_is_refused() -> None:
    with pytest.raises(UnsupportedFormat):
        open_image(b"x", an_exhibit(b"x", "image/gif"), ReadingOptions())


def _png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("side", [8_000, 12_000, 50_000])
def test_too_many_pixels_are_refused_before_decoding(side: int) -> None:
    """There is nothing to decode in this file: an attempt would end in another error."""
    with pytest.raises(LimitReached):
        opened(_png_of(side, side))


@pytest.mark.parametrize(
    ("size", "stated", "points"),
    [
        ((1275, 1650), 150, (612, 792)),
        ((1275, 1650), None, (612, 792)),
        ((2480, 3508), 72, (595, 842)),  # nobody set 72
        ((3024, 4032), 72, (594, 792)),  # a phone
        ((1240, 1754), 5, (595, 842)),
        ((1240, 1754), 9000, (595, 842)),
        ((900, 4000), None, (612, 2720)),  # a long screenshot
    ],
)
def test_the_page_has_a_size_of_paper(
    size: tuple[int, int], stated: int | None, points: tuple[int, int]
) -> None:
    how = {"dpi": (stated, stated)} if stated else {}
    with opened(encoded(Image.new("L", size, 255), "PNG", **how)) as letter:
        page = letter.document.pages[0]
        assert (page.width, page.height) == (pytest.approx(points[0], abs=2), pytest.approx(points[1], abs=2))


def test_a_guess_does_not_depend_on_which_way_the_sheet_lies() -> None:
    assert guess_dpi((2000, 1000)) == guess_dpi((1000, 2000))


def test_exif_fields_are_kept_and_the_place_is_not() -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Brand"
    exif[ExifTags.Base.DateTime] = "2020:01:06 09:30:00"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2020:01:06 09:29:58"
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.OffsetTimeOriginal] = "+03:00"
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    with opened(
        encoded(a_page((), dpi=50), "JPEG", exif=exif.tobytes(), comment="by hand"), "JPEG"
    ) as letter:
        assert letter.document.metadata == (
            MetadataField(zone="image.exif", key="Make", value="Brand"),
            MetadataField(zone="image.exif", key="DateTime", value="2020-01-06T09:30:00"),
            MetadataField(zone="image.exif", key="DateTimeOriginal", value="2020-01-06T09:29:58+03:00"),
            MetadataField(zone="image.exif", key="GPS", value="present"),
            MetadataField(zone="image.text", key="comment", value="by hand"),
        )


def test_texts_of_a_png_are_kept_in_bounds() -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Software", "Scanner\x00 9")
    texts.add_text("Long", "x" * 9000, zip=True)
    with opened(encoded(a_page((), dpi=50), "PNG", pnginfo=texts)) as letter:
        fields = {field.key: field.value for field in letter.document.metadata}
        assert fields == {"Software": "Scanner 9", "Long": "x" * 2000}


def test_a_crop_has_the_size_asked_for_even_beyond_the_page() -> None:
    with opened(encoded(a_page(), "PNG", dpi=(150, 150))) as letter:
        over = letter.crop(1, Box(-72, -72, 144, 144), 100)
        assert (over.mode, over.size) == ("L", (300, 300))
        assert over.getpixel((10, 10)) == 255
        outside = letter.crop(1, Box(9000, 0, 9072, 72), 100)
        assert (outside.size, outside.getextrema()) == ((100, 100), (255, 255))


def test_a_crop_shows_the_upright_page() -> None:
    """The same word is cut from the page turned 90 degrees and 5 more as from the straight one."""
    straight, turned = (
        opened(
            encoded(
                a_page().rotate(angle, Image.Resampling.BICUBIC, expand=True, fillcolor=255),
                "PNG",
                dpi=(150, 150),
            )
        )
        for angle in (0, 95)
    )
    greys = []
    for letter in (straight, turned):
        word = next(word for word in letter.document.pages[0].words if word.text == "Quill")
        picture = letter.crop(1, Box(word.box.left, word.box.top, word.box.left + 26, word.box.top + 11), 150)
        greys.append(np.asarray(picture, dtype=float).ravel())
        letter.close()
    assert np.corrcoef(greys)[0, 1] > 0.8


def test_zones_are_taken_in() -> None:
    zone = Zone(name=ZoneName.BODY, page=1, box=Box(0, 0, 1, 1))
    with opened(encoded(a_page((), dpi=50))) as letter:
        letter.with_zones((zone,))
        assert letter.document.zones == (zone,)


def test_the_picture_on_the_page_is_the_page() -> None:
    with opened(encoded(a_page((), dpi=100), "PNG", dpi=(100, 100))) as letter:
        page = letter.document.pages[0]
        assert [picture.box for picture in page.pictures] == [Box(0, 0, page.width, page.height)]
        assert page.pictures[0].pixels == (850, 1100)


def test_every_exception_the_image_libraries_raise_is_foreseen() -> None:
    """Whatever a ``raise`` in a reader names is one of ours to turn into a typed error."""
    readers = ("Png", "Jpeg", "Mpo", "WebP", "Tiff")
    folder = Path(PIL.__file__).parent
    files = [folder / f"{name}ImagePlugin.py" for name in readers]
    files += [folder / name for name in ("Image.py", "ImageFile.py", "ImageOps.py", "ImagePalette.py")]
    files += Path(pi_heif.__file__).parent.glob("*.py")
    named = set()
    for file in files:
        module = importlib.import_module(f"{file.parent.name}.{file.stem}")
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Raise) or node.exc is None:
                continue
            raised = node.exc.func if isinstance(node.exc, ast.Call) else node.exc
            kind = getattr(module, raised.id, None) if isinstance(raised, ast.Name) else None
            if kind is None and isinstance(raised, ast.Name):
                kind = getattr(builtins, raised.id, None)
            if isinstance(kind, type) and issubclass(kind, Exception):
                named.add(kind)
    assert {Image.DecompressionBombError, OSError, SyntaxError, EOFError} <= named
    # Two speak of the installation and of calling code, never of a file: Qt missing, an old switch set.
    of_files = named - {Exception, ImportError}
    assert not {
        kind for kind in of_files if not issubclass(kind, (*UNREADABLE, Image.DecompressionBombError))
    }


def test_heic_is_read() -> None:
    with opened(base64.b85decode(HEIC_RECEIVED), "HEIF") as letter:
        assert [word.text for word in letter.document.pages[0].words] == ["Received"]


def test_a_truncated_heic_is_damaged() -> None:
    with pytest.raises(DamagedExhibit):
        opened(base64.b85decode(HEIC_RECEIVED)[:700], "HEIF")
