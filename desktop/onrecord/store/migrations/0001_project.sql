-- A project: articles as read, extractions as the engine gave them, and revisions by people.
-- Rows are only ever added; what holds now is the newest revision of each field.

CREATE TABLE article (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    key TEXT NOT NULL UNIQUE,
    text BLOB NOT NULL,
    record TEXT NOT NULL,
    added_at TEXT NOT NULL
);

CREATE TABLE codebook (
    id INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE
);

CREATE TABLE extraction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    article_key TEXT NOT NULL REFERENCES article (key),
    codebook_id INTEGER NOT NULL REFERENCES codebook (id),
    at TEXT NOT NULL,
    failed TEXT
);

CREATE INDEX extraction_of_article ON extraction (article_key, id);

CREATE TABLE extracted_statement (
    extraction_id INTEGER NOT NULL REFERENCES extraction (id),
    place INTEGER NOT NULL,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (extraction_id, place)
) WITHOUT ROWID;

CREATE INDEX extracted_statement_key ON extracted_statement (key);

CREATE TABLE extracted_actor (
    extraction_id INTEGER NOT NULL REFERENCES extraction (id),
    place INTEGER NOT NULL,
    key TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (extraction_id, place)
) WITHOUT ROWID;

CREATE TABLE step (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    author TEXT NOT NULL,
    label TEXT NOT NULL
);

CREATE TABLE revision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    step_id INTEGER NOT NULL REFERENCES step (id),
    subject TEXT NOT NULL,
    key TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT
);

CREATE INDEX revision_of_field ON revision (subject, key, field, id);

CREATE TABLE import_report (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    record TEXT NOT NULL
);

CREATE TRIGGER article_stays BEFORE UPDATE ON article
BEGIN SELECT RAISE (ABORT, 'articles are never changed'); END;

CREATE TRIGGER extracted_statement_stays BEFORE UPDATE ON extracted_statement
BEGIN SELECT RAISE (ABORT, 'what the engine said is never changed'); END;

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision
BEGIN SELECT RAISE (ABORT, 'revisions are never changed'); END;

CREATE TRIGGER revision_remains BEFORE DELETE ON revision
BEGIN SELECT RAISE (ABORT, 'revisions are never deleted'); END;
