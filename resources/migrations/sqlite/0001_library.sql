-- SPDX-License-Identifier: GPL-3.0-or-later
-- One statement a paragraph: the reader of these files splits at empty lines. No
-- comment behind the semicolon that ends a statement.
-- Times are milliseconds since 1970, UTC.

CREATE TABLE uploads (
    number INTEGER PRIMARY KEY AUTOINCREMENT, -- order of arrival; never used again
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL DEFAULT '',
    course TEXT NOT NULL DEFAULT '',
    grp TEXT NOT NULL DEFAULT '',
    prompt TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    image_count INTEGER NOT NULL DEFAULT 0,
    card_count INTEGER NOT NULL DEFAULT 0, -- cards with hidden = 0, kept by triggers
    created_at INTEGER NOT NULL,
    deleted_at INTEGER
) STRICT;

CREATE TABLE pages (
    number INTEGER PRIMARY KEY,
    upload INTEGER NOT NULL REFERENCES uploads ON DELETE CASCADE,
    position INTEGER NOT NULL,
    file TEXT NOT NULL, -- below the library's folder: relative, so that the folder can be moved
    original_file TEXT NOT NULL,
    frame INTEGER NOT NULL DEFAULT 0,
    frame_count INTEGER NOT NULL DEFAULT 1,
    name TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL DEFAULT '',
    corrections TEXT NOT NULL DEFAULT '{}', -- JSON
    state TEXT NOT NULL DEFAULT 'waiting',
    own_run INTEGER NOT NULL DEFAULT 0,
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT, -- JSON
    milliseconds INTEGER NOT NULL DEFAULT 0,
    confidence REAL NOT NULL DEFAULT 0,
    word_count INTEGER NOT NULL DEFAULT 0,
    text BLOB, -- JSON of the PageText, compressed by qCompress
    searchable TEXT NOT NULL DEFAULT '', -- its plain text as the index takes it
    UNIQUE (upload, position)
) STRICT;

CREATE INDEX pages_by_state ON pages (upload, state);

CREATE INDEX pages_by_sha256 ON pages (sha256);

