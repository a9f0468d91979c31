package id.bilik.queueserver.core.capacity;

/**
 * Who alone may give a unit of room away. Every unit has exactly one owner from the start, so that a region can own some
 * later and nobody promises the same unit twice.
 *
 * @param id of the branch
 */
public record Owner(String id) {}
