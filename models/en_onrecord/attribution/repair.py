"""Mend what the parser often gets wrong around cues, before the rules look at the tree.

All repairs move a word to an ancestor of its head, so that the tree stays a tree.
"""

from en_onrecord.attribution.lexicon import Lexicon
from en_onrecord.attribution.misread import mend_misread
from en_onrecord.attribution.parse import SUBJECTS, Parse

_FARTHEST = 6  # steps up the tree
_TOLD = frozenset({"tell", "inform", "assure", "remind", "warn", "advise", "notify"})
_COMPLETING = frozenset({"dobj", "attr", "acomp", "ccomp", "xcomp", "prep", "advmod", "neg"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_PAST = frozenset({"VBD", "VBZ"})
_NAMING = frozenset({"call", "describe", "brand", "label", "dub", "term"})
_WITHIN = frozenset({"in", "on", "at", "via", "during", "through"})
_MARKS = frozenset({",", "–", "—", "-", "--"})
_HELPING = frozenset({"be", "have", "do", "get", "keep", "go", "let", "need", "dare", "use"})
_JOINS = ([",", "and"], [",", "but"], [",", "while"])
_LONGEST_NAME = 12  # tokens of "and defence secretary Ana Ruiz"


def repair(parse: Parse, lexicon: Lexicon) -> None:
    """Mend the tree of a parse in place."""
    changed = _free_from_labels(parse)
    for index in range(len(parse)):
        if not parse.tag[index].startswith(("V", "M")):
            continue
        if parse.dep[index] == "aux" and _raise_false_helper(parse, lexicon, index):
            changed = True
        if parse.dep[index] in {"aux", "auxpass"} and parse.kids[index]:
            changed = _lift_from_helper(parse, index) or changed
            continue
        changed = mend_misread(parse, lexicon, index) or changed
        changed = _raise_main_verb(parse, lexicon, index) or changed
        changed = _raise_behind_bracket(parse, lexicon, index) or changed
        changed = _free_agent(parse, index) or changed
        changed = _free_from_infinitive(parse, index) or changed
        changed = _free_from_relative(parse, index) or changed
        changed = _free_from_setting(parse, index) or changed
        lemma = parse.lemma[index]
        if parse.quoted[index] < 0 and (lemma in lexicon.say or lemma in lexicon.think):
            changed = _free_told_clause(parse, index) or changed
            changed = _free_clause_from_setting(parse, index) or changed
            changed = _part_subjects(parse, index) or changed
            changed = _give_clause_its_subject(parse, index) or changed
            changed = _give_speaker(parse, index) or changed
            changed = _free_shared_verbs(parse, lexicon, index) or changed
    if changed:
        parse.find_edges()


def _move(parse: Parse, child: int, head: int) -> None:
    parse.kids[parse.head[child]].remove(child)
    parse.head[child] = head
    parse.kids[head].append(child)
    parse.kids[head].sort()


def _lift_from_helper(parse: Parse, helper: int) -> bool:
    """Hang the subject of "has been" on the verb that it helps."""
    verb = parse.head[helper]
    subjects = [kid for kid in parse.kids[helper] if parse.dep[kid] in SUBJECTS]
    for subject in subjects:
        _move(parse, subject, verb)
    return bool(subjects)


def _free_from_infinitive(parse: Parse, verb: int) -> bool:
    """Join a finite verb to the main verb: "rejected the plan to drill and renewed its call"."""
    head = parse.head[verb]
    if parse.dep[verb] != "conj" or parse.tag[verb] not in _PAST or parse.tag[head] != "VB":
        return False
    if parse.subject(verb) >= 0 or not any(parse.lower[k] == "to" for k in parse.kids[head]):
        return False
    above = head
    for _ in range(_FARTHEST):
        if parse.head[above] == above:
            return False
        above = parse.head[above]
        if parse.tag[above] in _PAST and parse.subject(above) >= 0:
            _move(parse, verb, above)
            return True
    return False


def _raise_main_verb(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """Make a verb of a participle: "Ana Ruiz, who was in Oslo, called for calm"."""
    name = parse.head[verb]
    known = lexicon.say | lexicon.transitive | {p.split()[0] for p in lexicon.prepositional}
    fits = parse.dep[verb] == "acl" and parse.tag[verb] == "VBN" and parse.lemma[verb] in known
    if not fits or parse.head[name] != name or parse.tag[name] != "NNP":
        return False
    if parse.lower[verb - 1] != "," or not any(parse.dep[k] == "relcl" for k in parse.kids[name]):
        return False
    parse.kids[name].remove(verb)
    parse.kids[verb].insert(0, name)
    parse.head[verb], parse.head[name] = verb, verb
    parse.dep[verb], parse.dep[name], parse.tag[verb] = "ROOT", "nsubj", "VBD"
    return True


def _raise_behind_bracket(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """Make a verb of a participle: "observers of the Harbour Union (HU) voiced concern"."""
    if parse.lower[verb - 1] != ")" or parse.dep[verb] not in {"amod", "acl"}:
        return False
    known = lexicon.say | lexicon.transitive | lexicon.light
    known |= {p.split()[0] for p in lexicon.prepositional}
    begin = parse.sentences[parse.sentence[verb]][0]
    roots = [i for i in range(begin, verb) if parse.head[i] == i]
    if len(roots) != 1 or parse.pos[roots[0]] not in {"NOUN", "PROPN"}:
        return False
    root, head = roots[0], parse.head[verb]
    if parse.lemma[verb] not in known or any(parse.tag[i] in _FINITE for i in range(root, verb)):
        return False
    parse.kids[head].remove(verb)
    parse.head[verb], parse.dep[verb], parse.tag[verb] = verb, "ROOT", "VBD"
    parse.kids[verb].append(root)
    parse.head[root], parse.dep[root] = verb, "nsubj"
    if head > verb:
        for kid in [k for k in parse.kids[head] if k < verb]:
            _move(parse, kid, root)
        _move(parse, head, verb)
        parse.dep[head] = "dobj"
    for kid in [*parse.kids[root]]:
        setting = kid < root and parse.dep[kid] in {"prep", "advmod", "punct", "cc"}
        if kid > verb or setting:
            _move(parse, kid, verb)
    parse.kids[verb].sort()
    return True


def _free_agent(parse: Parse, verb: int) -> bool:
    """Hang "by" on the passive: 'was described as "weak" by the unions'."""
    if parse.tag[verb] != "VBN" or not any(parse.dep[k] == "nsubjpass" for k in parse.kids[verb]):
        return False
    for likened in parse.kids[verb]:
        for noun in parse.kids[likened] if parse.lower[likened] == "as" else []:
            for by in parse.kids[noun]:
                if parse.lower[by] == "by" and parse.dep[by] == "prep":
                    _move(parse, by, verb)
                    parse.dep[by] = "agent"
                    return True
    return False


def _free_from_relative(parse: Parse, verb: int) -> bool:
    """Give the main verb its subject back: "Ruiz, whose term ends in May, welcomed the ruling"."""
    if parse.dep[verb] != "ROOT" or parse.tag[verb] not in _FINITE or parse.subject(verb) >= 0:
        return False
    if verb < 1 or parse.lower[verb - 1] != ",":
        return False
    for clause in parse.kids[verb]:
        subject = parse.subject(clause)
        if parse.dep[clause] != "ccomp" or not 0 <= subject < clause < verb:
            continue
        opening = parse.lower[subject + 1 : subject + 3]
        if opening[:1] == [","] and opening[1:] in (["who"], ["whose"], ["which"]):
            _move(parse, subject, verb)
            return True
    return False


def _free_from_setting(parse: Parse, verb: int) -> bool:
    """Give the verb its subject back: "In a note quoted by the agency, the embassy rejected it"."""
    subject = parse.subject(verb)
    doing = subject >= 0 and parse.dep[subject] == "csubj" and parse.tag[subject] == "VBG"
    if parse.dep[verb] != "ROOT" or (subject >= 0 and not doing):
        return False
    before = verb - 1
    while before > 0 and parse.lower[before] in _MARKS:
        before -= 1
    for setting in [subject] if doing else parse.kids[verb]:
        opens = parse.dep[setting] in {"prep", "csubj", "advcl"} or parse.tag[setting] == "VBG"
        if setting > verb or not opens:
            continue
        for noun in range(setting + 1, verb):
            first = parse.left[noun]
            named = parse.dep[noun] == "npadvmod" and parse.entity[noun] == "PERSON"
            apart = (parse.dep[noun] == "appos" or named) and parse.lower[first - 1] == ","
            plain = parse.tag[verb] == "VB" and parse.tag[noun] in {"NNS", "NNPS"}
            finite = parse.tag[verb] in _FINITE or plain
            if apart and finite and parse.right[noun] == before and first - 1 > setting:
                _move(parse, noun, verb)
                parse.dep[noun] = "nsubj"
                if doing:
                    parse.dep[setting] = "advcl"
                return True
    return False


def _free_from_labels(parse: Parse) -> bool:
    """Take a speaker label out of the sentence behind it: "Reuters: The minister said that …"."""
    changed = False
    for paragraph in parse.paragraphs:
        if paragraph.label is None:
            continue
        for index in range(paragraph.first_token, paragraph.last_token):
            if parse.end[index] > paragraph.label[1]:
                break
            if parse.dep[index] in SUBJECTS and parse.start[parse.head[index]] > paragraph.label[1]:
                parse.dep[index] = "dep"
                changed = True
    return changed


def _raise_false_helper(parse: Parse, lexicon: Lexicon, helper: int) -> bool:
    """Make a verb of what was taken for a helper: "They proposed longer elected terms"."""
    verb, lemma = parse.head[helper], parse.lemma[helper]
    known = lexicon.say | lexicon.transitive
    if parse.tag[helper] not in _PAST or lemma in _HELPING or lemma not in known:
        return False
    if parse.dep[verb] != "ROOT" or parse.head[verb] != verb or verb < helper:
        return False
    objects = [kid for kid in parse.kids[verb] if parse.dep[kid] == "dobj" and kid > verb]
    if not objects or parse.tag[verb] not in {"VBD", "VBN"}:
        return False
    parse.kids[verb].remove(helper)
    parse.head[helper], parse.dep[helper] = helper, "ROOT"
    for kid in [k for k in parse.kids[verb] if k < helper or k > objects[-1] or k in objects]:
        _move(parse, kid, helper)
    parse.head[verb], parse.dep[verb], parse.tag[verb] = objects[0], "amod", "VBN"
    parse.kids[objects[0]].append(verb)
    parse.kids[objects[0]].sort()
    return True


def _free_clause_from_setting(parse: Parse, verb: int) -> bool:
    """Hang what is said on the verb: "warned in a statement that P", "wrote on X that P"."""
    if any(parse.dep[k] == "ccomp" for k in parse.kids[verb]):
        return False
    for preposition in parse.kids[verb]:
        if preposition < verb or parse.lower[preposition] not in _WITHIN:
            continue
        for noun in range(preposition + 1, parse.right[preposition] + 1):
            for clause in list(parse.kids[noun]):
                marks = [k for k in parse.kids[clause] if parse.lower[k] == "that"]
                told = parse.dep[clause] in {"acl", "relcl", "ccomp"} and noun < clause
                if not told or not marks or parse.dep[marks[0]] != "mark":
                    continue
                if parse.subject(clause) > marks[0]:
                    _move(parse, clause, verb)
                    parse.dep[clause] = "ccomp"
                    return True
    return False


def _give_clause_its_subject(parse: Parse, verb: int) -> bool:
    """Give a reported clause the subject, taken for an object: "said its acts were fair"."""
    for clause in parse.kids[verb]:
        if parse.dep[clause] != "ccomp" or clause < verb or parse.subject(clause) >= 0:
            continue
        first = min([clause, *parse.kids[clause]])
        finite = parse.tag[clause] in _FINITE or parse.tag[first] in _FINITE
        for noun in parse.kids[verb]:
            between = verb < noun < first and parse.right[noun] == first - 1
            if parse.dep[noun] == "dobj" and between and finite:
                _move(parse, noun, clause)
                parse.dep[noun] = "nsubj"
                return True
    return False


def _give_speaker(parse: Parse, verb: int) -> bool:
    """Find a joined verb's own subject: "…, and envoy Ana Ruiz, asked why, said it was late"."""
    head = parse.head[verb]
    loose = parse.dep[verb] in {"conj", "dep", "ccomp", "parataxis"} and head < verb
    if not loose or parse.tag[verb] not in _FINITE or parse.subject(verb) >= 0:
        return False
    if parse.lower[verb - 1] != ",":
        return False
    for noun in parse.kids[head]:
        first = parse.left[noun]
        named = parse.entity[noun] == "PERSON" and head < noun < verb and noun + 1 < verb
        if not named or parse.dep[noun] in SUBJECTS or noun - first > _LONGEST_NAME:
            continue
        if parse.lower[noun + 1] == "," and parse.lower[first - 2 : first] in _JOINS:
            for between in [k for k in parse.kids[head] if noun <= k < verb]:
                _move(parse, between, verb)
                if parse.lower[between] == "asked":
                    parse.tag[between], parse.dep[between] = "VBN", "advcl"
            parse.dep[noun], parse.dep[verb] = "nsubj", "conj"
            return True
    return False


def _free_told_clause(parse: Parse, verb: int) -> bool:
    """Hang what is told on the verb, not on those who hear it: "told advisers he regrets it"."""
    if parse.lemma[verb] not in _TOLD or any(parse.dep[k] == "ccomp" for k in parse.kids[verb]):
        return False
    for hearer in parse.kids[verb]:
        if parse.dep[hearer] not in {"dobj", "dative"} or hearer < verb:
            continue
        for clause in list(parse.kids[hearer]):
            words = {parse.tag[k] for k in parse.kids[clause]}
            subject = parse.subject(clause)
            whole = any(parse.dep[k] in _COMPLETING and k > clause for k in parse.kids[clause])
            bare = parse.dep[clause] == "relcl" and not words & {"WP", "WDT", "WP$", "WRB"}
            if bare and whole and subject > hearer and parse.dep[subject] != "dobj":
                _move(parse, clause, verb)
                parse.dep[clause] = "ccomp"
                return True
    return False


def _part_subjects(parse: Parse, verb: int) -> bool:
    """Give the first of two subjects to the main clause: "Donors, said Ruiz, are asked …"."""
    subjects = [kid for kid in parse.kids[verb] if parse.dep[kid] == "nsubj"]
    if len(subjects) < 2 or parse.dep[verb] not in {"parataxis", "ccomp", "relcl"}:
        return False
    if subjects[0] < verb < subjects[1]:
        _move(parse, subjects[0], parse.head[verb])
        return True
    return False


def _free_shared_verbs(parse: Parse, lexicon: Lexicon, verb: int) -> bool:
    """Hang a cue that the parser put into the reported clause on the reporting verb.

    "Diaz said there was fraud and urged the crowd to …": it is Diaz who urged. "She claimed she
    decided alone, insisting that …": it is she who insists.
    """
    changed = False
    for clause in list(parse.kids[verb]):
        if parse.dep[clause] != "ccomp" or clause < verb:
            continue
        inner_cue = _is_cue(parse, lexicon, clause)
        for kid in [*parse.kids[clause]]:
            if kid < clause or parse.quoted[kid] >= 0 or not _is_cue(parse, lexicon, kid):
                continue
            subject = parse.subject(clause)
            own_voice = subject >= 0 and parse.lower[subject] in {"he", "she", "they", "it"}
            if parse.subject(kid) >= 0:
                # "He said P, and his critics blame him for Q": a comma parts the speakers.
                if parse.dep[kid] == "conj" and not inner_cue and _new_speaker(parse, kid):
                    _move(parse, kid, verb)
                    changed = True
                continue
            joined = (
                parse.dep[kid] == "conj"
                and (not inner_cue or own_voice)
                and _same_tense(parse, verb, kid)
            )
            trailing = (
                parse.dep[kid] == "advcl"
                and parse.tag[kid] == "VBG"
                and _behind_comma(parse, kid)
                and (not inner_cue or _speaks(parse, lexicon, kid))
            )
            if joined or trailing:
                _move(parse, kid, verb)
                changed = True
    return changed


def _is_cue(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    lemma = parse.lemma[index]
    following = parse.lower[index + 1] if index + 1 < len(parse) else ""
    if f"{lemma} {following}" in lexicon.prepositional:
        return parse.tag[index].startswith("V")
    if lemma in _NAMING and parse.lower[index - 2 : index] == [",", "and"]:
        return parse.tag[index] in _FINITE
    return parse.tag[index].startswith("V") and (
        lemma in lexicon.say
        or lemma in lexicon.transitive
        or lemma in lexicon.object_infinitive
        or lemma in lexicon.infinitive
    )


def _speaks(parse: Parse, lexicon: Lexicon, index: int) -> bool:
    return parse.lemma[index] in lexicon.say


def _new_speaker(parse: Parse, verb: int) -> bool:
    """Tell whether ", and" and a subject of its own stand before a joined clause."""
    first = parse.left[verb]
    return (
        first > 1
        and parse.lower[first - 1] in {"and", "but", "while"}
        and parse.lower[first - 2] == ","
    )


def _same_tense(parse: Parse, verb: int, other: int) -> bool:
    if parse.tag[other] == parse.tag[verb] and parse.tag[verb] in _FINITE:
        return not any(parse.dep[k] in {"aux", "auxpass"} for k in parse.kids[other])
    return parse.lemma[other] == parse.lemma[verb] and parse.tag[other] in _FINITE | {"VB"}


def _behind_comma(parse: Parse, index: int) -> bool:
    before = index - 1
    while before > 0 and parse.pos[before] == "ADV":
        before -= 1
    return before >= 0 and parse.pos[before] == "PUNCT"
