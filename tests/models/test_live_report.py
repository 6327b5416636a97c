"""Entries of a live report: times of day head them, and their headings are no speaker labels."""

from en_onrecord.layout import find_labels, name_kinds, split_paragraphs


def _kinds(text):
    paragraphs = split_paragraphs(text)
    name_kinds(text, paragraphs, "", 16)
    find_labels(text, paragraphs)
    return paragraphs


def test_a_line_with_the_time_above_an_entry_is_a_heading_without_label():
    text = (
        "Talks end after an hour\n\n18:05 – Lund: ‘not acceptable’\n\nThe offer is poor, she said."
        "\n\n17:31 – Oslo: terms ‘unreal’\n\nA source spoke of a long night."
    )
    kinds = [(p.kind, p.label) for p in _kinds(text)]
    assert kinds[1] == ("heading", None)
    assert kinds[3] == ("heading", None)


def test_lines_that_each_begin_with_the_time_are_entries():
    text = (
        "Talks as they happened\n\n18:05 Lund says the offer is poor\n\n"
        "17:31 The envoys have left the hotel\n\n16:02 Berg calls for calm\n\nMore soon."
    )
    assert [p.kind for p in _kinds(text)[1:3]] == ["body", "body"]
