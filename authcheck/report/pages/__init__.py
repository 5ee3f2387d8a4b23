"""Rules as pages to read: the same page in Markdown and on a terminal.

``of_rule`` says a rule in words (``looks`` what it looks for), ``index`` lists rules; ``markdown`` and
``terminal`` set what ``page`` holds.
"""

from authcheck.report.pages.index import index_of
from authcheck.report.pages.of_rule import page_of
from authcheck.report.pages.page import Page

__all__ = ["Page", "index_of", "page_of"]
