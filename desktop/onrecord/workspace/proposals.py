"""The analyst's answers to proposals that targets are one."""

from dataclasses import replace
from itertools import combinations

from onrecord.domain import codebook_edit as edit
from onrecord.domain.change import KeepTargetsApart, ReplaceCodebook
from onrecord.domain.codebook import Codebook
from onrecord.tables import TargetProposal


def merged_codebook(codebook: Codebook, proposal: TargetProposal) -> Codebook:
    """Return the codebook with the proposal's words as terms of one target.

    A target of the codebook takes them up; otherwise a new one is called by the most frequent.
    """
    words = tuple(word for word, _ in proposal.words)
    if proposal.kept is None:
        target = replace(edit.new_target(codebook, proposal.name), terms=words)
    else:
        target = edit.find_target(codebook, proposal.topic, proposal.kept)
        target = replace(target, terms=tuple(dict.fromkeys((*target.terms, *words))))
    return edit.with_target(codebook, proposal.topic, target)


def accept_proposal(codebook: Codebook, proposal: TargetProposal) -> ReplaceCodebook:
    """Return the change that makes one target of a proposal's words."""
    return ReplaceCodebook(merged_codebook(codebook, proposal))


def decline_proposal(proposal: TargetProposal) -> KeepTargetsApart:
    """Return the change that keeps all words of a proposal apart, whoever joins them later."""
    words = [word for word, _ in proposal.words]
    if proposal.kept is None:
        return KeepTargetsApart(proposal.topic, tuple(combinations(words, 2)))
    return KeepTargetsApart(proposal.topic, tuple((proposal.name, word) for word in words))
