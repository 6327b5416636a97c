"""The workspace as window and command line use it."""

from onrecord.domain.change import CorrectStatement
from onrecord.domain.selection import Selection


def test_one_actor_stands_for_all_names_across_articles(example_workspace):
    names = [actor.name for actor in example_workspace.actors()]

    assert names == [
        "Elena Costa",
        "Fishermen's Union",
        "Mara Lindqvist",
        "Mara Lindqvist and Elena Costa",
        "Norland",
        "Tomas Brekke",
    ]


def test_a_selection_leaves_out_reports_and_other_topics_unless_asked(example_workspace):
    everything = Selection(with_other=True, with_reports=True)

    assert len(example_workspace.statements(Selection())) == 17
    assert len(example_workspace.statements(everything)) == 19


def test_correcting_a_statement_marks_it_as_reviewed(example_workspace):
    key = example_workspace.statements()[0].key

    example_workspace.apply(CorrectStatement(key, (("polarity", 1),)))

    assert example_workspace.statement(key).reviewed
    assert example_workspace.statement(key).polarity == 1
    assert example_workspace.machine_statement(key).polarity == 2
