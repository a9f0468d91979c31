package id.bilik.queueserver.core.capacity;

/** Whom a part of the room is for: people who walk in, people who booked, companies, or people whom staff let in. */
public enum Share {
    WALK_IN, BOOKED, COLLECTIVE, STAFF
}
