package id.bilik.queueserver.core.branch;

/** A call as the board shows it. */
public record Announcement(TicketNumber ticket, String booth, String group, Stage.Call call) {}
