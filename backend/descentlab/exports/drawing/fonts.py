"""A font that can show a text: Pillow's own, or, for Chinese, one of the system's."""

from collections.abc import Iterable
from functools import cache

from PIL import ImageFont

Font = ImageFont.FreeTypeFont | ImageFont.ImageFont

_CHINESE = (
    *("NotoSansCJK-Regular.ttc", "NotoSansSC-Regular.otf", "NotoSansCJKsc-Regular.otf", "SourceHanSansSC-Regular.otf"),
    *("wqy-microhei.ttc", "wqy-zenhei.ttc", "DroidSansFallbackFull.ttf", "PingFang.ttc", "Hiragino Sans GB.ttc"),
    *("msyh.ttc", "simhei.ttf", "simsun.ttc", "Arial Unicode.ttf"),
)
_LAST_LATIN = 0x24F


def font(text: str, size: float) -> Font | None:
    """A font of that size for the text; None where there is none that has its letters."""
    if all(ord(character) <= _LAST_LATIN for character in text):
        return ImageFont.load_default(size)
    return _chinese(round(size, 1))


def can_show(texts: Iterable[str]) -> bool:
    """Whether there is a font for every text."""
    return all(font(text, 12.0) is not None for text in texts)


@cache
def _chinese(size: float) -> ImageFont.FreeTypeFont | None:
    for name in _CHINESE:
        try:
            return ImageFont.truetype(name, size)
        except OSError:
            continue
    return None
