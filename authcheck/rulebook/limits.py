"""How much a rule may hold: far beyond what rules need, and little enough for anybody's file to be checked.

Rule files come by pull request. Without these bounds, two megabytes of phrases, patterns and tests multiply
into hours. The figures in brackets are the most that any rule shipped with authcheck has.
"""

from __future__ import annotations

PHRASE = 200
"""Characters of a phrase (69). A tolerant reader compares each with every word it may begin at."""

PHRASES = 2_000
"""Phrases of one list (12): a register of a department's offices, or of its forms, fits in."""

PATTERN = 2_000
"""Characters of a pattern (424)."""

PATTERNS = 50
"""Patterns of one list (7). Each is held against every page by itself."""

PROGRAM = 20_000
"""Steps of the programs that RE2 makes of one list's patterns (7,567). Where a text keeps RE2 from being
quick, it takes each of them once for each character."""

TESTS = 500
"""Tests of a rule (17)."""

TEST_TEXT = 20_000
"""Characters of a zone of a test (143): four full pages."""

COMPANIONS = 50
"""Rules that one waits for (6)."""

PROCESSOR_S = 10
"""Seconds of processor time that reading a file, or running its tests, may take (0.02)."""
