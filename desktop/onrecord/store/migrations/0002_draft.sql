-- The codebook while it is edited and not applied: no part of what holds, so it is overwritten.

CREATE TABLE codebook_draft (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    record TEXT NOT NULL
);
