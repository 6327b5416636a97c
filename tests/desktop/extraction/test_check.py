"""Checking the engine from outside."""

import pytest

from onrecord.extraction.check import check_engine


@pytest.mark.slow
def test_the_english_engine_is_found_sound_without_being_loaded_here():
    found = check_engine()
    assert (found.name, found.problem) == ("en_onrecord", "")
    assert found.version


def test_a_language_without_an_engine_is_a_problem_in_words():
    assert "No reader" in check_engine("xx").problem
