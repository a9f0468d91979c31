-- Of which day the people of a company's list were told last, so that each is told a change once. A person is known by the number in
-- the list; the message says which one told it. Times as in V1.
CREATE TABLE company_invitation (
    company     TEXT NOT NULL,
    number      INTEGER NOT NULL,
    told        INTEGER NOT NULL,
    day         TEXT NOT NULL,
    starts      TEXT NOT NULL,
    ends        TEXT NOT NULL,
    site        TEXT NOT NULL,
    over_at     TEXT NOT NULL,
    stands      INTEGER NOT NULL,
    message     TEXT NOT NULL,
    purge_after TEXT NOT NULL,
    PRIMARY KEY (company, number)
);
