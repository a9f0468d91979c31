-- Companies that lay people off, the people of their lists, and the schedules that both sides agree to. What says who somebody is
-- is sealed under the key of a day; a schedule knows people by their numbers in the list. Times as in V1.
CREATE TABLE company (
    id          TEXT NOT NULL PRIMARY KEY,
    branch      TEXT NOT NULL,
    sealed      TEXT NOT NULL,
    sealed_for  TEXT NOT NULL,
    workforce   INTEGER NOT NULL,
    laid_off    INTEGER NOT NULL,
    laid_off_on TEXT NOT NULL,
    opened_at   TEXT NOT NULL,
    purge_after TEXT NOT NULL
);

CREATE TABLE company_person (
    company     TEXT NOT NULL,
    number      INTEGER NOT NULL,
    person      TEXT NOT NULL,
    sealed      TEXT NOT NULL,
    state       TEXT NOT NULL,
    changed_at  TEXT NOT NULL,
    purge_after TEXT NOT NULL,
    PRIMARY KEY (company, number),
    UNIQUE (company, person)
);

CREATE INDEX company_person_elsewhere ON company_person (person);

CREATE TABLE company_schedule (
    company        TEXT NOT NULL,
    number         INTEGER NOT NULL,
    days           TEXT NOT NULL,
    proposed_by    TEXT NOT NULL,
    proposed_at    TEXT NOT NULL,
    branch_agreed  TEXT NOT NULL,
    company_agreed TEXT NOT NULL,
    purge_after    TEXT NOT NULL,
    PRIMARY KEY (company, number)
);
