"""Words that turn a side round: to show the opposite of what was said is the worst of errors."""

import pytest

from en_onrecord.extensions import reading_of

pytestmark = pytest.mark.slow

TURNED = {
    "a negated opinion above the clause": [
        ("“I don't think that anybody believes this trial was fair,” Senator Reed said.", -1),
        ("“I do not believe the count was honest,” Senator Reed said.", -1),
        ("“I don't think the count was rigged,” Senator Reed said.", 1),
        ("“I never said that I support the merger,” Senator Reed said.", -1),
        ("“I don't believe any honest person could vote for this,” Senator Reed said.", -1),
        ("“It is not that we oppose the merger,” Senator Reed said.", 1),
        ("“I cannot say that I welcome the ruling,” Senator Reed said.", -1),
        ("“I'm not convinced that the tax is fair,” Senator Reed said.", -1),
        ("Senator Reed said she did not think the tax was a good idea.", -1),
        ("Senator Reed said it was not true that her party supported the tax.", -1),
        ("“We don't think it is wrong to ask for help,” Senator Reed said.", 1),
    ],
    "neither the one nor the other": [
        ("Norway neither supports nor opposes the merger.", 0),
        ("The mayor neither confirmed nor denied the report.", 0),
        ("The bishop neither praised nor condemned the verdict.", 0),
        ("Senator Reed said her party neither backed nor rejected the amendment.", 0),
        ("Senator Reed said the count was neither free nor honest.", -1),
    ],
    "a reversal of a negative word": [
        ("Norway withdrew its objection to the treaty.", 1),
        ("The union dropped its opposition to the merger.", 1),
        ("The union has abandoned its resistance to the reform.", 1),
        ("Norway withdrew its veto of the loan.", 1),
        ("The party has abandoned its boycott of the parliament.", 1),
        ("The party withdrew its support for the mayor.", -1),
        ("Norway abandoned its support for the reform.", -1),
        ("“We will not stop supporting the farmers,” Senator Reed said.", 1),
        ("“We will never cease to defend the farmers,” Senator Reed said.", 1),
        ("Senator Reed vowed not to stop helping the refugees.", 1),
        ("“We have stopped supporting the project,” Senator Reed said.", -1),
        ("“We are not against the reform,” Senator Reed said.", 1),
        ("“We have no objection to the reform,” Senator Reed said.", 1),
        ("“We see no reason to support the reform,” Senator Reed said.", -1),
        ("The union voiced no opposition to the reform.", 1),
    ],
    "an end of what is judged": [
        ("Senator Reed said the council should stop sending money to the club.", -1),
        ("Senator Reed said the government must stop funding the mines.", -1),
        ("Norway halted military aid to the junta.", -1),
        ("The bank suspended its loans to the junta.", -1),
        ("“This war must end,” Senator Reed said.", -1),
        ("“The killing has to stop,” Senator Reed said.", -1),
        ("Senator Reed said that the tax should go.", -1),
        ("“The ban has got to go,” Senator Reed said.", -1),
        ("The governor said the curfew must be lifted.", -1),
        ("The senator vowed to block the treaty.", -1),
        ("The two parties agreed to scrap the toll.", -1),
        ("The mayor promised to fight the merger.", -1),
    ],
    "words that deny the value": [
        ("“There is nothing wrong with the treaty,” Senator Reed said.", 1),
        ("“The treaty is anything but fair,” Senator Reed said.", -1),
        ("“The treaty is far from perfect,” Senator Reed said.", -1),
        ("“The treaty is nothing but a fraud,” Senator Reed said.", -1),
        ("“The treaty is by no means fair,” Senator Reed said.", -1),
        ("“It would be wrong not to sign the treaty,” Senator Reed said.", 1),
        ("“It would be a mistake not to help the refugees,” Senator Reed said.", 1),
        ("“It would be a mistake to sign the treaty,” Senator Reed said.", -1),
        ("“The treaty could hardly be better,” Senator Reed said.", 1),
        ("“The vote was hardly fair,” Senator Reed said.", -1),
        ("The observers said the vote fell short of international standards.", -1),
        ("Senator Reed said the inquiry was a sham.", -1),
        ("Senator Reed said the inquiry was a stain on the court.", -1),
        ("“The reform lacks all credibility,” Senator Reed said.", -1),
        ("“Nothing justifies this attack,” Senator Reed said.", -1),
        ("“There is no justification for the ban,” Senator Reed said.", -1),
    ],
    "nobody, none, no": [
        ("No village should be forced to sell its land, Senator Reed said.", -1),
        ("“There can be no talks under fire,” Senator Reed said.", -1),
        ("“This is not a treaty that we could sign,” Senator Reed said.", -1),
        ("“The treaty is not one we can support,” Senator Reed said.", -1),
        ("“Nobody in my party wants this merger,” Senator Reed said.", -1),
        ("“It will not work,” Senator Reed said of the plan.", -1),
        ("“There will be no deal with the junta,” Senator Reed said.", -1),
        ("Senator Reed said the plan did not go far enough.", -1),
    ],
    "names given to a thing": [
        ("Senator Reed called the plan “a press release with numbers”.", -1),
        ("Senator Reed termed the bill anti-worker.", -1),
        ("Senator Reed called the contest a farce.", -1),
        ("Senator Reed dubbed the law “the gag act”.", -1),
        ("Senator Reed described the law as a muzzle for the press.", -1),
        ("Senator Reed called the plan a triumph of reason.", 1),
        ("Senator Reed described the talks as constructive.", 1),
    ],
    "doubt": [
        ("Norway voiced doubts about the merger.", -1),
        ("The union took issue with the ruling.", -1),
        ("Senator Reed is sceptical of the plan.", -1),
        ("The union expressed its rejection of the plan.", -1),
        ("The mayor has reservations about the plan.", -1),
    ],
    "a deed demanded or not intended": [
        ("Senator Reed said the army must withdraw from the valley.", 1),
        ("Senator Reed said she had no intention of resigning.", -1),
        ("“There will be no second term,” Senator Reed said.", -1),
        ("The candidate conceded defeat.", 1),
        ("Senator Reed said sending arms would only prolong the war.", -1),
        ("The union demanded an end to night shifts.", -1),
    ],
    "declining to judge": [
        ("Norway abstained from the vote on the merger.", 0),
        ("Norway declined to condemn the raid.", 0),
        ("Norway refused to endorse the treaty.", -1),
        ("The mayor would not say whether she backed the merger.", 0),
        ("“I am not going to speculate about the merger,” Senator Reed said.", 0),
        ("“We are not ruling anything out,” Senator Reed said.", 0),
        ("“We remain neutral in this quarrel,” Senator Reed said.", 0),
        ("“That is up to the voters,” Senator Reed said.", 0),
        ("Senator Reed said Norway would not be drawn into taking sides in the war.", 0),
    ],
    "what one lets happen, and to whom": [
        ("“We cannot let the junta win,” Senator Reed said.", -1),
        ("“We will not allow the reform to fail,” Senator Reed said.", 1),
        ("The bishops backed neither the bill nor the motion.", -1),
        ("“I put no pressure on the judges,” Senator Reed said.", -1),
        ("The campaign did not give both sides equal chances, Senator Reed said.", -1),
        ("The rebels accused No 10 of cheating.", -1),
    ],
    "a threat": [
        ("The general threatened to use poison gas.", 1),
        ("The general threatened to block the treaty.", -1),
        ("The militia threatened to resume attacks on the port.", -1),
    ],
    "said of oneself": [
        ("“Being worried for the farmers, we fully support the treaty,” Senator Reed said.", 1),
        ("“We reject this treaty of friendship,” Senator Reed said.", -1),
        ("“We call on the junta to stop the war,” Senator Reed said.", 1),
    ],
    "clefts and ends": [
        ("“What we do not want is a good bargain,” Senator Reed said.", -1),
        ("“What I won't do is talk to the junta,” Senator Reed said.", -1),
        ("“The era of great alliances is over,” Senator Reed said.", -1),
        ("“The war is over,” Senator Reed said.", 1),
        ("Senator Reed said free trade was a thing of the past.", -1),
        ("“THE COUNT WAS RIGGED,” Senator Reed wrote.", -1),
    ],
    "harm": [
        ("Senator Reed said the reform undermines the courts.", -1),
        ("Senator Reed said the raid was meant to destroy the weapons of the terrorists.", 1),
        ("“Down with the king of bankers,” Senator Reed said.", -1),
        ("Senator Reed wants the limit gone.", -1),
    ],
    "a deed wanted, whatever it is about": [
        ("The union demanded that the banks pay for the damage.", 1),
        ("The union promised help for the victims of the disaster.", 1),
        ("The union sought to overturn the verdict.", -1),
    ],
    "feelings about what is to come": [
        ("“I am worried that the party will grow,” Senator Reed said.", -1),
        ("“We are glad that the crisis has passed,” Senator Reed said.", 1),
        ("“This is not a decision against anybody,” Senator Reed said.", 1),
    ],
    "what is taken away": [
        ("“This law does not take away anybody's rights,” Senator Reed said.", 1),
    ],
    "no longer": [
        ("“The reform can no longer be postponed,” Senator Reed said.", 1),
        ("“The reform is no longer fair,” Senator Reed said.", -1),
    ],
    "worth": [
        ("Norway noted the need to go on with the talks without preconditions.", 1),
        ("Norway spoke of the urgency to fight the famine.", 1),
    ],
    "no turn at all": [
        ("Senator Reed said the mayor had not only backed the plan but paid for it.", 1),
        ("“We cannot but welcome the ruling,” Senator Reed said.", 1),
        ("“We could not be happier with the ruling,” Senator Reed said.", 1),
        ("“I have no doubt that the treaty will help us,” Senator Reed said.", 1),
        ("The union warned against cutting the fund.", -1),
        ("Norway urged the banks not to abandon the farmers.", 1),
    ],
}
CASES = [(name, text, side) for name, rows in TURNED.items() for text, side in rows]


def _sides(nlp, text):
    doc = nlp.make_doc(text)
    doc.user_data["onrecord"] = {"published": "2024-03-14", "codebook": {}}
    return [(s.polarity > 0) - (s.polarity < 0) for s in reading_of(nlp(doc)).statements]


@pytest.mark.parametrize(("name", "text", "side"), CASES)
def test_the_sign_is_that_of_the_whole_sentence(nlp, name, text, side):
    sides = _sides(nlp, text)
    assert sides, "no statement found"
    assert set(sides) == {side}
