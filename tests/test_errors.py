"""Every error crosses a process border whole, and says what, where and the way out."""

from __future__ import annotations

import inspect
import pickle

import pytest

from authcheck import errors
from authcheck.model.problem import Problem

EVERY = [
    error
    for error in vars(errors).values()
    if inspect.isclass(error) and issubclass(error, errors.AuthcheckError)
]


def an_error(kind: type[errors.AuthcheckError]) -> errors.AuthcheckError:
    if issubclass(kind, (errors.ExhibitError, errors.BankError)):
        return kind("letter.pdf", "why")
    if issubclass(kind, errors.FormError):
        return kind([Problem(code="F001", path="a.yaml", line=1, column=2, key="x", message="is wrong")])
    return kind("why") if kind is not errors.AuthcheckError else kind()


@pytest.mark.parametrize("kind", EVERY)
def test_an_error_survives_pickling(kind):
    made = an_error(kind)
    copy = pickle.loads(pickle.dumps(made))  # noqa: S301 - our own bytes
    assert type(copy) is kind
    assert (str(copy), copy.args) == (str(made), made.args)


@pytest.mark.parametrize("kind", [kind for kind in EVERY if issubclass(kind, errors.ExhibitError)])
def test_an_exhibit_error_is_one_line_that_names_the_file(kind):
    assert str(an_error(kind)).startswith("letter.pdf: ")
    assert "\n" not in str(an_error(kind))


@pytest.mark.parametrize("kind", EVERY)
def test_every_error_is_drawn_in_the_tree(kind):
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.exit_status == 2
