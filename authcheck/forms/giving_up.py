"""What YAML's own complaints mean, said to the person who wrote the file.

A parser says what it did not find, and where it gave up; the mistake is often another, and stands
elsewhere: a quote that was never closed is noticed at the end of the file.
"""

from __future__ import annotations

import re
from contextlib import suppress

import yaml

from authcheck.forms.complaints import ANCHORS, BREAK, NO_BLANK_AFTER_DASH, ODD_BLANKS, Complaint, odd_blank

_COLON = re.compile(r":\s")

_BRACKETS = {"[": "]", "{": "}"}

_ODD_BLANK = re.compile(rf"(?:^[ -]*|[:,{{\[] *)(?P<sign>[{ODD_BLANKS}])")
"""Where a blank has a meaning: in the indentation, after a dash, a colon or a comma."""

_GLUED_DASH = re.compile(r" *-[^\s-]")

_QUOTES = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*\"""")

_FEW_LINES, _FEW_SIGNS = 4, 1_000
"""How far a comment is looked for: quotes that close nowhere make the search slow."""

_COMMENT = re.compile(r"(?<=\s)#.*")


def explained(error: yaml.MarkedYAMLError, text: str) -> Complaint:
    """Return what a parser's error means, at the place that has to be mended."""
    return _Gone(error, text).complaint()


