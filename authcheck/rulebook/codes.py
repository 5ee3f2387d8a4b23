"""What can be wrong with a rule file beyond its form, each with a stable code.

The ``F`` codes of ``forms`` (not YAML, unknown key, wrong kind of value …) come before these.
"""

from __future__ import annotations

from enum import StrEnum


class Code(StrEnum):
    """A kind of mistake in a rule or pack file."""

    NO_PACK = "R001"
    """The place named holds no pack: a folder with a ``pack.yaml``."""

    NAME = "R002"
    """The file is not called ``<family>.<name>.yaml``, or its family is not one."""

    TWICE = "R003"
    """Two files give the same id."""

    FIND = "R004"
    """``look.for`` does not name exactly one way of looking, or names it badly."""

    ZONE = "R005"
    """``look.in`` names no zone, or one where this way of looking cannot work."""

    PATTERN = "R006"
    """A pattern is not RE2."""

    TOWARD = "R007"
    """The axis has no such value, or no finding may point to it."""

    CAP = "R008"
    """The weight is over what its evidence may weigh."""

    BASIS = "R009"
    """A weight without basis or kind of evidence weighs too much, or stands in a stable rule."""

    REFERENCE = "R010"
    """A stable rule rests on nothing."""

    SAY = "R011"
    """A sentence asks for something that is not filled in."""

    UNTESTED = "R012"
    """The tests lack a letter where the rule finds something, or one where it does not."""

    TEST = "R013"
    """A test names a zone the rule does not look at, or expects what no test can show."""

    FAILED = "R014"
    """A test came out otherwise than expected."""

    NEEDS = "R015"
    """A rule waits for a rule that does not exist, or that waits itself."""

    REPLACED = "R016"
    """``replaced_by`` and ``status: deprecated`` go together."""

    EVIDENCE = "R017"
    """The rule names evidence that what it looks for cannot show."""

    UNSHOWN = "R018"
    """No test shows a phrase or pattern at work."""

    IDLE = "R019"
    """A phrase or pattern can have no effect."""

    MEASURED = "R020"
    """Measured counts give another word than the weight, or cannot be counts."""

    SAMPLE = "R021"
    """A test names a sample that is not in the folder of samples, or lies outside."""

    NO_SUCH_RULE = "R022"
    """The settings switch off or lower a rule that is not in force."""

    EXPIRED = "R023"
    """An entry of the settings held up to a day that has gone by."""

    NO_SUCH_PACK = "R024"
    """The settings name a pack that is not installed."""

    RAISED = "R025"
    """An entry of the settings would not lower a weight."""

    NO_SUCH_CHECK = "R026"
    """The rule names a check that no installed package brings."""

    BLANK = "R027"
    """A place that ``rules new`` marked is still to be filled in."""

    LINK = "R028"
    """A rule or pack file is a link that leads out of its pack."""

    UNFILLED = "R029"
    """Nothing that is installed fills the zone."""

    FOREIGN = "R030"
    """The file is a rule of another program."""

    TOO_LONG = "R031"
    """An entry of the settings would hold for longer than two years."""

    TOO_SLOW = "R032"
    """The file takes more processor time than any rule needs."""

    FAULT = "R033"
    """authcheck itself failed on the file."""
