"""The parts of a DXF file that a plan needs: header, layers, blocks and spaces."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING

from app.errors import message
from app.readers.dxf.content import Block, Content, Layer
from app.readers.dxf.hatches import add_hatch
from app.readers.dxf.lines import LINES
from app.readers.dxf.notes import add_dimension, add_insert, add_mline, add_multileader, add_table
from app.readers.dxf.objects import LAST_TAB, Objects
from app.readers.dxf.proxies import add_picture
from app.readers.dxf.records import handle_of
from app.readers.dxf.texts import add_constant, add_mtext, add_text
from app.readers.dxf.views import add_window
from app.readers.dxf.walk import MAX_PATHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from app.progress import Progress
    from app.readers.dxf.encoding import TextDecoder
    from app.readers.dxf.lines import Converter
    from app.readers.dxf.records import Record, RecordStream

_CONVERTERS: dict[str, Converter] = {
    **LINES,
    "TEXT": add_text,
    "ATTRIB": add_text,
    "ATTDEF": add_constant,
    "MTEXT": add_mtext,
    "INSERT": add_insert,
    "ACAD_TABLE": add_table,
    "DIMENSION": add_dimension,
    "ARC_DIMENSION": add_dimension,
    "LARGE_RADIAL_DIMENSION": add_dimension,
    "MULTILEADER": add_multileader,
    "MLEADER": add_multileader,
    "MLINE": add_mline,
    "HATCH": add_hatch,
    "MPOLYGON": add_hatch,
}
_POINTED_TO = frozenset(
    ("IMAGE", "OLE2FRAME", "OLEFRAME", "PDFUNDERLAY", "DWFUNDERLAY", "DGNUNDERLAY", "POINTCLOUD")
)
_NOT_DRAWN = frozenset(
    # Nothing of a floor plan is lost without these.
    (
        *("VIEWPORT", "POINT", "SEQEND", "RAY", "XLINE", "TOLERANCE", "SHAPE", "LIGHT"),
        *("SUN", "CAMERA", "HELIX", "MESH", "SECTION", "SECTIONOBJECT"),
        *("POSITIONMARKER", "GEOPOSITIONMARKER", "RTEXT", "ACAD_PROXY_OBJECT"),
    )
)
_DAMAGED = (ValueError, KeyError, IndexError, TypeError, ArithmeticError)
_PARENTS = frozenset(("INSERT", "POLYLINE"))
_CHILDREN = frozenset(("ATTRIB", "VERTEX"))
_MODEL, _PAPER = ("*MODEL_SPACE", "$MODEL_SPACE"), ("*PAPER_SPACE", "$PAPER_SPACE")
_PAPER_NAME = "*Paper_Space"
_PROXY, _FIRST_CLASS = "ACAD_PROXY_ENTITY", 500
_FROZEN = 1
_EXTERNAL = 4 | 8
_LAYER = 8
_EVERY = 500
_SHARE_OF_READING = 0.8


@dataclass(eq=False)
class Document:
    """Everything of a file, each block in its own frame.

    Attributes:
        version: Release, such as ``AC1015``; "" if the file does not say.
        unit_code: ``$INSUNITS``; 0 if the file does not say.
        layers: Layers by name in small letters.
        blocks: Blocks by name in small letters.
        model: Model space.
        paper: The layout on paper that was last open.
        block_names: Names of blocks in small letters by the handle of their table entry.
        layer_names: Names of the layers in the order of their table.
        class_names: Types of the objects of other programs in the order of their table.
        objects: What is kept beside the drawing: layouts, clips, styles.
        sections: Sections that were read to their end.
        dropped: Entities lost where the file is damaged, by type.
        jumps: How often the place was lost before everything drawn was read.
        merged: Entities that swallowed the next one, as the mark between them is damaged.
    """

    version: str = ""
    unit_code: int = 0
    layers: dict[str, Layer] = field(default_factory=dict)
    blocks: dict[str, Block] = field(default_factory=dict)
    model: Content = field(default_factory=Content)
    paper: Content = field(default_factory=Content)
    block_names: dict[str, str] = field(default_factory=dict)
    layer_names: list[str] = field(default_factory=list)
    class_names: list[str] = field(default_factory=list)
    objects: Objects = field(default_factory=Objects)
    sections: set[str] = field(default_factory=set)
    dropped: Counter[str] = field(default_factory=Counter)
    jumps: int = 0
    merged: int = 0

    @property
    def has_all(self) -> bool:
        """Tell whether everything that is drawn was reached, damage apart."""
        return "ENTITIES" in self.sections

    @property
    def plan_space(self) -> Content:
        """Return model space, wherever the file keeps it; empty if the plan is on paper."""
        if not self.model.is_empty:
            return self.model
        stored = (block.content for block in self._stored(_MODEL))
        return next((content for content in stored if not content.is_empty), self.model)

    @property
    def layouts(self) -> list[tuple[str, Content]]:
        """Return name and content of each layout on paper that holds something, as the tabs go."""
        return [(name, content) for name, content in self.all_layouts if not content.is_empty]

    @property
    def all_layouts(self) -> list[tuple[str, Content]]:
        """Return name and content of each layout on paper, as the tabs go."""
        order = {
            self.block_names.get(handle, ""): sheet
            for handle, sheet in self.objects.sheets.items()
            if sheet[1]
        }
        blocks = [(block.name, block.content) for block in self._stored(_PAPER)]
        found = [(_PAPER_NAME, self.paper), *blocks]
        ranked = [
            (*order.get(name.casefold(), (LAST_TAB, name)), content) for name, content in found
        ]
        return [(name, content) for _, name, content in sorted(ranked, key=itemgetter(0))]

    @property
    def contents(self) -> Iterator[Content]:
        """Yield what each space and each block holds."""
        yield from (self.model, self.paper)
        yield from (block.content for block in self.blocks.values())

    def _stored(self, names: tuple[str, ...]) -> list[Block]:
        wanted = tuple(name.casefold() for name in names)
        return [block for name, block in self.blocks.items() if name.startswith(wanted)]


def read_document(stream: RecordStream, decode: TextDecoder, progress: Progress) -> Document:
    """Return the parts of a file.

    Args:
        stream: Its records.
        decode: How its texts are decoded.
        progress: Told every few hundred entities.

    Raises:
        Cancelled: The user asked to stop.
    """
    document = Document()
    reader = _Reader(document, decode)
    step = message("Reading the drawing")
    for count, (record, children) in enumerate(_grouped(stream)):
        if len(document.model.shapes) > MAX_PATHS:
            break  # the walk refuses it; the rest need not be waited for
        if count % _EVERY == 0:
            progress(step, _SHARE_OF_READING * stream.share)
        reader.take(record, children)
        if not document.has_all:
            document.jumps = stream.jumps
    reader.finish()
    for content in document.contents:
        document.objects.close_ends(content)
    lost = {kind: count for kind, count in stream.dropped.items() if kind in _CONVERTERS}
    document.dropped.update(lost)
    return document


def _grouped(records: Iterable[Record]) -> Iterator[tuple[Record, list[Record]]]:
    """Yield each record with the corners or attributes that follow it."""
    parent: Record | None = None
    children: list[Record] = []
    for record in records:
        if record.kind in _CHILDREN and parent is not None and parent.kind in _PARENTS:
            children.append(record)
            continue
        if parent is not None:
            yield parent, children
        parent, children = (None if record.kind == "SEQEND" else record), []
    if parent is not None:
        yield parent, children


class _Reader:
    """Sort the records of a file into a document."""

    def __init__(self, document: Document, decode: TextDecoder) -> None:
        self._document = document
        self._decode = decode
        self._section = ""
        self._block: Block | None = None

    def take(self, record: Record, children: list[Record]) -> None:
        """Put one record where it belongs."""
        if record.kind == "SECTION":
            self.finish()
            self._section = self._decode(record.raw(2)).strip().upper()
            if self._section == "HEADER":
                self._read_header(record)
        elif record.kind == "ENDSEC":
            self.finish()
            self._document.sections.add(self._section)
            self._section = ""
        elif record.kind in _CONVERTERS and not self._is_in_drawing:
            self._document.dropped[record.kind] += 1  # a section or block ended too early
        elif self._section == "TABLES":
            self._read_table_entry(record)
        elif self._section == "BLOCKS":
            self._read_in_block(record, children)
        elif self._section == "ENTITIES":
            is_on_paper = _flag(record, 67)
            space = self._document.paper if is_on_paper else self._document.model
            self._add(record, children, space)

        elif self._section == "CLASSES" and record.kind == "CLASS":
            self._document.class_names.append(self._decode(record.raw(1)).strip().upper())
        elif self._section == "OBJECTS":
            self._read_object(record)

    def _read_table_entry(self, record: Record) -> None:
        if record.kind == "LAYER":
            self._read_layer(record)
        elif record.kind == "BLOCK_RECORD":
            name = self._decode(record.raw(2)).strip().casefold()
            self._document.block_names[handle_of(record.get(5))] = name

    def _read_object(self, record: Record) -> None:
        try:
            self._document.objects.read(record, self._decode)
        except _DAMAGED:
            return  # a clip that makes no sense is told where it is met

    @property
    def _is_in_drawing(self) -> bool:
        """Tell whether entities may stand here."""
        return self._section == "ENTITIES" or (
            self._section == "BLOCKS" and self._block is not None
        )

    def finish(self) -> None:
        """Keep a block whose end is missing."""
        if self._block is not None:
            self._document.blocks.setdefault(self._block.name.casefold(), self._block)
            self._block = None

    def _read_header(self, record: Record) -> None:
        name = b""
        for code, value in zip(record.codes, record.values, strict=True):
            if code == 9 and isinstance(value, bytes):
                name = value.strip()
            elif name == b"$ACADVER" and code == 1 and isinstance(value, bytes):
                self._document.version = value.strip().decode("ascii", errors="replace")
            elif name == b"$INSUNITS" and code == 70:
                self._document.unit_code = _whole_number(value)

    def _read_layer(self, record: Record) -> None:
        written = self._decode(record.raw(2)).strip()
        self._document.layer_names.append(written)
        name = written.casefold()
        try:
            number = record.integer(62, 7)
            true_colour = record.get(420)
            colour: int | str = abs(number)
            if true_colour is not None:
                colour = f"#{int(true_colour) & 0xFFFFFF:06X}"
            is_frozen = bool(record.integer(70) & _FROZEN)
            self._document.layers[name] = Layer(number < 0, is_frozen, colour)
        except _DAMAGED:
            self._document.layers[name] = Layer()

    def _read_in_block(self, record: Record, children: list[Record]) -> None:
        if record.kind == "BLOCK":
            self.finish()
            self._block = self._begin_block(record)
        elif record.kind == "ENDBLK":
            self.finish()
        elif self._block is not None:
            self._add(record, children, self._block.content)

    def _begin_block(self, record: Record) -> Block:
        name = self._decode(record.raw(2) or record.raw(3)).strip()
        try:
            base = record.point_or(10, (0.0, 0.0, 0.0))
            is_external = bool(record.integer(70) & _EXTERNAL)
        except _DAMAGED:
            return Block(name, (0.0, 0.0, 0.0), Content())
        return Block(name, base, Content(), is_external)

    def _add(self, record: Record, children: list[Record], content: Content) -> None:
        """Add an entity to a content; a damaged one is counted, not lost silently."""
        kind = record.kind
        convert = _CONVERTERS.get(kind)
        if convert is None:
            if kind == "VIEWPORT":
                self._add_window(record, content)
            elif kind == "WIPEOUT":
                content.masks += 1
            elif kind == "VERTEX":
                content.skipped[kind] += 1  # its polyline ended too early
            elif kind in _POINTED_TO:
                content.external[kind] += 1
            elif kind not in _NOT_DRAWN:
                self._add_foreign(record, content)
            return
        if record.codes.count(_LAYER) > 1:
            self._document.merged += 1
        try:
            convert(record, children, content, self._decode)
        except _DAMAGED:
            content.skipped[kind] += 1
            return
        content.read += 1

    @staticmethod
    def _add_window(record: Record, content: Content) -> None:
        # A layout's window is only evidence for the title of a plan: without it nothing is lost.
        with suppress(*_DAMAGED):
            add_window(record, content)

    def _add_foreign(self, record: Record, content: Content) -> None:
        """Add an object that only its own program can draw by its picture, or count it."""
        kind = record.kind = self._own_kind(record)
        try:
            is_seen = add_picture(record, content, self._decode, self._document.layer_names)
        except _DAMAGED:
            is_seen = False
        if is_seen:
            content.read += 1
            content.pictured[kind] += 1
        else:
            content.unread[kind] += 1

    def _own_kind(self, record: Record) -> str:
        """Return the type that an object has in the program that made it."""
        names = self._document.class_names
        number = _whole_number(record.get(91)) - _FIRST_CLASS if record.kind == _PROXY else -1
        return names[number] or record.kind if 0 <= number < len(names) else record.kind


def _flag(record: Record, code: int) -> bool:
    try:
        return bool(record.integer(code))
    except _DAMAGED:
        return False


def _whole_number(value: object) -> int:
    try:
        return int(float(value)) if isinstance(value, bytes | int | float) else 0
    except _DAMAGED:
        return 0