CREATE TABLE chunks (
    upload INTEGER NOT NULL REFERENCES uploads ON DELETE CASCADE,
    position INTEGER NOT NULL, -- Chunk::index
    text TEXT NOT NULL,
    start INTEGER NOT NULL,
    finish INTEGER NOT NULL,
    spans TEXT NOT NULL DEFAULT '[]', -- JSON: [[page, chunkOffset, pageOffset, length], …]
    first_page INTEGER NOT NULL, -- with first_offset: the place in reading order
    first_offset INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    error TEXT, -- JSON
    milliseconds INTEGER NOT NULL DEFAULT 0,
    made INTEGER NOT NULL DEFAULT 0,
    kept INTEGER NOT NULL DEFAULT 0,
    dropped TEXT NOT NULL DEFAULT '{}', -- cards by reason
    PRIMARY KEY (upload, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX chunks_by_state ON chunks (upload, state);

CREATE TABLE flashcards (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    upload INTEGER NOT NULL REFERENCES uploads ON DELETE CASCADE,
    first_page INTEGER NOT NULL, -- of its chunk: with first_offset and place the reading order
    first_offset INTEGER NOT NULL,
    place INTEGER NOT NULL,
    chunk INTEGER, -- Chunk::index; NULL: brought by a person or an import
    hidden INTEGER NOT NULL DEFAULT 0, -- bits: 1 deleted by a person, 2 its upload is deleted,
    -- 4 its chunk was removed, 8 only offered
    hidden_at INTEGER, -- since when bits 1, 2 or 4 are set
    kind TEXT NOT NULL,
    front TEXT NOT NULL,
    back TEXT NOT NULL,
    front_html TEXT NOT NULL DEFAULT '', -- of a formatted side
    back_html TEXT NOT NULL DEFAULT '',
    tags TEXT NOT NULL DEFAULT '[]', -- JSON
    course TEXT NOT NULL DEFAULT '',
    grp TEXT NOT NULL DEFAULT '',
    evidence TEXT NOT NULL DEFAULT '{}', -- JSON
    score REAL NOT NULL DEFAULT 1,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    checked_at INTEGER, -- a person found it right
    changed_at INTEGER, -- a person's last edit
    doubts TEXT NOT NULL DEFAULT '[]', -- JSON: codes of what speaks against it
    origin TEXT NOT NULL DEFAULT '', -- quote and front as they were made, folded and hashed
    spaced TEXT -- front, back and tags for the index where a script writes without spaces
) STRICT;

CREATE INDEX flashcards_in_order
    ON flashcards (upload DESC, first_page, first_offset, place, number) WHERE hidden = 0;

CREATE INDEX flashcards_offered
    ON flashcards (upload DESC, first_page, first_offset, place, number) WHERE hidden = 8;

CREATE INDEX flashcards_uncertain
    ON flashcards (score, upload DESC, first_page, first_offset, place, number)
    WHERE hidden = 0 AND score < 0.6;

CREATE INDEX flashcards_of_course
    ON flashcards (course, upload DESC, first_page, first_offset, place, number) WHERE hidden = 0;

CREATE INDEX flashcards_of_group ON flashcards (grp, upload DESC) WHERE hidden = 0;

CREATE INDEX flashcards_of_chunk ON flashcards (upload, chunk);

CREATE INDEX flashcards_hidden ON flashcards (hidden_at) WHERE hidden > 0;

CREATE TABLE card_pictures ( -- of the media, that a card shows: few do
    card INTEGER NOT NULL REFERENCES flashcards ON DELETE CASCADE,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (card, sha256)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    upload INTEGER NOT NULL UNIQUE REFERENCES uploads ON DELETE CASCADE,
    state TEXT NOT NULL,
    options TEXT NOT NULL, -- JSON
    owner TEXT, -- NULL: no lease
    heartbeat_at INTEGER NOT NULL DEFAULT 0,
    pid INTEGER NOT NULL DEFAULT 0,
    host TEXT NOT NULL DEFAULT '',
    cancel_requested INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE job_events ( -- what was told of a job
    job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
    number INTEGER NOT NULL, -- from 1, without gaps
    at INTEGER NOT NULL,
    kind TEXT NOT NULL, -- "job", "progress", "flashcard", …
    body TEXT NOT NULL DEFAULT '{}', -- JSON; of a flashcard nothing: it stands in its own table
    card TEXT, -- a flashcard's id
    PRIMARY KEY (job, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE answers (
    key TEXT PRIMARY KEY, -- SHA-256 of input + prompt + model
    host TEXT NOT NULL,
    sent_at INTEGER NOT NULL,
    sent_count INTEGER NOT NULL DEFAULT 1,
    arrived_at INTEGER, -- NULL: sent and, as far as we know, paid, but nothing came
    body BLOB, -- compressed by qCompress
    input_tokens INTEGER NOT NULL DEFAULT 0,
    output_tokens INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE answer_uses ( -- an answer goes with the last upload that asked for it
    answer TEXT NOT NULL REFERENCES answers ON DELETE CASCADE,
    upload INTEGER REFERENCES uploads ON DELETE CASCADE -- NULL: of no upload
) STRICT;

CREATE UNIQUE INDEX answer_used_once ON answer_uses (answer, coalesce(upload, 0));

CREATE INDEX answer_uses_of_upload ON answer_uses (upload);

CREATE TRIGGER answer_use_ended AFTER DELETE ON answer_uses BEGIN
    DELETE FROM answers
        WHERE key = old.answer AND NOT EXISTS (SELECT 1 FROM answer_uses WHERE answer = old.answer);
END;

CREATE TABLE usage (
    day TEXT NOT NULL, -- ISO 8601, UTC
    upload TEXT NOT NULL, -- its id; outlives it, for what was paid stays paid; '': of no job
    requests INTEGER NOT NULL DEFAULT 0,
    input_tokens INTEGER NOT NULL DEFAULT 0,
    output_tokens INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (upload, day)
) STRICT, WITHOUT ROWID;

CREATE INDEX usage_by_day ON usage (day);

CREATE TABLE traffic ( -- what left this computer
    upload TEXT NOT NULL, -- as in usage
    host TEXT NOT NULL,
    requests INTEGER NOT NULL DEFAULT 0,
    bytes_sent INTEGER NOT NULL DEFAULT 0,
    bytes_received INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (upload, host)
) STRICT, WITHOUT ROWID;

CREATE TABLE rates (
    step TEXT PRIMARY KEY,
    seconds REAL NOT NULL,
    spread REAL NOT NULL,
    samples INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE devices ( -- that may use the HTTP service
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE, -- SHA-256; the token itself is kept nowhere
    created_at INTEGER NOT NULL,
    used_at INTEGER -- NULL: never
) STRICT, WITHOUT ROWID;

CREATE VIEW flashcard_texts AS
    SELECT number, coalesce(spaced, front || ' ' || back || ' ' || tags) AS body FROM flashcards;

CREATE VIRTUAL TABLE flashcards_fts USING fts5 (
    body, content='flashcard_texts', content_rowid='number',
    tokenize='unicode61 remove_diacritics 2', prefix='2 3 4 5');

CREATE TRIGGER flashcards_inserted AFTER INSERT ON flashcards BEGIN
    INSERT INTO flashcards_fts (rowid, body)
        VALUES (new.number, coalesce(new.spaced, new.front || ' ' || new.back || ' ' || new.tags));
    UPDATE uploads SET card_count = card_count + 1 WHERE number = new.upload AND new.hidden = 0;
END;

CREATE TRIGGER flashcards_deleted AFTER DELETE ON flashcards BEGIN
    INSERT INTO flashcards_fts (flashcards_fts, rowid, body) VALUES ('delete', old.number,
        coalesce(old.spaced, old.front || ' ' || old.back || ' ' || old.tags));
    UPDATE uploads SET card_count = card_count - 1 WHERE number = old.upload AND old.hidden = 0;
END;

CREATE TRIGGER flashcards_edited AFTER UPDATE OF front, back, tags, spaced ON flashcards BEGIN
    INSERT INTO flashcards_fts (flashcards_fts, rowid, body) VALUES ('delete', old.number,
        coalesce(old.spaced, old.front || ' ' || old.back || ' ' || old.tags));
    INSERT INTO flashcards_fts (rowid, body)
        VALUES (new.number, coalesce(new.spaced, new.front || ' ' || new.back || ' ' || new.tags));
END;

CREATE TRIGGER flashcards_hidden_changed AFTER UPDATE OF hidden ON flashcards
    WHEN (old.hidden = 0) <> (new.hidden = 0) BEGIN
    UPDATE uploads SET card_count = card_count + iif(new.hidden = 0, 1, -1)
        WHERE number = new.upload;
END;

CREATE VIRTUAL TABLE pages_fts USING fts5 (
    searchable, content='pages', content_rowid='number',
    tokenize='unicode61 remove_diacritics 2');

CREATE TRIGGER pages_inserted AFTER INSERT ON pages BEGIN
    INSERT INTO pages_fts (rowid, searchable) VALUES (new.number, new.searchable);
END;

CREATE TRIGGER pages_deleted AFTER DELETE ON pages BEGIN
    INSERT INTO pages_fts (pages_fts, rowid, searchable)
        VALUES ('delete', old.number, old.searchable);
END;

CREATE TRIGGER pages_edited AFTER UPDATE OF searchable ON pages BEGIN
    INSERT INTO pages_fts (pages_fts, rowid, searchable)
        VALUES ('delete', old.number, old.searchable);
    INSERT INTO pages_fts (rowid, searchable) VALUES (new.number, new.searchable);
END;
