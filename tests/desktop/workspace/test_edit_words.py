"""Edits of a codebook in words."""

from dataclasses import replace

import pytest

from onrecord.domain import codebook_edit as edit
from onrecord.domain.codebook import Codebook, Topic
from onrecord.workspace.edit_words import edit_of


def _with(codebook, key, **values):
    return edit.with_topic(codebook, replace(codebook.topic(key), **values))


def _with_target(codebook, **values):
    target = edit.find_target(codebook, "treaty", "talks")
    return edit.with_target(codebook, "treaty", replace(target, **values))


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (lambda c: _with(c, "fishing", name="Fish"), "Edit name"),
        (lambda c: _with(c, "fishing", definition="Who fishes."), "Edit definition"),
        (lambda c: _with(c, "fishing", terms=("fish*", "quota")), "Remove term trawler"),
        (lambda c: _with(c, "fishing", exclusions=("a", "b")), "Change exclusions"),
        (lambda c: _with_target(c, terms=("talk*", "meeting")), "Add term meeting"),
        (lambda c: _with_target(c, supporting="Wants them."), "Edit what supporting means"),
        (lambda c: _with_target(c, side=1), "Side of talks"),
        (lambda c: edit.with_topic(c, Topic("ferry", "Ferries")), "Add topic Ferries"),
        (lambda c: edit.without_topic(c, "fishing"), "Remove topic Fishing"),
        (lambda c: edit.moved_topic(c, "fishing", -1), "Order of topics"),
        (lambda c: edit.without_target(c, "treaty", "talks"), "Remove target talks"),
        (
            lambda c: edit.merged_targets(c, ("treaty", "treaty"), ("treaty", "talks")),
            "Merge target talks",
        ),
        (
            lambda c: edit.merged_targets(c, ("fishing", "quotas"), ("treaty", "talks")),
            "Merge target talks",
        ),
        (lambda c: edit.moved_target(c, "talks", "treaty", "fishing"), "Move target"),
        (lambda c: Codebook("Another"), "Other codebook"),
    ],
)
def test_an_edit_is_named_by_what_it_did(example_codebook, made, words):
    assert edit_of(example_codebook, made(example_codebook)).words == words


@pytest.mark.parametrize(
    ("texts", "one_step"),
    [
        (("", "f", "fi"), True),
        (("fish", "fis", "fi"), True),
        (("big", "big ", "big f"), True),
        (("bi", "big", "big "), False),
        (("fi", "fis", "fi"), False),
        (("fi", "fish", "fishe"), True),
        (("fi", "fis", "fishes"), False),
    ],
)
def test_letters_of_a_word_are_one_step(example_codebook, texts, one_step):
    first, second, third = (_with(example_codebook, "fishing", definition=t) for t in texts)

    assert edit_of(second, third).goes_on(edit_of(first, second)) is one_step


def test_letters_in_two_fields_are_two_steps(example_codebook):
    named = _with(example_codebook, "fishing", name="Fishing!")
    defined = _with(named, "fishing", definition="x")

    assert not edit_of(named, defined).goes_on(edit_of(example_codebook, named))
