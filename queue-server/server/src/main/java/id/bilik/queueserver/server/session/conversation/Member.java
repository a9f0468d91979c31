package id.bilik.queueserver.server.session.conversation;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A page that takes part, also while its line is broken for a moment. Its room guards it. */
final class Member {
    private static final long SECOND = 1_000_000_000L;

    private final Grant grant;
    private @Nullable Line line;
    private long heardAt;
    private boolean away;
    private Heard.@Nullable State state;
    private final Map<String, Heard.State> ofStays = new HashMap<>();
    private long secondBegan;
    private int framesInSecond;

    Member(Grant grant, Line line, long now) {
        this.grant = grant;
        this.line = line;
        this.heardAt = now;
        this.secondBegan = now;
    }

    /** The same page on a new line: what it said of itself still holds. */
    Member(Grant grant, Line line, long now, Member before) {
        this(grant, line, now);
        this.state = before.state;
        this.ofStays.putAll(before.ofStays);
    }

    Grant grant() { return grant; }

    UUID page() { return grant.page(); }

    Seat seat() { return grant.seat(); }

    @Nullable
    Line line() { return line; }

    boolean isAway() { return away; }

    long nanosSinceHeard(long now) { return now - heardAt; }

    void tell(Object frame) {
        Line open = line;
        if (open != null) {
            open.send(frame);
        }
    }

    void close(int code, String reason) {
        Line open = line;
        if (open != null) {
            open.close(code, reason);
        }
    }

    /** Notes a frame; false where there are too many in this second. */
    boolean hears(long now, int most) {
        heardAt = now;
        if (now - secondBegan >= SECOND) {
            secondBegan = now;
            framesInSecond = 0;
        }
        framesInSecond++;
        return framesInSecond <= most;
    }

    void goesAway() { away = true; }

    void isBack() { away = false; }

    /** It counts from now how long the page stays away. */
    void loses(long now) {
        line = null;
        heardAt = now;
        away = true;
    }

    /** Takes what the page says of itself, of one stay or of all. */
    void says(@Nullable String stay, Heard.State said) {
        if (stay == null) {
            state = said;
            ofStays.clear();
        } else {
            ofStays.put(stay, said);
        }
    }

    void forgets(String stay) { ofStays.remove(stay); }

    Told.Peer asPeer(String stay) {
        return new Told.Peer(page(), seat().role(), ofStays.getOrDefault(stay, state), away);
    }
}
