-- What the journal's days were like for each class of priority, kept when the classes themselves are purged from it; and
-- the register of breaches. Times as in V1, dates as 2026-11-27.
CREATE TABLE day_figures (
    branch       TEXT NOT NULL,
    on_date      TEXT NOT NULL,
    priority     TEXT NOT NULL,
    issued       BIGINT NOT NULL,
    called       BIGINT NOT NULL,
    in_target    BIGINT NOT NULL,
    wait_seconds BIGINT NOT NULL,
    served       BIGINT NOT NULL,
    no_show      BIGINT NOT NULL,
    abandoned    BIGINT NOT NULL,
    purge_after  TEXT NOT NULL,
    PRIMARY KEY (branch, on_date, priority)
);

CREATE TABLE breach (
    id                TEXT NOT NULL PRIMARY KEY,
    noticed_at        TEXT NOT NULL,
    what              TEXT NOT NULL,
    concerned         TEXT NOT NULL,
    people            BIGINT,
    measures          TEXT NOT NULL,
    authority_told_at TEXT,
    people_told_at    TEXT,
    purge_after       TEXT NOT NULL
);
