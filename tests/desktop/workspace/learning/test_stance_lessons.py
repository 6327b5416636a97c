"""What a corrected stance teaches: the same cue on the same target, and nothing else."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.domain.actor import Actor
from onrecord.domain.article import Article, article_key
from onrecord.domain.change import Change, CorrectStatement, ForgetLesson, RemoveArticles, Together
from onrecord.domain.judgement import Judgement
from onrecord.domain.lesson import LessonKind, cue_stem
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Reason, Stance, Statement, StatementKind, Tier, statement_key
from onrecord.workspace import Workspace, review
from onrecord.workspace.learning.learnt import CLEAR, DECISIONS, DOUBTFUL

COSTA = Actor("costa", "Elena Costa")


def article(number: int, *said: tuple[str, str], tier=Tier.DETERMINED) -> ExtractedArticle:
    """Return an article with a statement for each (words with one cue between *stars*, target)."""
    text, found = f"Article {number}\n\n", []
    for words, target in said:
        before, cue, after = words.split("*")
        start = len(text)
        text += f"{before}{cue}{after}. "
        span = TextSpan(start + len(before), start + len(before) + len(cue))
        turned: tuple[Reason, ...] = ()
        if " not " in before:
            place = start + before.index("not")
            turned = (Reason("stance", "turned round by", TextSpan(place, place + 3)),)
        found.append((TextSpan(start, len(text) - 2), span, target, turned))
    key = article_key(text)
    statements = tuple(
        Statement(
            statement_key(key, (content,), None),
            key,
            (content,),
            StatementKind.PARAPHRASE,
            "costa",
            topics=("treaty",),
            target=target,
            stance=Stance.OPPOSE if turned else Stance.SUPPORT,
            polarity=-1 if turned else 1,
            tier=tier,
            stance_cue=cue,
            reasons=turned,
        )
        for content, cue, target, turned in found
    )
    return ExtractedArticle(Article(key, text, f"Article {number}"), statements, (COSTA,))


FIRST = article(
    1, ("Costa *welcomed* the delay", "the delay"), ("Costa *praised* the pact", "pact")
)
SECOND = article(
    2,
    ("Costa *welcomes* a delay", "a delay"),
    ("Costa *praised* the delay", "the delay"),
    ("Costa did not *welcome* the delay", "the delay"),
    ("Costa *welcomed* the pact", "the pact"),
)


@pytest.fixture
def workspace(example_codebook):
    made = Workspace.temporary(example_codebook)
    made.add(FIRST)
    made.add(SECOND)
    yield made
    made.close()


def test_one_word_is_another_target_after_the_same_cue_alone(workspace):
    key = FIRST.statements[0].key

    workspace.apply(CorrectStatement(key, (("target", "the blockade"), ("target_key", None))))

    assert [workspace.statement(s.key).target for s in SECOND.statements] == [
        "the blockade",
        "the delay",
        "the delay",
        "the pact",
    ]
    (lesson,) = workspace.lessons()
    assert (lesson.kind, lesson.cue and lesson.cue.words) == (LessonKind.TARGET, "welcomed")
    moved = workspace.statement(SECOND.statements[0].key)
    assert moved.reasons[-1].rule == "learnt from your correction of “the delay” after “welcomed”"
    workspace.apply(ForgetLesson(lesson.key))
    assert workspace.statement(moved.key).target == "a delay"


def _polarities(workspace: Workspace) -> list[int]:
    return [workspace.statement(s.key).polarity for s in SECOND.statements]


def _judge(workspace: Workspace, judgement: Judgement, number: int = 0):
    return workspace.apply(
        review.judge(workspace.statement(FIRST.statements[number].key), judgement)
    )


def test_only_the_same_cue_on_the_same_target_follows_a_corrected_side(workspace):
    _judge(workspace, Judgement.OPPOSES)

    assert _polarities(workspace) == [-1, 1, -1, 1]
    moved = workspace.statement(SECOND.statements[0].key)
    assert moved.stance is Stance.OPPOSE
    assert not moved.reviewed
    assert "learnt from your correction of “welcomed” on “the delay”" in moved.reasons[-1].rule
    (lesson,) = workspace.lessons()
    assert lesson.kind is LessonKind.STANCE
    assert workspace.moved_by_lessons() == {lesson.key: [SECOND.statements[0].key]}


def test_a_corrected_degree_is_learnt_like_a_side(workspace):
    _judge(workspace, Judgement.STRONGLY_SUPPORTS)

    assert _polarities(workspace) == [2, 1, -1, 1]


def test_taking_the_correction_back_or_forgetting_it_restores_all(workspace):
    before = workspace.statements()
    back = _judge(workspace, Judgement.OPPOSES)
    taught = workspace.statements()
    remember = workspace.apply(ForgetLesson(workspace.lessons()[0].key))
    assert _polarities(workspace) == [1, 1, -1, 1]
    workspace.apply(remember)
    assert workspace.statements() == taught
    workspace.apply(back)
    assert workspace.statements() == before


def test_articles_to_come_follow_and_what_is_reviewed_stays(workspace):
    workspace.apply(review.accept(workspace.statement(SECOND.statements[0].key)))
    _judge(workspace, Judgement.OPPOSES)
    third = article(3, ("Costa is *welcoming* the delay", "the delay"))
    workspace.add(third)

    assert _polarities(workspace) == [1, 1, -1, 1]
    assert workspace.statement(third.statements[0].key).polarity == -1


def test_a_condition_and_a_cue_that_is_the_target_teach_nothing(workspace):
    _judge(workspace, Judgement.ONLY_IF)
    war = article(4, ("This *war* has shown it", "the war"))
    workspace.add(war)
    workspace.apply(review.judge(workspace.statement(war.statements[0].key), Judgement.OPPOSES))

    assert workspace.lessons() == ()


def test_a_project_learns_the_same_when_it_is_opened_again(tmp_path, example_codebook):
    path = tmp_path / "talks.onrecord"
    with Workspace.create(path, example_codebook) as made:
        made.add(FIRST)
        made.add(SECOND)
        _judge(made, Judgement.OPPOSES)
        held = made.statements()
    with Workspace.open(path) as again:
        assert again.statements() == held


@given(order=st.permutations(range(3)), forgotten=st.sets(st.integers(0, 2)))
def test_lessons_of_different_words_may_come_in_any_order(example_codebook, order, forgotten):
    corrections = [
        (FIRST.statements[0].key, (("stance", Stance.OPPOSE), ("polarity", -2))),
        (FIRST.statements[1].key, (("stance", Stance.OPPOSE), ("polarity", -1))),
        (SECOND.statements[2].key, (("stance", Stance.NEUTRAL), ("polarity", 0))),
    ]
    made = []
    for numbers in (range(3), order):
        with Workspace.temporary(example_codebook) as workspace:
            workspace.add(FIRST)
            workspace.add(SECOND)
            before = workspace.statements()
            backs = [workspace.apply(CorrectStatement(*corrections[n])) for n in numbers]
            lessons = sorted(workspace.lessons(), key=lambda lesson: lesson.key)
            for number in forgotten:
                workspace.apply(ForgetLesson(lessons[number].key))
            made.append({s.key: s for s in workspace.statements()})
            workspace.apply(Together(tuple(reversed(backs))))
            assert workspace.statements() == before
    assert made[0] == made[1]


@pytest.mark.parametrize(
    "forms",
    [
        ("welcome", "welcomes", "welcomed", "welcoming"),
        ("deny", "denies", "denied", "denying"),
        ("stop", "stops", "stopped", "stopping"),
        ("pass", "passes", "passed", "passing"),
    ],
)
def test_regular_forms_of_a_cue_are_one(forms):
    assert len({cue_stem(form) for form in forms}) == 1


def test_cues_of_other_words_stay_apart():
    cues = ("condemn", "commend", "back", "block", "support", "oppose", "urge", "argue", "end")
    assert all(cue_stem(one) != cue_stem(two) for one, two in itertools.combinations(cues, 2))


# -- many decisions -----------------------------------------------------------------------------


def _weak(number: int) -> ExtractedArticle:
    return article(number, (f"Costa *noted{number}* the quota", "the quota"), tier=Tier.WEAK)


@pytest.fixture
def decided(example_codebook):
    made = Workspace.temporary(example_codebook)
    for number in range(10, 15):
        made.add(_weak(number))
    yield made
    made.close()


def _decide(workspace: Workspace, count: int, judgement: Judgement) -> list[Change]:
    keys = [s.key for s in workspace.statements()][:count]
    return [workspace.apply(review.judge(workspace.statement(key), judgement)) for key in keys]


def test_three_decisions_on_a_target_make_a_weak_reading_of_their_side_clear(decided):
    _decide(decided, 2, Judgement.SUPPORTS)
    assert decided.statements()[-1].tier is Tier.WEAK

    _decide(decided, 3, Judgement.SUPPORTS)

    last = decided.statements()[-1]
    assert last.tier is Tier.DETERMINED
    assert (last.polarity, last.reviewed) == (1, False)
    assert "learnt from 3 of your decisions on “the quota”" in last.reasons[-1].rule
    assert len(decided.moved_by_lessons()[CLEAR]) == 2
    assert decided.decisions() == (3, True)


def test_decisions_on_the_other_side_make_it_doubtful_and_never_turn_it(decided):
    _decide(decided, 3, Judgement.OPPOSES)

    last = decided.statements()[-1]
    assert (last.tier, last.polarity) == (Tier.WEAK, 1)
    assert "3 of your decisions on this target take the other side" in last.doubt
    assert len(decided.moved_by_lessons()[DOUBTFUL]) == 2


def test_decisions_that_disagree_say_nothing(decided):
    _decide(decided, 3, Judgement.SUPPORTS)
    key = decided.statements()[3].key
    decided.apply(review.judge(decided.statement(key), Judgement.OPPOSES))

    assert decided.statements()[-1].tier is Tier.WEAK


def test_examples_are_switched_off_and_on_again(decided):
    _decide(decided, 3, Judgement.SUPPORTS)
    on = decided.statements()

    back = decided.apply(ForgetLesson(DECISIONS))

    assert decided.statements()[-1].tier is Tier.WEAK
    assert decided.decisions() == (3, False)
    decided.apply(back)
    assert decided.statements() == on


def test_decisions_of_removed_articles_and_those_taken_back_count_no_more(decided):
    before = decided.statements()
    backs = _decide(decided, 3, Judgement.SUPPORTS)
    restore = decided.apply(RemoveArticles((before[0].article_key,)))
    assert decided.statements()[-1].tier is Tier.WEAK
    decided.apply(restore)
    assert decided.statements()[-1].tier is Tier.DETERMINED

    for back in reversed(backs):
        decided.apply(back)

    assert decided.statements() == before


def test_what_is_held_is_what_a_fresh_reading_of_the_project_gives(tmp_path, example_codebook):
    path = tmp_path / "quota.onrecord"
    with Workspace.create(path, example_codebook) as made:
        for number in range(10, 15):
            made.add(_weak(number))
        _decide(made, 4, Judgement.OPPOSES)
        made.apply(ForgetLesson(DECISIONS))
        held = made.statements()
    with Workspace.open(path) as again:
        assert again.statements() == held
