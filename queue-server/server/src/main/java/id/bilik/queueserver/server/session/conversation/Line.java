package id.bilik.queueserver.server.session.conversation;

/** The way to a page while its socket is open. Neither call waits for the page. */
public interface Line {
    /** Sends a frame as JSON, after those before it. */
    void send(Object frame);

    /** @param reason for people who look for a fault, 120 characters at most */
    void close(int code, String reason);
}
