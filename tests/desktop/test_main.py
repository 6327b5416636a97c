"""What starts the program: it needs a display for the window, and loads little without one."""

import re
import subprocess
import sys

import pytest

from onrecord import cli
from onrecord.__main__ import main


def test_every_subcommand_is_carried_out_without_a_window(capsys):
    with pytest.raises(SystemExit):
        cli.main(["--help"])
    commands = re.findall(r"^    (\w+)  ", capsys.readouterr().out, re.MULTILINE)
    assert len(commands) > 3

    for command in commands:
        with pytest.raises(SystemExit) as end:
            main([command, "--help"])
        assert end.value.code == 0
        assert f"onrecord {command} [-h]" in capsys.readouterr().out


def test_the_window_needs_a_display(monkeypatch, capsys):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")

    assert main([]) == 2
    assert "onrecord compare FILES" in capsys.readouterr().err


def test_the_modules_that_start_the_program_load_neither_qt_nor_pandas_nor_spacy():
    code = (
        "import sys, onrecord.cli, onrecord.__main__, onrecord.workspace\n"
        "print([n for n in ('PySide6', 'pandas', 'spacy', 'xlsxwriter') if n in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
