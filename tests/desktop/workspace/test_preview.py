"""Where statements would go by another codebook."""

from dataclasses import replace

from onrecord.domain import codebook_edit as edit
from onrecord.domain.change import CorrectStatement, ReplaceCodebook
from onrecord.domain.codebook import Codebook, Target, Topic
from onrecord.domain.judgement import Judgement
from onrecord.workspace import review


def with_terms(codebook: Codebook, key: str, *terms: str) -> Codebook:
    topics = tuple(
        replace(topic, terms=terms) if topic.key == key else topic for topic in codebook.topics
    )
    return replace(codebook, topics=topics)


def topics_by_statement(workspace):
    return {s.key: set(s.topics) for s in workspace.statements() if s.position}


def targets_by_statement(workspace):
    return {s.key: s.target_key for s in workspace.statements() if s.position}


def test_the_same_codebook_moves_nothing(example_workspace):
    preview = example_workspace.codebook_preview(example_workspace.codebook)()

    assert preview.moved == 0
    assert all(not topic.enter and not topic.leave for topic in preview.topics.values())


def test_what_it_says_is_what_applying_the_codebook_does(example_workspace):
    draft = with_terms(example_workspace.codebook, "fishing", "trawler")
    preview = example_workspace.codebook_preview(draft)()
    before = topics_by_statement(example_workspace)
    targets = targets_by_statement(example_workspace)

    example_workspace.apply(ReplaceCodebook(draft))

    after = topics_by_statement(example_workspace)
    on_others = targets_by_statement(example_workspace)
    left = {key for key in before if "fishing" in before[key] - after[key]}
    entered = {key for key in before if "fishing" in after[key] - before[key]}
    assert left
    assert set(preview.topic("fishing").leave) == left
    assert set(preview.topic("fishing").enter) == entered
    assert preview.moved == sum(
        before[key] != after[key] or targets[key] != on_others[key] for key in before
    )


def test_a_new_topic_takes_statements_in(example_workspace):
    weather = Topic("leaders", "Leaders", terms=("harbour treaty",))
    codebook = example_workspace.codebook
    draft = replace(codebook, topics=(*codebook.topics, weather))

    preview = example_workspace.codebook_preview(draft)()

    assert preview.topic("leaders").enter
    assert preview.topic("leaders").now == 0


def test_reviewed_statements_stay_whatever_the_terms_say(example_workspace):
    statement = next(s for s in example_workspace.statements() if s.topics == ("fishing",))
    example_workspace.apply(review.accept(statement))

    preview = example_workspace.codebook_preview(
        with_terms(example_workspace.codebook, "fishing", "ferry")
    )()

    assert statement.key in preview.topic("fishing").stay


def test_corrected_topics_stay_too(example_workspace):
    statement = next(s for s in example_workspace.statements() if s.topics == ("fishing",))
    values = (("topics", ("treaty",)), ("reviewed", False))
    example_workspace.apply(CorrectStatement(statement.key, values))

    preview = example_workspace.codebook_preview(
        with_terms(example_workspace.codebook, "fishing", "quota")
    )()

    assert statement.key in preview.topic("treaty").stay


def test_a_preview_is_not_disturbed_by_later_changes(example_workspace):
    draft = with_terms(example_workspace.codebook, "fishing", "trawler")
    job = example_workspace.codebook_preview(draft)
    expected = job()

    example_workspace.apply(ReplaceCodebook(draft))

    assert job() == expected


def test_a_codebook_leaves_alone_what_it_does_not_move(example_workspace):
    before = {s.key: s for s in example_workspace.statements()}
    draft = with_terms(example_workspace.codebook, "fishing", "trawler")

    undo = example_workspace.apply(ReplaceCodebook(draft))

    after = {s.key: s for s in example_workspace.statements()}
    same = [key for key in before if before[key] == after[key]]
    assert 0 < len(same) < len(before)
    assert all(before[key] is after[key] for key in same)
    example_workspace.apply(undo)
    assert {s.key: s for s in example_workspace.statements()} == before


def test_many_drafts_do_not_confuse_what_holds(example_workspace):
    held = example_workspace.codebook
    for word in ("quota", "ferry", "harbour", "trawler", "net", "boat"):
        example_workspace.codebook_preview(with_terms(held, "fishing", word))()
    draft = with_terms(held, "fishing", "ferry")
    expected = example_workspace.codebook_preview(draft)()

    example_workspace.apply(ReplaceCodebook(draft))

    stays = {s.key for s in example_workspace.statements() if "fishing" in s.topics}
    topic = expected.topic("fishing")
    assert stays == {*topic.enter, *topic.stay}


def test_a_new_target_takes_the_statements_that_applying_gives_it(example_workspace):
    before = targets_by_statement(example_workspace)
    target = Target("new", "the closed port", terms=("blockade",))
    draft = edit.with_target(example_workspace.codebook, "treaty", target)
    preview = example_workspace.codebook_preview(draft)()

    example_workspace.apply(ReplaceCodebook(draft))

    after = targets_by_statement(example_workspace)
    taken = {key for key in after if after[key] == "new"}
    assert taken
    assert set(preview.target("new").enter) == taken
    assert preview.target("new").now == 0
    assert preview.moved == sum(before[key] != after[key] for key in before)


def test_a_target_that_is_removed_is_left_by_its_statements(example_workspace):
    held = example_workspace.codebook
    own = {k for k, target in targets_by_statement(example_workspace).items() if target == "quotas"}
    draft = edit.without_target(held, "fishing", "quotas")
    preview = example_workspace.codebook_preview(draft)()

    example_workspace.apply(ReplaceCodebook(draft))

    after = targets_by_statement(example_workspace)
    assert own
    assert set(preview.target("quotas").leave) == {key for key in own if after[key] != "quotas"}


def test_a_reviewed_statement_that_the_terms_find_is_told_to_be_left_out(example_workspace):
    leaders = Topic("leaders", "Leaders", terms=("harbour treaty",))
    codebook = example_workspace.codebook
    draft = replace(codebook, topics=(*codebook.topics, leaders))
    found = example_workspace.codebook_preview(draft)().topic("leaders").enter
    judged = example_workspace.statement(found[0])

    example_workspace.apply(review.judge(judged, Judgement.OPPOSES))
    preview = example_workspace.codebook_preview(draft)()

    assert preview.left_out["leaders"] == (judged.key,)
    assert judged.key not in preview.topic("leaders").enter
    example_workspace.apply(ReplaceCodebook(draft))
    assert "leaders" not in example_workspace.statement(judged.key).topics
