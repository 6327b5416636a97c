"""Who stands for a revision."""

import getpass

import pytest

from onrecord.domain.statement import ANALYST
from onrecord.workspace.author import author


def test_a_revision_is_by_whom_the_system_knows(monkeypatch):
    monkeypatch.setattr(getpass, "getuser", lambda: "ada")

    assert author() == "ada"


@pytest.mark.parametrize("error", [KeyError, OSError, ImportError])
def test_a_user_without_a_name_is_the_analyst(monkeypatch, error):
    def fail():
        raise error

    monkeypatch.setattr(getpass, "getuser", fail)

    assert author() == ANALYST
