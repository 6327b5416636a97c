"""The target that a sentence names: what is judged or demanded, in words that can be quoted."""

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

NAMED = [
    # the deed, not the addressee
    ("Norway urged the banks to lift the fee.", "lifting the fee"),
    ("Norway called on the miners to return to the pits.", "returning to the pits"),
    ("Norway asked the court to admit the witness.", "admitting the witness"),
    ("Norway appealed to both clubs to respect the rules.", "rules"),
    ("Norway warned the junta against using live rounds.", "using live rounds"),
    ("Norway urged its partners not to abandon the refugees.", "refugees"),
    ("Norway promised to build a bridge.", "building a bridge"),
    ("Norway refused to negotiate.", "negotiating"),
    ("Norway refused to sign the treaty.", "treaty"),
    ("Norway threatened to block the loan.", "loan"),
    ("The senator vowed to fight the merger.", "merger"),
    ("The two parties agreed to scrap the toll.", "toll"),
    ("Norway ruled out sending troops.", "sending troops"),
    # the subject, not the predicate noun
    ("Senator Reed said the toll was a mistake.", "toll"),
    ("Senator Reed said the policy was an unworkable attempt.", "policy"),
    ("Senator Reed said closing the mine would be a mistake.", "closing the mine"),
    ("“It was wrong to cancel the concert,” Senator Reed said.", "cancelling the concert"),
    ("“It would be wrong not to sign the treaty,” Senator Reed said.", "treaty"),
    ("“The ruling is unfair,” Senator Reed said.", "ruling"),
    ("Senator Reed called the limits a gift to the smugglers.", "limits"),
    ("“What we want is a fair trial,” Senator Reed said.", "fair trial"),
    # target and sign from the same reversal
    ("The bishop called for an end to the war in the south.", "war in the south"),
    ("The bishop called for a halt to the shelling.", "shelling"),
    ("The council should stop sending money to the club, Senator Reed said.", "sending money"),
    ("Norway withdrew its objection to the treaty.", "treaty"),
    ("Norway reaffirmed its support for the treaty.", "treaty"),
    ("Norway stressed the importance of free trade.", "free trade"),
    ("Norway stressed the need for a tribunal on the crime of piracy.", "tribunal"),
    ("Senator Reed said the army must withdraw from the valley.", "withdrawing from the valley"),
    ("Norway neither supports nor opposes the merger.", "merger"),
    ("Senator Reed said she had no intention of resigning.", "resigning"),
    ("Senator Reed said sending arms would only prolong the war.", "sending arms"),
    # a claim that is denied
    ("Norway denied that the bill broke the law.", "claim that the bill broke the law"),
    ("Senator Reed said Norway would finance a new bridge.", "financing a new bridge"),
    ("“Norway is ready for talks with the rebels,” Senator Reed said.", "talks with the rebels"),
    ("Senator Reed said the council should be reformed.", "council being reformed"),
    ("Senator Reed said the toll must be lifted.", "toll"),
    ("Senator Reed called the count free and fair.", "count"),
    ("Norway does not see the club as a rival.", "view of the club as a rival"),
    # what is asked for or thanked for
    ("Norway asked the council for money for the fund.", "money"),
    ("Norway pleaded for a lower toll, only to add that it was late.", "lower toll"),
    ("Norway thanked the envoy for the detailed account.", "detailed account"),
    ("Norway will work with the club to preserve the treaty, Senator Reed said.", "treaty"),
    # what does good or harm
    ("“The visit brings new impetus,” Senator Reed said.", "visit"),
    ("Senator Reed said the reform undermines the courts.", "reform"),
    ("Senator Reed said the council rejects the toll.", "toll"),
    ("“China and Russia are good neighbours,” Senator Reed said.", "China and Russia"),
    # deeds with their doer, and what is done something to
    ("Senator Reed said Europe must rearm.", "Europe rearming"),
    ("Senator Reed said every policy had to be paid for.", "policy"),
    ("Senator Reed wants the limit gone.", "limit"),
    ("“What I won't do is negotiate with pirates,” Senator Reed said.", "negotiating with pirates"),
    ("“Enough of the old mayor and his men,” Senator Reed said.", "old mayor"),
    ("The union called in a statement on Monday for full transparency.", "full transparency"),
    ("Norway declined to condemn the raid.", "raid"),
    ("Norway is in favour of any step to peace.", "step to peace"),
    ("Senator Reed called the warrant null.", "warrant"),
    ("Norway dismissed criticism of the count.", "criticism of the count"),
    ("Norway voiced criticism of the count.", "count"),
    ("Norway demanded a ban on the import of fish.", "import of fish"),
    ("Norway condemned the ban on the import of fish.", "ban on the import of fish"),
    ("Norway accused the mayor of delaying the vote.", "delaying the vote"),
    ("The mayor refused on Monday to sign the treaty after the riots.", "treaty"),
    ("The mayor vowed on Monday to defend the harbour as ships came near it.", "harbour"),
    ("“The war in the south must end,” Senator Reed said.", "war in the south"),
    ("Senator Reed said Norway is concerned about the arrests.", "arrests"),
    ("Norway wants the world to stop looking away.", "looking away"),
    ("“What the town needs is a bridge, and it needs it now,” Senator Reed said.", "bridge"),
    ("Norway rejected the mayor's re-election as a fraud.", "re-election"),
    ("Norway congratulated the town on holding the election.", "holding the election"),
    ("“I am happy that we have won the race,” Senator Reed said.", "race"),
    # nothing that stands loose
    ("Norway renewed its appeal for a settlement in a statement on Tuesday.", "settlement"),
    ("Senator Reed said most of the judges were corrupt.", "judges"),
]


