package id.bilik.queueserver.server.journal;

import id.bilik.queueserver.core.branch.Actor;
import org.jspecify.annotations.Nullable;

/** An actor as one word in the journal: {@code account:ID}, {@code device:ID}, {@code key:ID}, {@code participant} or {@code time}. */
public final class ActorWords {
    private static final String ACCOUNT = "account:";
    private static final String DEVICE = "device:";
    private static final String KEY = "key:";
    private static final String PARTICIPANT = "participant";
    private static final String TIME = "time";

    private ActorWords() {}

    /** Whether the word names a person, not a machine. */
    public static boolean isPerson(String word) {
        return word.startsWith(ACCOUNT);
    }

    /** Null for an unknown actor. */
    public static @Nullable String of(Actor actor) {
        return switch (actor) {
            case Actor.Account account -> ACCOUNT + account.id();
            case Actor.Device device -> DEVICE + device.id();
            case Actor.Key key -> KEY + key.id();
            case Actor.Participant participant -> PARTICIPANT;
            case Actor.Time time -> TIME;
            case Actor.Unknown unknown -> null;
        };
    }

    /** @throws IllegalArgumentException for a word that this version does not know */
    public static Actor parse(@Nullable String word) {
        return switch (word) {
            case null -> Actor.UNKNOWN;
            case PARTICIPANT -> Actor.PARTICIPANT;
            case TIME -> Actor.TIME;
            case String account when account.startsWith(ACCOUNT) ->
                new Actor.Account(account.substring(ACCOUNT.length()));
            case String device when device.startsWith(DEVICE) -> new Actor.Device(device.substring(DEVICE.length()));
            case String key when key.startsWith(KEY) -> new Actor.Key(key.substring(KEY.length()));
            default -> throw new IllegalArgumentException("not an actor: " + word);
        };
    }
}
