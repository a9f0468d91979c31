package id.bilik.queueserver.server.collective;

/** A sentence for people, in both languages. */
public record Said(String id, String en) {}
