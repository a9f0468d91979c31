-- What is known of the papers that were sent for a booking, sealed under the key of the booked day: which, how they were judged, and the
-- keys of the files that hold them. Times as in V1.
CREATE TABLE paper (
    booking     TEXT NOT NULL PRIMARY KEY,
    sealed      TEXT NOT NULL,
    purge_after TEXT NOT NULL
);
