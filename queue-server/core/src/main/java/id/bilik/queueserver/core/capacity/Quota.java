package id.bilik.queueserver.core.capacity;

/**
 * A part of every quarter hour's room.
 *
 * @param percent of the room, 0 to 100
 */
public record Quota(Share share, Owner owner, int percent) {}
