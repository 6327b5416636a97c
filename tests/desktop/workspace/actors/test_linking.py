"""One actor for all its names, across articles, whatever their order."""

from itertools import permutations

from onrecord.domain.actor import Actor, ActorKind
from onrecord.domain.article import Article, article_key
from onrecord.domain.change import AddActor, CorrectActor, MergeActors, RemoveArticles, SplitActors
from onrecord.domain.report import ExtractedArticle
from onrecord.domain.span import TextSpan
from onrecord.domain.statement import Statement, StatementKind, statement_key
from onrecord.workspace import Workspace


def _article(*actors):
    """Return an article in which each actor says something."""
    text = ". ".join(f"{actor.name} spoke" for actor in actors)
    key = article_key(text)
    statements = []
    for place, actor in enumerate(actors):
        content = (TextSpan(place, place + 1),)
        statements.append(
            Statement(
                statement_key(key, content, None), key, content, StatementKind.INDIRECT, actor.key
            )
        )
    return ExtractedArticle(Article(key, text, text), tuple(statements), actors)


def _person(name, *aliases, **more):
    return Actor(name.casefold(), name, ActorKind.PERSON, aliases, **more)


def _body(name, *aliases, kind=ActorKind.ORGANISATION, **more):
    return Actor(name.casefold(), name, kind, aliases, **more)


def _names(*articles):
    """Return the actors' names, equal in every order of the articles."""
    found = set()
    for order in permutations(articles):
        workspace = Workspace.temporary()
        for article in order:
            workspace.add(article)
        found.add(tuple(actor.name for actor in workspace.actors()))
    (names,) = found
    return names


def test_a_surname_alone_is_the_only_person_of_that_name():
    assert _names(_article(_person("Holm")), _article(_person("Ida Holm"))) == ("Ida Holm",)


def test_a_surname_comes_first_in_some_names():
    assert _names(_article(_person("Song")), _article(_person("Song Wei"))) == ("Song Wei",)


def test_a_surname_of_two_people_stays_on_its_own():
    names = _names(
        _article(_person("Holm")), _article(_person("Ida Holm")), _article(_person("Per Holm"))
    )

    assert names == ("Holm", "Ida Holm", "Per Holm")


def test_titles_accents_and_middle_names_do_not_make_another_person():
    names = _names(
        _article(_person("President Ana Sørli-Peña")),
        _article(_person("Ana Sørli-Pena")),
        _article(_person("Ana Maria Sørli-Peña")),
    )

    assert len(names) == 1


def test_a_full_name_given_as_an_alias_links():
    names = _names(
        _article(_person("Robert Elgar", "Bobby Elgar")), _article(_person("Bobby Elgar"))
    )

    assert len(names) == 1


def test_descriptions_link_nothing():
    names = _names(
        _article(_person("Ida Holm", "the minister")), _article(_person("the minister", "she"))
    )

    assert names == ("Ida Holm", "the minister")


def test_a_description_means_somebody_of_its_own_article():
    assert (
        len(_names(_article(_person("a judge")), _article(_person("a judge"), _person("X")))) == 3
    )


def test_bodies_of_one_name_in_two_states_are_two():
    norland, sudria = (
        _article(_body("Foreign Ministry", state=state), _person(state))
        for state in ("Norland", "Sudria")
    )

    assert _names(norland, sudria).count("Foreign Ministry") == 2


def test_a_body_without_its_state_is_the_only_one_of_that_name():
    names = _names(
        _article(_body("Harbour Board")), _article(_body("the Harbour Board", state="Norland"))
    )

    assert len(names) == 1


def test_a_person_and_a_state_of_one_name_are_two():
    names = _names(
        _article(_person("Georgia")), _article(_body("Georgia", kind=ActorKind.STATE), _person("X"))
    )

    assert names == ("Georgia", "Georgia", "X")


