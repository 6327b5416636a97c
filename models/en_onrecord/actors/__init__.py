"""Who speaks: names, offices, descriptions and pronouns resolved to actors."""

from en_onrecord.actors.resolver import ActorResolver, make_actor_resolver

__all__ = ["ActorResolver", "make_actor_resolver"]
