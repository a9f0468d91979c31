package id.bilik.queueserver.server.session.conversation;

/**
 * One visit in one booth, from its call to its end there.
 *
 * @param id     by which pages name it
 * @param seated whether the participant has sat down
 */
public record Stay(String id, String group, String booth, String ticket, boolean seated) {}
