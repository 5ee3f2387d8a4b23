"""What packages say that their checks can show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rulefiles import a_rule_text, problems_of

from authcheck.plugins.declared import declared

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

CHECKS = "[authcheck.checks]\nmarks.seen = {module}.code:check\n"


def a_package(site: Path, name: str, evidence: str = "") -> None:
    about = site / f"{name}-1.0.dist-info"
    about.mkdir(parents=True)
    declares = f"[authcheck.evidence]\nmarks.seen = {evidence}\n" if evidence else ""
    (about / "entry_points.txt").write_text(CHECKS.format(module=name) + declares, encoding="utf-8")


def wrong(folder: Path, evidence: str, weight: str = "strong") -> list[str]:
    """Return the codes of what is wrong with a rule that takes the check's answer for this."""
    named = f"evidence: {evidence}, " if evidence else ""
    found = (
        f"{{axis: standing, toward: unissued draft, weight: {weight}, {named}basis: standard, say: Seen.}}"
    )
    text = a_rule_text(
        status="stable" if evidence else "experimental",
        refs="[{cite: A manual}]",
        look=" {in: [body], for: {check: marks.seen}}",
        conclude=f"\n  found: {found}\n  absent: nothing",
        tests="\n- {sample: a.pdf, expect: found}\n- {sample: b.pdf, expect: absent}",
    )
    return [code for code, *_ in problems_of(folder, text)]


def test_a_check_shows_what_its_package_declares(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_package(tmp_path, "one", "draft_mark.metadata")
    monkeypatch.syspath_prepend(tmp_path)
    assert declared("marks.seen") == {"draft_mark", "metadata"}
    assert wrong(tmp_path / "a", "draft mark") == []
    assert wrong(tmp_path / "b", "draft metadata", "moderate") == ["R017"]


def test_a_check_of_which_nothing_is_declared_shows_no_kind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_package(tmp_path, "one")
    monkeypatch.syspath_prepend(tmp_path)
    assert declared("marks.seen") == frozenset()
    assert wrong(tmp_path / "a", "draft mark") == ["R017"]
    assert wrong(tmp_path / "b", "", "moderate") == []


def test_one_package_does_not_declare_for_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    a_package(tmp_path, "one", "draft_mark")
    a_package(tmp_path, "two", "metadata.draft_mark.hidden_text")
    a_package(tmp_path / "elsewhere", "three", "draft_mark")
    monkeypatch.syspath_prepend(tmp_path)
    assert declared("marks.seen") == {"draft_mark"}
    a_package(tmp_path, "four")
    monkeypatch.syspath_prepend(tmp_path / "elsewhere")
    assert declared("marks.seen") == frozenset()


def test_nobody_declares_for_our_checks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    about = tmp_path / "evil-1.0.dist-info"
    about.mkdir()
    (about / "entry_points.txt").write_text(
        "[authcheck.checks]\nclosing.blank = evil:check\n"
        "[authcheck.evidence]\nclosing.blank = cryptographic_chained\n"
    )
    monkeypatch.syspath_prepend(tmp_path)
    assert declared("closing.blank") == frozenset()


def test_what_nobody_brings_declares_nothing() -> None:
    assert declared("no.such-check") is None
