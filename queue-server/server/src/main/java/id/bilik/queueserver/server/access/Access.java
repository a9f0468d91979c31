package id.bilik.queueserver.server.access;

import io.javalin.security.RouteRole;
import java.util.Set;

/** Who may use a route or a page. Each states a set of these, and {@link Caller#grants} says which ones a caller is. */
public enum Access implements RouteRole {
    /** Anybody: pages of participants, health and the contract. */
    PUBLIC,
    /** Beside {@link #PUBLIC}: what also exists on the port for phones, where nothing else does. */
    PARTICIPANT,
    /** A kiosk; where a ticket is named, its own tickets alone. */
    KIOSK,
    /** A wall board or another screen for everybody. */
    BOARD,
    /** The screen of a booth, for that booth alone. */
    BOOTH,
    /** A PC that officers share: it may list their names to choose from. */
    PC,
    /** An officer; what changes a group or a booth, in the group where the officer is on duty alone. */
    OFFICER, SUPERVISOR, TECHNICIAN,
    /** Reads everything that a supervisor may read, and changes nothing. */
    AUDITOR;

    /** Anybody, on the port for phones as well. */
    public static final Set<Access> PARTICIPANTS = Set.of(PUBLIC, PARTICIPANT);
    /** Everybody who works in the branch. */
    public static final Set<Access> STAFF = Set.of(OFFICER, SUPERVISOR, TECHNICIAN, AUDITOR);
    /** Staff and every device of the branch. */
    public static final Set<Access> INSIDE = Set.of(OFFICER, SUPERVISOR, TECHNICIAN, AUDITOR, KIOSK, BOARD, BOOTH, PC);
    /** What the wall shows. */
    public static final Set<Access> BOARD_READERS = Set.of(OFFICER, SUPERVISOR, TECHNICIAN, AUDITOR, BOARD);
    public static final Set<Access> BOOTH_READERS = Set.of(OFFICER, SUPERVISOR, AUDITOR, BOOTH);
    /** Whoever sits in the booth or serves it. */
    public static final Set<Access> IN_BOOTH = Set.of(OFFICER, BOOTH);
    public static final Set<Access> TICKET_READERS = Set.of(KIOSK, OFFICER, AUDITOR);
    public static final Set<Access> GROUP_READERS = Set.of(OFFICER, AUDITOR);
    public static final Set<Access> OVERSEERS = Set.of(SUPERVISOR, AUDITOR);
    public static final Set<Access> MAINTAINERS = Set.of(TECHNICIAN, SUPERVISOR);
    public static final Set<Access> MAINTENANCE_READERS = Set.of(TECHNICIAN, SUPERVISOR, AUDITOR);
}
