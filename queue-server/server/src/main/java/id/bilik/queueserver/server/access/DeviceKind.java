package id.bilik.queueserver.server.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a paired device is there for. */
public enum DeviceKind {
    KIOSK(Access.KIOSK), BOARD(Access.BOARD), BOOTH(Access.BOOTH), SCREEN(Access.BOARD), PC(Access.PC);

    private final Access grant;

    DeviceKind(Access grant) { this.grant = grant; }

    Set<Access> grants() { return Set.of(grant); }

    public String word() { return name().toLowerCase(Locale.ROOT); }

    public static Optional<DeviceKind> find(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
}