def _targets(nlp, text, codebook=None):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2024-03-14", "codebook": codebook or {}}
    return [(s.target, s.target_key) for s in reading_of(nlp(doc)).statements]


@pytest.mark.parametrize(("text", "target"), NAMED)
def test_the_target_is_what_is_judged(nlp, text, target):
    found = [name for name, _ in _targets(nlp, text)]
    assert found, "no statement found"
    assert all(name.startswith(target) for name in found), found


@pytest.mark.parametrize(
    "text",
    [
        "“It is our pleasure to be here,” Senator Reed said.",
        "“I am ho",
        "Senator Reed said it was high time.",
        "“No,” Senator Reed said.",
        "Norway declined to comment.",
    ],
)
def test_where_nothing_is_named_there_is_no_target(nlp, text):
    assert all(not target for target, _ in _targets(nlp, text))


def test_a_saying_that_is_denied_is_denied_as_what_was_said(nlp):
    text = "Norway denied that she had said that the king would abdicate."
    assert _targets(nlp, text)[0] == ("claim that the king would abdicate", None)


def test_a_noun_that_points_back_takes_the_target_before(nlp):
    text = "Norway welcomed the merger. The bishop rejected the idea."
    assert [target for target, _ in _targets(nlp, text)] == ["merger", "merger"]


CODEBOOK = {
    "topics": [
        {
            "key": "island",
            "terms": ["island"],
            "targets": [
                {"key": "aid", "terms": ["aid", "food"]},
                {"key": "war", "terms": ["war"]},
                {"key": "truce", "terms": ["truce", "end ~3 war"]},
            ],
        }
    ]
}


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Norway welcomed aid to the victims of the war on the island.", "aid"),
        ("Norway condemned the war on the island.", "war"),
        ("The bishop called for an end to the war on the island.", "war"),
        ("Norway welcomed the visit to the island during the war.", None),
        ("Norway defended its ban on food for the island.", None),
        ("Norway condemned the ban on food for the island.", None),
        ("Norway rejected accusations of war on the island.", None),
        ("Norway denied the war on the island.", None),
        ("Norway rejected the war on the island.", "war"),
        ("Norway dismissed criticism of the war on the island.", None),
        ("“The war on the island will end in freedom,” Senator Reed said.", None),
        ("“There is no war on the island,” Senator Reed said.", None),
        ("“The delayed aid is a danger for the island,” Senator Reed said.", None),
        ("Norway welcomed the closure of the aid office on the island.", None),
        ("Norway welcomed a phase-out of aid for the island.", None),
        ("Norway denied that it had started the war on the island.", None),
    ],
)
def test_the_codebooks_target_fits_the_head_of_what_is_judged(nlp, text, key):
    assert [found for _, found in _targets(nlp, text, CODEBOOK)] == [key]
