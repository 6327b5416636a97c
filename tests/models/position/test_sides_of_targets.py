"""Side and target together: with two turns in a sentence only both of them tell what is meant."""

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

MEANT = {
    "what is not refused": [
        ("Norway refused to rule out sending ships.", 1, "sending ships"),
        ("Norway did not rule out sending ships.", 1, "sending ships"),
        ("Norway refused to reject the offer.", 1, "offer"),
        ("Norway refused to send ships.", -1, "sending ships"),
        ("Norway refused to abandon the treaty.", -1, "abandoning the treaty"),
        ("Norway ruled out lifting the sanctions.", -1, "lifting the sanctions"),
    ],
    "what is not to be done": [
        ("Norway urged the council not to ratify the treaty.", -1, "treaty"),
        ("Norway urged the council not to reject the treaty.", 1, "treaty"),
        ("The bishop asked the voters not to boycott the election.", 1, "election"),
        ("Norway vowed not to block the merger.", 1, "merger"),
        ("Norway promised never to abandon the treaty.", 1, "treaty"),
        ("Norway vowed to block the merger.", -1, "merger"),
        ("Norway urged the council to ratify the treaty.", 1, "treaty"),
        ("Norway agreed to stop blocking the merger.", 1, "merger"),
    ],
    "a demand that is refused": [
        ("Norway rejected calls to abandon the treaty.", -1, "abandoning the treaty"),
        ("Norway dismissed all calls to scrap the tax.", -1, "scrapping the tax"),
        ("Norway rejected calls for a truce.", -1, "truce"),
        ("Norway rejected calls for an end to the strike.", -1, "end to the strike"),
        ("Norway rejected the demand for a ban on strikes.", -1, "ban on strikes"),
        ("Norway called for an end to the strike.", -1, "strike"),
        ("Norway would not support an end to the blockade.", -1, "end to the blockade"),
    ],
    "an end that is refused": [
        ("Norway opposed the lifting of the sanctions.", -1, "lifting of the sanctions"),
        ("Norway criticised the abolition of the fee.", -1, "abolition of the fee"),
        ("Norway voiced opposition to the lifting of the ban.", -1, "lifting of the ban"),
        ("Norway opposed ending the aid.", -1, "ending the aid"),
        ("Norway was against postponing the vote.", -1, "postponing the vote"),
        ("Norway warned against abandoning the treaty.", -1, "abandoning the treaty"),
        ("Norway would not back a phase-out of coal.", -1, "phase-out of coal"),
    ],
    "no reason": [
        ("Senator Reed said there was no reason not to sign the treaty.", 1, "treaty"),
        ("Senator Reed said there was no reason to sign the treaty.", -1, "treaty"),
        ("Senator Reed said there was no reason to oppose the treaty.", 1, "treaty"),
        ("“I do not see why we should pay for the treaty,” Reed said.", -1, "paying for the"),
        ("Senator Reed said she did not see why we should not sign it.", 1, ""),
        ("“I know why we need the treaty,” Reed said.", 1, "treaty"),
    ],
    "the last": [
        ("“The last thing we need is another treaty,” Reed said.", -1, "treaty"),
        ("“Another treaty is the last thing we want,” Reed said.", -1, "treaty"),
        ("“I would be the last to oppose the treaty,” Reed said.", 1, "treaty"),
        ("“The last treaty was good,” Reed said.", 1, "last treaty"),
    ],
    "at once": [
        ("Norway did not hesitate to condemn the raid.", -1, "raid"),
        ("Norway did not hesitate to welcome the truce.", 1, "truce"),
    ],
    "the manner in which": [
        ("Norway was more forceful in blaming the rebels for the raid.", -1, "rebels"),
        ("Norway was adamant in rejecting the treaty.", -1, "treaty"),
    ],
    "an attitude in a noun": [
        ("Norway reiterated its opposition to the bill.", -1, "bill"),
        ("Norway defended its opposition to the bill.", -1, "bill"),
        ("Norway reaffirmed its rejection of the bill.", -1, "bill"),
        ("Norway reiterated its support for the bill.", 1, "bill"),
        ("Norway gave up its resistance to the bill.", 1, "bill"),
        ("Norway welcomed the rejection of the bill.", 1, "rejection of the bill"),
        ("Norway backed the mayor's refusal to sign the bill.", 1, "mayor's refusal to sign"),
        ("Norway did not drop its opposition to the bill.", -1, "bill"),
    ],
    "what one feels about a deed": [
        ("Norway regretted that the bill had been rejected.", -1, "bill being rejected"),
        ("Norway apologised for the raid.", -1, "raid"),
    ],
    "no choice": [
        ("Reed said Norway had no choice but to accept the bill.", 1, "bill"),
        ("Reed said the bill was not worth supporting.", -1, "bill"),
        ("Reed said the bill was worth supporting.", 1, "bill"),
    ],
    "what a thing does not mean": [
        ("“This does not mean that we reject talks,” Reed said.", 1, "talks"),
    ],
}
CASES = [(name, *row) for name, rows in MEANT.items() for row in rows]


@pytest.mark.parametrize(("name", "text", "side", "target"), CASES)
def test_the_side_is_that_towards_the_target_in_words(nlp, name, text, side, target):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2024-03-14", "codebook": {}}
    found = reading_of(nlp(doc)).statements
    assert found, "no statement found"
    assert {(s.polarity > 0) - (s.polarity < 0) for s in found} == {side}
    assert any(s.target.startswith(target) for s in found), [s.target for s in found]
