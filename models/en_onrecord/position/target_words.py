"""Words that tell where to look for what is judged: beside them, below them, above them."""

ATTITUDES = frozenset(
    {"support", "backing", "opposition", "objection", "resistance", "commitment", "call", "appeal"}
    | {"need", "importance", "concern", "doubt", "endorsement", "approval", "rejection", "demand"}
    | {"readiness", "willingness", "desire", "hope", "regret", "satisfaction", "criticism", "veto"}
    | {"condemnation", "appreciation", "gratitude", "reservation", "intention", "interest", "fear"}
    | {"confidence", "significance", "value", "necessity", "belief", "faith", "trust", "refusal"}
    | {"determination", "preference", "boycott", "scepticism", "skepticism", "displeasure", "anger"}
    | {
        "respect",
        "request",
        "promise",
        "pledge",
        "vow",
        "adherence",
        "dedication",
        "worry",
        "cause",
    }
    | {"favour", "favor", "role", "progress", "contribution", "part", "share", "impression"}
)
"""Nouns of an attitude to something: what is judged is what they are about."""
ADDRESSING = frozenset(
    {"urge", "ask", "call", "appeal", "tell", "press", "order", "invite", "beg", "implore", "plead"}
    | {"warn", "request", "exhort", "encourage", "advise", "push", "pressure", "instruct", "compel"}
    | {"demand", "want", "persuade", "remind", "caution", "expect", "allow", "force", "forbid"}
)
DENIALS = frozenset({"deny", "refute", "rebut", "dispute", "dismiss", "reject", "doubt"})
NAMING = frozenset({"call", "term", "dub", "brand", "label", "describe", "denounce", "dismiss"})
SAYING = frozenset({"say", "claim", "state", "tell", "admit"})
AUXILIARY = frozenset({"go", "begin", "start", "continue", "want", "try", "have"})
HAVING = frozenset({"have", "see", "feel", "express", "voice", "show", "make", "take", "hold"})
READY = frozenset({"ready", "willing", "able", "prepared", "unwilling"})
ATTITUDINAL = (
    READY
    | {
        "open",
        "opposed",
        "grateful",
        "committed",
        "proud",
        "hostile",
        "averse",
        "concerned",
        "sorry",
    }
    | {
        "worried",
        "shocked",
        "alarmed",
        "disappointed",
        "pleased",
        "happy",
        "confident",
        "sceptical",
    }
)
REGARDING = frozenset({"see", "regard", "view", "consider", "treat", "find", "deem"})
FEELINGS = frozenset(
    {"concern", "regret", "satisfaction", "fear", "hope", "anger", "worry", "gratitude", "doubt"}
    | {"appreciation", "confidence", "displeasure", "belief", "interest", "satisfaction"}
)
HARMFUL = frozenset({"threaten", "violate", "shut", "block", "delay", "close"})
FELT = frozenset({"regret", "lament", "deplore", "mourn", "welcome", "applaud", "hail", "cheer"})
"""Verbs of a feeling on what has come about."""
