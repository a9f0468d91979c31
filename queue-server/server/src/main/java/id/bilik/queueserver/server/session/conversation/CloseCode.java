package id.bilik.queueserver.server.session.conversation;

/** Why the server closes a socket, as pages know it: docs/conversations.md. */
public final class CloseCode {
    /** The page said that it ends, and does not come back. */
    static final int NORMAL = 1000;
    /** Likewise where it is left or loaded anew. */
    static final int GOING_AWAY = 1001;
    /** The account or device that asked for the socket is signed out. */
    static final int NOT_ALLOWED = 1008;
    /** The server begins anew. */
    static final int RESTART = 1012;
    public static final int OVER = 4001;
    static final int BAD_FRAME = 4003;
    static final int SAME_PAGE = 4004;
    static final int SEAT_TAKEN = 4005;
    static final int TOO_MANY = 4008;

    private CloseCode() {}
}
