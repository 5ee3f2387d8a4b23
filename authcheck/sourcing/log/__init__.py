"""Writing into a case file: an entry more, or a key of one changed, and every other byte as it was.

``entries`` is a statement as it is written, ``written`` its YAML, ``surgery`` where in the text it goes and
``renaming`` where its id stands; ``disk`` lets one editor at a time have the file and never leaves half of
it; ``editing`` puts them together and lets the strict reader have the last word.
"""

from authcheck.sourcing.log.editing import add_statements, change_statement, change_statements
from authcheck.sourcing.log.entries import Entry, Value

__all__ = ["Entry", "Value", "add_statements", "change_statement", "change_statements"]
