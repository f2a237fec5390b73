-- Times are seconds since 1970. `kept` and the states are JSON. Only what SQLite and PostgreSQL both understand.
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

-- One row an answer, named by the event that asked: nobody is answered twice.
CREATE TABLE answers (
    id TEXT PRIMARY KEY,
    asker TEXT NOT NULL,
    -- Where the next message goes on from here without saying so: a direct conversation or a thread.
    place TEXT,
    -- The message with the answer, once it is sent.
    message TEXT,
    -- A hash of the question, to tell whether an edited message asks something else.
    question TEXT NOT NULL,
    -- How often a choice led on from here.
    turn BIGINT NOT NULL,
    -- The conversation that the question came into, and the one that the answer left.
    state_before TEXT NOT NULL,
    state_after TEXT NOT NULL,
    kept TEXT NOT NULL,
    asked BIGINT NOT NULL
);
CREATE INDEX answers_by_message ON answers (message);
CREATE INDEX answers_by_place ON answers (place, asked);
CREATE INDEX answers_by_asker ON answers (asker, asked);

CREATE TABLE preferences (
    asker TEXT PRIMARY KEY,
    locale TEXT NOT NULL,
    changed BIGINT NOT NULL
);

CREATE TABLE feedback (
    answer TEXT NOT NULL,
    asker TEXT NOT NULL,
    helpful BIGINT NOT NULL,
    comment TEXT,
    kept TEXT NOT NULL,
    given BIGINT NOT NULL,
    PRIMARY KEY (answer, asker)
);

-- When an asker last asked for a person.
CREATE TABLE handovers (
    asker TEXT PRIMARY KEY,
    asked BIGINT NOT NULL
);