def test_groups_of_the_same_members_are_one_whatever_they_are_called():
    holm, berg = _person("Ida Holm"), _person("Per Berg")
    members = (holm.key, berg.key)
    first = Actor("g", "both leaders", ActorKind.GROUP, members=members)
    second = Actor("g", "the two", ActorKind.GROUP, members=tuple(reversed(members)))

    names = _names(_article(holm, berg, first), _article(berg, holm, second))

    assert len(names) == 3


def _project(*articles):
    workspace = Workspace.temporary()
    for article in articles:
        workspace.add(article)
    return workspace


def _key(workspace, name):
    return next(actor.key for actor in workspace.actors() if actor.name == name)


def test_a_corrected_alias_acts_on_later_imports():
    workspace = _project(_article(_person("Ida Holm")))
    workspace.apply(CorrectActor(_key(workspace, "Ida Holm"), (("aliases", ("Iron Ida",)),)))

    workspace.add(_article(_person("Iron Ida")))

    (actor,) = workspace.actors()
    assert actor.name == "Ida Holm"
    assert len(workspace.statements()) == 2
    assert {s.actor for s in workspace.statements()} == {actor.key}


def test_a_given_alias_decides_where_a_surname_is_ambiguous():
    workspace = _project(_article(_person("Ida Holm")), _article(_person("Per Holm")))
    workspace.apply(CorrectActor(_key(workspace, "Per Holm"), (("aliases", ("Holm",)),)))

    workspace.add(_article(_person("Holm")))

    assert [actor.name for actor in workspace.actors()] == ["Ida Holm", "Per Holm"]


def test_merging_moves_statements_and_names_and_splitting_moves_them_back():
    workspace = _project(_article(_person("Ida Holm"), _person("Per Berg")))
    holm, berg = _key(workspace, "Ida Holm"), _key(workspace, "Per Berg")

    workspace.apply(MergeActors(holm, berg))

    assert workspace.actor(berg).key == holm
    assert "Per Berg" in workspace.actor(holm).aliases
    assert {s.actor for s in workspace.statements()} == {holm}

    workspace.apply(SplitActors(holm, berg))

    assert [s.actor for s in workspace.statements()] == [holm, berg]


def test_names_linked_by_rule_can_be_split_and_stay_apart():
    workspace = _project(_article(_person("Ida Holm")), _article(_person("Holm"), _person("X Y")))
    holm = _key(workspace, "Ida Holm")
    (other,) = (key for key, name in workspace.actor_parts(holm) if name == "Holm")

    undo = workspace.apply(SplitActors(holm, other))
    workspace.add(_article(_person("Ida Holm"), _person("Z W")))

    assert [a.name for a in workspace.actors()] == ["Holm", "Ida Holm", "X Y", "Z W"]

    workspace.apply(undo)

    assert [a.name for a in workspace.actors()] == ["Ida Holm", "X Y", "Z W"]


def test_an_actor_leaves_with_its_last_article_and_comes_back():
    workspace = _project(_article(_person("Ida Holm")), _article(_person("Per Berg")))
    article = workspace.articles()[0].key

    undo = workspace.apply(RemoveArticles((article,)))
    assert [a.name for a in workspace.actors()] == ["Per Berg"]

    workspace.apply(undo)
    assert [a.name for a in workspace.actors()] == ["Ida Holm", "Per Berg"]


def test_a_surname_that_was_typed_is_no_other_name_for_the_full_one():
    workspace = _project(_article(_person("Ida Holm")))

    workspace.apply(AddActor(Actor("analyst:holm", "holm", ActorKind.PERSON)))

    assert [actor.name for actor in workspace.actors()] == ["Ida Holm"]
    assert workspace.actor("analyst:holm").name == "Ida Holm"


def test_a_key_that_was_linked_still_finds_its_actor():
    workspace = _project(_article(_person("Holm")))
    key = _key(workspace, "Holm")

    workspace.add(_article(_person("Ida Holm")))

    assert workspace.actor(key).name == "Ida Holm"
