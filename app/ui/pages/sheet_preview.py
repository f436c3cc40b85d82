"""The sheet on screen, and on the printer: our own PDF, drawn page by page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.ui.style.parts import button, label, named, row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from app.ui.style.look import Look

_POINTS_PER_INCH = 72.0
_SCREEN_DPI = 104.0
_PRINT_DPI = 300.0
_SCREEN_SHARE = 0.9
_FORMATS = {
    "RGB": QImage.Format.Format_RGB888,
    "RGBX": QImage.Format.Format_RGBX8888,
    "RGBA": QImage.Format.Format_RGBA8888,
}


def page_images(pdf: bytes, dpi: float) -> Iterator[QImage]:
    """Return the pages of a PDF as pictures, one after the other.

    Args:
        pdf: The document.
        dpi: Pixels per inch.
    """
    import pypdfium2  # type: ignore[import-untyped]

    document = pypdfium2.PdfDocument(pdf)
    try:
        for number in range(len(document)):
            page = document[number]
            bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
            view = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                _FORMATS[bitmap.mode],
            )
            yield view.copy()
            page.close()
    finally:
        document.close()


def print_pages(pdf: bytes, printer: QPrinter) -> None:
    """Print all pages of a PDF, each as large as the paper.

    Args:
        pdf: The document.
        printer: Where to; its page range is respected.
    """
    first = printer.fromPage() or 1
    last = printer.toPage() or 10_000
    painter = QPainter(printer)
    is_begun = False
    for number, image in enumerate(page_images(pdf, _PRINT_DPI), start=1):
        if not first <= number <= last:
            continue
        if is_begun:
            printer.newPage()
        is_begun = True
        paper = printer.pageLayout().fullRectPixels(printer.resolution())
        painter.drawImage(_fitted(QSizeF(image.size()), QRectF(paper)), image)
    painter.end()


def _fitted(size: QSizeF, box: QRectF) -> QRectF:
    scaled = size.scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
    made = QRectF(box.topLeft(), scaled)
    made.moveCenter(box.center())
    return made


class SheetPreview(QDialog):
    """Show the pages; print them or save them as PDF.

    Args:
        look: Colours and language.
        pdf: The sheet.
        parent: Owner.
    """

    save_asked = Signal()

    def __init__(self, look: Look, pdf: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pdf = pdf
        tr = look.tr
        self.setWindowTitle(tr("Check sheet"))
        self.pages = QVBoxLayout()
        self.pages.setSpacing(14)
        self.print_button = button(tr("Print …"), "main", on_click=self.print_sheet)
        self.save_button = button(tr("Save as PDF …"), on_click=self.save_asked.emit)
        close = button(tr("Close window"), on_click=self.reject)
        self._count = label(role="muted")
        bar = named("bar")
        line = row(self._count, 1, close, self.save_button, self.print_button)
        line.setContentsMargins(14, 8, 14, 8)
        bar.setLayout(line)
        ground = named("page")
        ground.setLayout(self.pages)
        self.pages.setContentsMargins(20, 20, 20, 20)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(ground)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(bar)
        column.addWidget(scroll, 1)
        self._show_pages()
        room = self.screen().availableSize() * _SCREEN_SHARE
        self.resize(QSize(980, 860).boundedTo(room))
        self.print_button.setDefault(True)

    def _show_pages(self) -> None:
        count = 0
        for image in page_images(self._pdf, _SCREEN_DPI):
            page = QLabel()
            page.setPixmap(QPixmap.fromImage(image))
            self.pages.addWidget(page, 0, Qt.AlignmentFlag.AlignHCenter)
            count += 1
        self._count.setText(self._look.tr("Pages: {count}", count=count))

    def print_sheet(self) -> None:
        """Ask for a printer and print."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setResolution(round(_PRINT_DPI))
        dialog = QPrintDialog(printer, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            print_pages(self._pdf, printer)
