"""A drawing as SVG text, complete in itself: paths stay lines, words stay words."""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from PIL import Image

from descentlab.exports.drawing.marks import Area, Array, Drawing, Field, Layer, Line, Mark, Part, Ring, Words

_FONT = "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"


def svg(drawing: Drawing) -> str:
    """The drawing as one SVG document."""
    width, height = (f"{side:g}" for side in drawing.size)
    writer = _Writer()
    body = "".join(writer.written(drawing.marks))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" '
        f'role="img" font-family="{_FONT}"><title>{_text(drawing.title)}</title>'
        f"<defs>{''.join(writer.definitions)}</defs>"
        f'<rect width="100%" height="100%" fill="{drawing.ground}"/>{body}</svg>\n'
    )


class _Writer:
    """Writes marks; marks that several parts share are defined once and used again."""

    def __init__(self) -> None:
        self.definitions: list[str] = []
        self._shared: dict[int, str] = {}

    def written(self, marks: Sequence[Mark]) -> Iterator[str]:
        for mark in marks:
            if isinstance(mark, Part):
                yield self._part(mark)
            elif isinstance(mark, Area):
                rings = "".join(f"{_path(ring)}Z" for ring in mark.rings)
                yield f'<path d="{rings}" fill="{mark.fill}" fill-rule="evenodd"/>'
            elif isinstance(mark, Line):
                yield _line(mark)
            elif isinstance(mark, Ring):
                yield _ring(mark)
            elif isinstance(mark, Field):
                yield _field(mark)
            elif isinstance(mark, Layer):
                yield self._used(mark.marks)
            else:
                yield _words(mark)

    def _part(self, part: Part) -> str:
        at = f'transform="translate({_number(part.at[0])} {_number(part.at[1])})"'
        if part.size is None:
            return f"<g {at}>{''.join(self.written(part.marks))}</g>"
        return f'<g {at}><g clip-path="url(#{self._clip(part.size)})">{self._used(part.marks)}</g></g>'

    def _used(self, marks: Sequence[Mark]) -> str:
        known = self._shared.get(id(marks))
        if known is None:
            known = f"marks-{len(self._shared)}"
            self._shared[id(marks)] = known
            self.definitions.append(f'<g id="{known}">{"".join(self.written(marks))}</g>')
        return f'<use href="#{known}"/>'

    def _clip(self, size: tuple[float, float]) -> str:
        name = f"clip-{_number(size[0])}-{_number(size[1])}".replace(".", "_")
        box = f'<clipPath id="{name}"><rect width="{_number(size[0])}" height="{_number(size[1])}"/></clipPath>'
        if box not in self.definitions:
            self.definitions.append(box)
        return name


def _line(line: Line) -> str:
    dashes = f' stroke-dasharray="{" ".join(map(_number, line.dashes))}"' if line.dashes else ""
    return (
        f'<path d="{_path(line.points)}" fill="none" stroke="{line.colour}" stroke-width="{_number(line.width)}" '
        f'stroke-linejoin="round"{dashes}/>'
    )


def _ring(ring: Ring) -> str:
    return (
        f'<circle cx="{_number(ring.at[0])}" cy="{_number(ring.at[1])}" r="{_number(ring.radius)}" fill="none" '
        f'stroke="{ring.colour}" stroke-width="{_number(ring.width)}"/>'
    )


def _field(field: Field) -> str:
    """As an image whose outer pixels' middles lie on the box's edges."""
    down, across, _ = field.pixels.shape
    picture = BytesIO()
    Image.fromarray(field.pixels[::-1]).save(picture, "PNG", optimize=True)
    step = (field.size[0] / (across - 1), field.size[1] / (down - 1))
    return (
        f'<image x="{_number(-step[0] / 2)}" y="{_number(-step[1] / 2)}" width="{_number(field.size[0] + step[0])}" '
        f'height="{_number(field.size[1] + step[1])}" preserveAspectRatio="none" '
        f'href="data:image/png;base64,{b64encode(picture.getvalue()).decode()}"/>'
    )


def _words(words: Words) -> str:
    weight = ' font-weight="600"' if words.bold else ""
    return (
        f'<text x="{_number(words.at[0])}" y="{_number(words.at[1])}" font-size="{_number(words.size)}" '
        f'fill={quoteattr(words.colour)} text-anchor="{words.anchor}"{weight}>{_text(words.text)}</text>'
    )


def _path(points: Array) -> str:
    return "M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in points.tolist())


def _number(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".") or "0"


def _text(text: str) -> str:
    """Text that XML can hold."""
    return escape("".join(character for character in text if character.isprintable()))
