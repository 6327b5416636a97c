"""What form a text has (news, speech, joint statement, read-out), and who speaks where."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.parse import SUBJECTS, Parse
from en_onrecord.record import CharSpan, ParagraphRecord

_FIRST_PERSON = frozenset({"i", "we", "our", "my", "us", "me", "ours"})
_BODY = frozenset({"body", "heading", "headline"})
_SPEECH_SHARE = (
    0.34  # sentences in the first person; news articles have next to none outside quotations
)
_TALK = frozenset({"speak", "meet", "talk", "confer", "call", "phone", "receive", "host"})
_FEW_SENTENCES = 3
_FEW_QUESTIONS = 2
_SHORT_ASSERTION = 30  # words
_INTERVIEW_SHARE = 0.2  # paragraphs from the first question on that ask; a speech asks less
_WORD = r"[A-ZÀ-ÞŁŚŽ][\w.’'\-]*"
_LINKS = r"(?:,? (?:of|the|for|and|de|al|el|van|von|bin|to)\b){0,3}"
_INLINE = re.compile(
    rf"(?P<label>{_WORD}{_LINKS}(?: ?,? {_WORD}{_LINKS}){{0,14}})"
    r"(?: ?\([^)\n]{1,40}\))?:[ \t]+(?=[A-Z“\"‘…\[(0-9])"
)
_TITLE_SPEAKER = re.compile(
    r"\b(?:from|by|of)\s+(?P<who>[^\n]+?)(?=\s+(?:on|at|ahead|regarding|following|before|after|in|to|about|marking|with|during|concerning|announcing|celebrating)\b|\s+[–—-]\s|$)",
    re.IGNORECASE,
)
_POSSESSIVE_SPEAKER = re.compile(
    r"^(?P<who>[^\n]{3,80}?)[’'](?:s)?\s+(?:\w+\s+){0,2}(?:statement|remarks|address|speech|message|declaration)\b",
    re.IGNORECASE,
)
_INTERVIEWERS = re.compile(
    r"q\d*|question(?: from .+)?|reporter|interviewer|journalist|moderator|correspondent|audience"
    r"|host|anchor|the press|remark|retort|from the floor",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"a\d*|answer", re.IGNORECASE)
_INTERVIEW = re.compile(
    r"\b(?:interview|conversation|q\s?&\s?a|questions? (?:for|to))[\s:]+(?:with|of|by)?\s*"
    r"(?P<who>[^\n:|]+)",
    re.IGNORECASE,
)
_BEHIND_LABEL = re.compile(r"\)?(?:\s?\([^)\n]{1,60}\)){0,2}[*_)]*\s?[:.)–—-]*[*_]*\s*")
_GAP = 80  # characters between a label and what is said: "(through an interpreter): "
_TALKS = frozenset({"interview", "conversation", "talk", "transcript"})
_ASKING_SHARE = 0.5  # of one's turns that end with a question
_LONG_TURN = 300  # characters behind a single label for it to be a speech


@dataclass(slots=True)
class Turn:
    """A stretch of unquoted speech: characters, label (or head of the text) and how it was told."""

    start: int
    end: int
    speaker: CharSpan | None
    rule: str
    interviewer: bool = False

    def covers(self, position: int) -> bool:
        """Return whether a position stands in the turn, its label included."""
        label = self.speaker if self.speaker and 0 <= self.start - self.speaker[1] <= _GAP else None
        return (label[0] if label else self.start) <= position < self.end


def genre_of(parse: Parse, lexicon: Lexicon, title: str) -> str:
    """Return news, speech, joint or readout, by the title and the share of the first person."""
    heading = title or _headline(parse)
    share, count = first_person_share(parse)
    if _tells_news(parse) and share < _SPEECH_SHARE:
        if _tells_talks(parse) and _unsigned_passives(parse, lexicon):
            return "readout"
        heading = ""
    if _begins(heading, lexicon.readout_titles) and share < _SPEECH_SHARE:
        return "readout"
    joint = _begins(heading, lexicon.joint_titles)
    if joint and not _begins(heading, lexicon.readout_titles):
        return "joint" if share >= _SPEECH_SHARE / 3 else "readout"
    spoken = _begins(heading, lexicon.speech_titles)
    if (spoken and share >= _SPEECH_SHARE / 3) or (
        share >= _SPEECH_SHARE and count > _FEW_SENTENCES
    ):
        return "speech"
    message = _begins(heading, lexicon.message_titles)
    if message or joint or _passive_reports(parse, lexicon) > 1:
        return "readout"
    return "news"


def _headline(parse: Parse) -> str:
    if not parse.paragraphs:
        return ""
    first = parse.paragraphs[0]
    if first.kind not in {"headline", "heading"}:
        return ""
    return parse.text[first.start : min(first.end, first.start + 300)]


def _tells_news(parse: Parse) -> bool:
    """Tell whether the headline is a sentence: "Leader's speech angers unions" heads no speech."""
    if not parse.paragraphs or parse.paragraphs[0].kind not in {"headline", "heading"}:
        return False
    first = parse.paragraphs[0]
    return any(
        parse.tag[i] in {"VBZ", "VBD", "VBP"} and parse.dep[i] in {"ROOT", "ccomp"}
        for i in range(first.first_token, first.last_token)
    )


def _tells_talks(parse: Parse) -> bool:
    """Tell whether the headline says who talked with whom: "President Ruiz meets with the king"."""
    first = parse.paragraphs[0]
    return any(
        parse.lemma[i] in _TALK and parse.dep[i] == "ROOT"
        for i in range(first.first_token, first.last_token)
    )


def _unsigned_passives(parse: Parse, lexicon: Lexicon) -> bool:
    """Tell whether views are told without their holder: "Concern was expressed about …"."""
    return any(
        parse.dep[i] == "nsubjpass"
        and parse.lemma[i] in lexicon.light_nouns
        and parse.lemma[parse.head[i]] in lexicon.passive_noun
        and not any(parse.dep[k] == "agent" for k in parse.kids[parse.head[i]])
        for i in range(len(parse))
        if parse.quoted[i] < 0
    )


def _begins(title: str, phrases: frozenset[str]) -> bool:
    lower = " ".join(title.lower().split())
    return any(re.search(rf"(?:^|[\W]){re.escape(phrase)}(?:\W|$)", lower) for phrase in phrases)


def first_person_share(parse: Parse) -> tuple[float, int]:
    """Return the share of body sentences with "I" or "we" outside quotations, and their number."""
    total = first = 0
    for begin, end in parse.sentences:
        number = parse.paragraph[begin]
        if number < 0 or parse.paragraphs[number].kind != "body" or end - begin < 5:
            continue
        total += 1
        first += any(
            parse.lower[i] in _FIRST_PERSON
            and parse.tag[i].startswith("PRP")  # not "US"
            and parse.quoted[i] < 0
            for i in range(begin, end)
        )
    return (first / total if total else 0.0), total


def _passive_reports(parse: Parse, lexicon: Lexicon) -> int:
    found = 0
    for index in range(2, len(parse)):
        if (
            parse.tag[index] == "VBN"
            and parse.lower[index - 1] == "was"
            and parse.lower[index - 2] == "it"
        ):
            found += parse.lemma[index] in lexicon.passive_clause
    return found


def turns_of(parse: Parse, lexicon: Lexicon, genre: str) -> list[Turn]:
    """Return the stretches of speech with who speaks, in the order of the text."""
    starts = _labels(parse, lexicon, genre)
    turns: list[Turn] = []
    ends = {quotation.start: quotation.end for quotation in parse.quotations}
    for position, (start, content_start, label) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else _last_end(parse)
        name = parse.text[slice(*label)]
        interviewer = _INTERVIEWERS.fullmatch(name.strip()) is not None
        rule = "speaker_label"
        if _is_quoted(parse.text, content_start):
            end = min(end, ends.get(content_start, _paragraph_end(parse, start)))
            rule = "label_and_quotation"
        speaker = label
        if _ANSWER.fullmatch(name.strip()):
            speaker = _interviewee(parse) or label
        turns.append(Turn(content_start, end, speaker, rule, interviewer))
    _end_before_report(parse, lexicon, turns)
    _find_askers(parse, lexicon, turns)
    if not turns:
        turns = _unlabelled_interview(parse, genre)
    if not turns and genre in {"speech", "joint"}:
        start = _body_start(parse)
        turns.append(Turn(start, _last_end(parse), title_speaker(parse), genre))
    return turns


def _end_before_report(parse: Parse, lexicon: Lexicon, turns: list[Turn]) -> None:
    """End the last turn where the reporter goes on: "After the talks, an aide told the press"."""
    if not turns or turns[-1].rule != "speaker_label":
        return
    labels = {parse.text[slice(*turn.speaker)] for turn in turns if turn.speaker is not None}
    names = {label.lower().split()[-1] for label in labels}
    for paragraph in parse.paragraphs:
        own = paragraph.kind == "body" and paragraph.label is None
        if not own or not turns[-1].start < paragraph.start < turns[-1].end:
            continue
        if parse.text[max(0, paragraph.start - 8) : paragraph.start].rstrip().endswith("<…>"):
            turns[-1].end = paragraph.start  # the Kremlin's mark of what is left out
            return
        words = range(paragraph.first_token, paragraph.last_token)
        spoken = any(
            parse.lower[i] in _FIRST_PERSON - {"us"} and parse.quoted[i] < 0 for i in words
        )
        if not spoken and _tells_of_talk(parse, words, names):
            turns[-1].end = paragraph.start
            return
        reported = any(
            parse.lemma[i] in lexicon.say
            and parse.tag[i] == "VBD"
            and parse.quoted[i] < 0
            and parse.tag[parse.subject(i)] == "NNP"
            for i in words
            if parse.subject(i) >= 0
        )
        if reported and not spoken:
            turns[-1].end = paragraph.start
            return


def _tells_of_talk(parse: Parse, words: range, names: set[str]) -> bool:
    """Tell whether the words are on the talk or its guest: "The interview was conducted by …"."""
    for i in words:
        if parse.quoted[i] < 0 and parse.dep[i] in SUBJECTS:
            talk = parse.lower[i] in _TALKS and parse.dep[i] == "nsubjpass"
            if talk or (parse.lower[i] in names and parse.tag[i] == "NNP"):
                return True
    return False


def _unlabelled_interview(parse: Parse, genre: str) -> list[Turn]:
    """Return the turns of an interview in which questions stand in paragraphs of their own.

    Paragraphs that end with a question alternate with answers; what stands before the first one
    introduces the person. In news a few of them are no interview.
    """
    shown = [p for p in parse.paragraphs[1:] if p.kind in {"body", "heading"}]
    asks = [_ends_asking(parse, paragraph) for paragraph in shown]
    if sum(asks) < _FEW_QUESTIONS:
        return []
    asks = [a or _provokes(parse, p) for a, p in zip(asks, shown, strict=True)]
    first = asks.index(True)
    talk = asks[first:]
    doubled = sum(a and b for a, b in pairwise(talk))
    share = sum(talk) / len(talk)
    least = _INTERVIEW_SHARE if genre == "speech" else _SPEECH_SHARE
    if doubled or talk[-1] or share < least or not (genre == "speech" or _says_you(parse, shown)):
        return []
    speaker = title_speaker(parse) or _interviewee(parse)
    turns: list[Turn] = []
    for paragraph, asked in zip(shown[first:], talk, strict=True):
        who = None if asked else speaker
        turns.append(Turn(paragraph.start, paragraph.end, who, "interview", interviewer=asked))
    return turns


def _ends_asking(parse: Parse, paragraph: ParagraphRecord) -> bool:
    """Return whether a paragraph is a question of its own, not one that is quoted or reported."""
    tail = parse.text[max(paragraph.start, paragraph.end - 4) : paragraph.end].rstrip("*_ ")
    return tail.endswith("?")


def _provokes(parse: Parse, paragraph: ParagraphRecord) -> bool:
    """Return whether an interviewer asserts something to be answered: "Your critics disagree."."""
    words = parse.lower[paragraph.first_token : paragraph.last_token]
    addressed = not {"you", "your"}.isdisjoint(words) and _FIRST_PERSON.isdisjoint(words)
    return addressed and len(words) <= _SHORT_ASSERTION


def _says_you(parse: Parse, paragraphs: list[ParagraphRecord]) -> bool:
    """Return whether most questions address somebody and the answers speak of themselves."""
    asked = answered = questions = 0
    for paragraph in paragraphs:
        words = set(parse.lower[paragraph.first_token : paragraph.last_token])
        if _ends_asking(parse, paragraph) or _provokes(parse, paragraph):
            questions += 1
            asked += bool(words & {"you", "your"})
        else:
            answered += bool(words & _FIRST_PERSON - {"us"})
    return asked * 2 >= questions and answered > 0


def _find_askers(parse: Parse, lexicon: Lexicon, turns: list[Turn]) -> None:
    """Mark those who only ask, or who talk with the one whom the headline presents.

    Every turn under their label ends with a question; or half of them do, or several of short ones,
    and none of the other's: who leads a talk reminds and provokes, too.
    """
    by_name: dict[str, list[Turn]] = {}
    for turn in turns:
        if turn.speaker is not None and turn.rule == "speaker_label":
            words = parse.text[slice(*turn.speaker)].lower().split()
            by_name.setdefault(words[-1].rstrip("."), []).append(turn)
    if len(by_name) < 2:
        return
    presented = _interviewee(parse)
    guest = parse.text[slice(*presented)].lower().split() if presented is not None else []
    share = {
        name: sum(turn.interviewer or _asks(parse.text, turn) for turn in own) / len(own)
        for name, own in by_name.items()
    }
    talking = [name for name in by_name if share[name] < 1]
    for name, own in by_name.items():
        titled = any(_has_title(parse.text, lexicon, turn) for turn in own)
        two = len(talking) == 2 and name in talking
        other = next((n for n in talking if n != name), "")
        leads = two and not share[other] and _leads(parse.text, own, by_name[other])
        hosts = two and other in guest and name not in guest
        if not titled and (share[name] == 1 or leads or hosts):
            for turn in own:
                turn.interviewer = True


def _leads(text: str, own: list[Turn], others: list[Turn]) -> bool:
    """Return whether one of two asks at least now and then, and says less than the other."""
    asked = sum(turn.interviewer or _asks(text, turn) for turn in own)
    said, answered = (sum(turn.end - turn.start for turn in turns) for turns in (own, others))
    often = asked >= _ASKING_SHARE * len(own)
    return often or (asked >= _FEW_QUESTIONS and said < answered)


def _has_title(text: str, lexicon: Lexicon, turn: Turn) -> bool:
    words = text[slice(*turn.speaker)].lower().split() if turn.speaker is not None else []
    return any(word.rstrip(".") in lexicon.titles for word in words)


def _asks(text: str, turn: Turn) -> bool:
    tail = text[max(turn.start, turn.end - 12) : turn.end].rstrip(" \t\r\n\"”'’)")
    return tail.endswith("?")


def _interviewee(parse: Parse) -> CharSpan | None:
    """Return who answers by the headline "Interview with …", `None` if it does not say."""
    if not parse.paragraphs:
        return None
    first = parse.paragraphs[0]
    match = _INTERVIEW.search(parse.text, first.start, min(first.end, first.start + 400))
    return match.span("who") if match else None


def _is_quoted(text: str, position: int) -> bool:
    return text[position : position + 1] in {"“", '"', "«", "„"}


def _labels(parse: Parse, lexicon: Lexicon, genre: str) -> list[tuple[int, int, CharSpan]]:
    """Return (start, start of what is said, label span) of each label."""
    found: list[tuple[int, int, CharSpan]] = []
    for paragraph in parse.paragraphs:
        if paragraph.kind != "body":
            continue
        if paragraph.label is not None:
            start = paragraph.label[1]
            match = _BEHIND_LABEL.match(parse.text, start)
            found.append((paragraph.start, match.end() if match else start, paragraph.label))
            if paragraph.end - paragraph.start < _LONG_TURN:
                continue
        found.extend(_inline_labels(parse, lexicon, genre, paragraph.start, paragraph.end))
    unique = {entry[1]: entry for entry in found}
    return [unique[key] for key in sorted(unique)]


def _inline_labels(
    parse: Parse, lexicon: Lexicon, genre: str, start: int, end: int
) -> list[tuple[int, int, CharSpan]]:
    text = parse.text
    found = []
    for match in _INLINE.finditer(text, start, end):
        first = match.start("label")
        words = text[first : match.end("label")].replace(",", " ").split()
        titled = next((w for w in words if w.lower() in lexicon.titles), None)
        if titled is None or len(words) < 2 or _inside_quotation(parse, first):
            continue
        label = (first + match.group("label").index(titled), match.end("label"))
        before = text[max(start, label[0] - 3) : label[0]].rstrip()
        anchored = label[0] == start or before[-1:] in {".", "!", "?", "*", ">", ")", "]", "…"}
        if not anchored and genre not in {"readout", "speech"}:
            continue
        if first == start and end - match.end() < _LONG_TURN and not _is_quoted(text, match.end()):
            continue
        found.append((label[0], match.end(), label))
    return found


def _inside_quotation(parse: Parse, position: int) -> bool:
    index = min(parse.token_at(position), len(parse) - 1)
    return index >= 0 and parse.quoted[index] >= 0


def _paragraph_end(parse: Parse, position: int) -> int:
    number = bisect_right(parse.paragraphs, position, key=lambda paragraph: paragraph.start) - 1
    return parse.paragraphs[number].end if number >= 0 else position


def _last_end(parse: Parse) -> int:
    ends = [p.end for p in parse.paragraphs if p.kind in _BODY]
    return ends[-1] if ends else len(parse.text)


def _body_start(parse: Parse) -> int:
    for paragraph in parse.paragraphs:
        if paragraph.kind == "body":
            return paragraph.start
    return 0


def title_speaker(parse: Parse) -> CharSpan | None:
    """Return who speaks by the headline ("Statement from President Ruiz on …"), or `None`."""
    if not parse.paragraphs or parse.paragraphs[0].kind not in {"headline", "heading"}:
        return None
    first = parse.paragraphs[0]
    line = parse.text[first.start : min(first.end, first.start + 400)]
    match = _TITLE_SPEAKER.search(line) or _POSSESSIVE_SPEAKER.search(line)
    if match is None or not any(map(str.isupper, match.group("who"))):
        return None
    return first.start + match.start("who"), first.start + match.end("who")
