-- Whom a booking is for, sealed under the key of the day that is booked. Times as in V1.
CREATE TABLE booking (
    id          TEXT NOT NULL PRIMARY KEY,
    sealed      TEXT NOT NULL,
    purge_after TEXT NOT NULL
);