class _Gone:
    """Where a parser gave up, and what it was about."""

    def __init__(self, error: yaml.MarkedYAMLError, text: str) -> None:
        self._problem, self._context = error.problem or "", error.context or ""
        self._lines = BREAK.split(text)
        here, began = error.problem_mark or error.context_mark, error.context_mark
        self._here = (here.line, here.column) if here else (0, 0)
        self._began = (began.line, began.column) if began else self._here

    def complaint(self) -> Complaint:
        """Return the first meaning that fits; the parser's own words where none does."""
        for meaning in (
            self._tab,
            self._odd_blank,
            self._start,
            self._another,
            self._quote,
            self._escape,
            self._dash,
            self._colon,
            self._comment,
            self._bracket,
            self._unlabelled,
            self._after,
            self._indented,
        ):
            complaint = meaning()
            if complaint is not None:
                return complaint
        return self._say(self._here, f"{self._problem}; put quotes around text that holds signs")

    def _tab(self) -> Complaint | None:
        line = self._line(self._here[0])
        indent = line[: len(line) - len(line.lstrip())]
        if "\t" not in indent:
            return None
        return self._say((self._here[0], indent.index("\t")), "a tab is used for indentation; use spaces")

    def _odd_blank(self) -> Complaint | None:
        """A blank that looks like one, where YAML needs one that is."""
        for row in range(max(min(self._began[0], self._here[0]) - 1, 0), self._here[0] + 1):
            found = _ODD_BLANK.search(self._line(row))
            if found:
                return self._say((row, found.start("sign")), odd_blank(found["sign"]))
        return None

    def _start(self) -> Complaint | None:
        """Unquoted text that begins with a sign."""
        if self._context in {"while scanning an alias", "while scanning an anchor"}:
            return self._say(self._began, ANCHORS, "F006")
        place = self._began if "directive" in self._context else self._here
        sign = self._sign(place)
        if "cannot start any token" in self._problem or "directive" in self._context:
            return self._say(place, f"unquoted text cannot begin with “{sign}”; quote it")
        if "mapping keys are not allowed" in self._problem:
            return self._say(place, "unquoted text cannot begin with a question mark and a blank; quote it")
        if "block scalar" in self._context:
            sign = self._sign(self._began)
            message = (
                f"after “{sign}” the text begins on the next line; quote the text if the sign belongs to it"
            )
            return self._say(self._began, message)
        return None

    def _another(self) -> Complaint | None:
        if "another document" not in self._problem:
            return None
        return self._say(
            self._here, "a second document begins here; a file holds one, so take the dashes out"
        )

    def _quote(self) -> Complaint | None:
        if "quoted scalar" not in self._context or "end of stream" not in self._problem:
            return None
        sign = self._sign(self._began)
        doubled = " or, where it belongs to the text, put the text in double quotes" if sign == "'" else ""
        return self._say(self._began, f"the quote {sign} is never closed; close it{doubled}")

    def _escape(self) -> Complaint | None:
        if "quoted scalar" not in self._context:
            return None
        line = self._line(self._here[0])
        start = line.rfind("\\", 0, self._here[1] + 1)
        if start < 0:
            return None
        written = line[start : start + 2]
        what = f"in double quotes {written} is no escape"
        if "hexdecimal" in self._problem:
            what = f"in double quotes {written} needs its hexadecimal digits"
        return self._say((self._here[0], start), f"{what}; use single quotes, or double the backslash")

    def _dash(self) -> Complaint | None:
        """A dash with no blank after it, which begins no item."""
        row = self._began[0] if "simple key" in self._context else self._here[0]
        dash = _GLUED_DASH.match(self._line(row))
        if dash is None or not (
            "mapping values" in self._problem or "simple key" in self._context or self._lost
        ):
            return None
        return self._say((row, dash.end() - 1), NO_BLANK_AFTER_DASH)

    def _colon(self) -> Complaint | None:
        """A colon and a blank inside unquoted text, which begins a value."""
        in_flow = "flow" in self._context and self._sign(self._here) == ":"
        if "mapping values are not allowed" not in self._problem and not in_flow:
            return None
        line = self._line(self._here[0])
        start = self._began[1] if in_flow and self._began[0] == self._here[0] else 0
        before = line[start : self._here[1]]
        if _COLON.search(before):
            what = "a colon and a blank inside unquoted text; quote the text"
            return self._say(self._here, what + (", or put a comma before this key" if in_flow else ""))
        if in_flow:
            return None
        start = len(line) - len(line.lstrip(" -"))
        what = "this key is indented further than those it stands with; line it up with them"
        return self._say((self._here[0], min(start, self._here[1])), what)

    def _comment(self) -> Complaint | None:
        """A bracket that is closed only inside what YAML takes for a comment."""
        sign = self._sign(self._began)
        if "flow" not in self._context or sign not in _BRACKETS:
            return None
        for row in range(self._began[0], min(self._here[0], self._began[0] + _FEW_LINES) + 1):
            start = self._began[1] if row == self._began[0] else 0
            unquoted = _QUOTES.sub(
                lambda quoted: "'" * len(quoted[0]), self._line(row)[start : start + _FEW_SIGNS]
            )
            comment = _COMMENT.search(unquoted)
            if comment and _BRACKETS[sign] in comment[0]:
                message = (
                    "a blank and # begin a comment, which goes on to the end of the line; quote the text"
                )
                return self._say((row, start + comment.start()), message)
        return None

    def _bracket(self) -> Complaint | None:
        if "flow" not in self._context:
            return None
        sign = self._sign(self._began)
        if sign not in _BRACKETS:
            return None
        where = f" before line {self._here[0] + 1}" if self._here[0] != self._began[0] else ""
        closing = _BRACKETS[sign]
        return self._say(
            self._began, f"this “{sign}” is not closed{where}; add “{closing}”, or the comma that is missing"
        )

    def _unlabelled(self) -> Complaint | None:
        """A line without a colon, where a key has to stand."""
        if "simple key" not in self._context:
            return None
        return self._say(self._began, "no colon follows; write the key, a colon, a blank and the value")

    def _after(self) -> Complaint | None:
        """Something on the same line after a value has ended."""
        row, column = self._here
        sign, before = self._sign(self._here), self._line(row)[:column].rstrip()[-1:]
        if not self._lost or not before:
            return None
        if sign and sign in "]}":
            return self._say(self._here, f"this “{sign}” closes nothing; take it out, or quote the text")
        if before in "]}":
            what = "text goes on after a closing bracket; quote text that begins with a bracket"
            return self._say(self._here, what)
        if before not in "'\"":
            return None
        opened = self._opened()
        if opened[0] < row:
            return self._say(opened, f"this quote runs on to line {row + 1}; close it where the text ends")
        other = "double" if before == "'" else "single"
        what = f"text goes on after its closing quote; put a text that holds a {before} in {other} quotes"
        return self._say(self._here, what)

    def _indented(self) -> Complaint | None:
        """A line that stands further left or right than any it could belong to."""
        row, column = self._here
        if not self._lost or self._line(row)[:column].strip():
            return None
        first = self._first_beside(row, column)
        like = "as none above it is" if first is None else f"and line {first + 1} by {self._indent(first)}"
        way_out = "line it up with its like" if first is None else "line up what belongs together"
        return self._say(self._here, f"this line is indented by {column}, {like}; {way_out}")

    def _first_beside(self, row: int, column: int) -> int | None:
        """Return the first line of the block above that stands further right; None where there is none."""
        first = None
        for above in range(row - 1, -1, -1):
            line = self._line(above)
            if not line.strip() or line.lstrip().startswith("#"):
                continue
            if self._indent(above) <= column:
                break
            first = above
        return first

    def _indent(self, row: int) -> int:
        line = self._line(row)
        return len(line) - len(line.lstrip(" "))

    @property
    def _lost(self) -> bool:
        """Whether the parser waited for the next key or item and met something else."""
        return "expected key" in self._problem or "'-'" in self._problem

    def _opened(self) -> tuple[int, int]:
        """Return where the quoted text begins that ends just before the parser gave up."""
        opened = self._here
        with suppress(yaml.YAMLError):
            for token in yaml.scan("\n".join(self._lines), Loader=yaml.SafeLoader):
                if (token.start_mark.line, token.start_mark.column) >= self._here:
                    break
                if isinstance(token, yaml.ScalarToken) and not token.plain:
                    opened = token.start_mark.line, token.start_mark.column
        return opened

    def _say(self, place: tuple[int, int], message: str, code: str = "F004") -> Complaint:
        text = message if code == "F006" else f"is not YAML: {message}"
        return Complaint(place[0] + 1, place[1] + 1, text, code)

    def _line(self, row: int) -> str:
        return self._lines[row] if row < len(self._lines) else ""

    def _sign(self, place: tuple[int, int]) -> str:
        return self._line(place[0])[place[1] : place[1] + 1]
