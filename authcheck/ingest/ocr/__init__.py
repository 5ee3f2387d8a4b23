"""A picture of a page → its words.

``engine`` says what an OCR engine is here; ``embedded`` (Tesseract inside this process, the default) and
``system`` (the Tesseract on PATH, for other languages) are two; ``choice`` opens the one asked for.
"""

from authcheck.ingest.ocr.choice import open_reader, prepare_reader, while_reading
from authcheck.ingest.ocr.engine import OcrReader, ReadWord, legibility

__all__ = ["OcrReader", "ReadWord", "legibility", "open_reader", "prepare_reader", "while_reading"]
