package id.bilik.queueserver.core.capacity;

/** Who a part of the room is for: those who come, those who book, companies, and whom staff give it to. */
public enum Share {
    WALK_IN, BOOKED, COLLECTIVE, STAFF
}
