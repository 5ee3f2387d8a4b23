"""Picture files → Document: PNG, JPEG, WebP, TIFF of many pages, HEIC."""

from authcheck.ingest.image.opened import ImageLetter, open_image

__all__ = ["ImageLetter", "open_image"]
