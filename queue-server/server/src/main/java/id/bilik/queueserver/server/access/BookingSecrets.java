package id.bilik.queueserver.server.access;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names of bookings, their secrets, and the hashes of whom they are for. All follow from keys of this server, so that nothing
 * of them is stored, and a request that is repeated gets the same booking and the same secret.
 */
public final class BookingSecrets {
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 16;

    private final KeyedHash secrets;
    private final KeyedHash persons;
    private final KeyedHash draws;

    /** @param links has the key from which those for this purpose are derived */
    public BookingSecrets(FollowLinks links) {
        secrets = new KeyedHash(links.keyFor("secrets of bookings"));
        persons = new KeyedHash(links.keyFor("one open booking per person"));
        draws = new KeyedHash(links.keyFor("secrets of draws"));
    }

    /** 16 hexadecimal digits. */
    public String idOf(String branch, UUID requestId) {
        return HexFormat.of().formatHex(secrets.of("id " + branch + " " + requestId), 0, ID_BYTES);
    }

    /** Of a wish on the waiting list, and of the booking that comes of it: {@code w} and 16 hexadecimal digits. */
    public String waitingIdOf(String branch, UUID requestId) {
        return "w" + HexFormat.of().formatHex(secrets.of("waiting " + branch + " " + requestId), 0, ID_BYTES);
    }

    /** What its holder shows; 128 bits. */
    public String secretOf(String branch, String booking) {
        return secrets.of("secret " + branch + " " + booking, SECRET_BYTES);
    }

    public boolean isSecretOf(String branch, String booking, String secret) {
        return KeyedHash.isSame(secretOf(branch, booking), secret);
    }

    /** The secret that decides a draw together with its applications, and that nobody knows before; 256 bits. */
    public String secretOfDraw(String branch, LocalDate date, Instant until) {
        return HexFormat.of().formatHex(draws.of("draw " + branch + " " + date + " " + until));
    }

    /** The same for the same NIK, at each branch of this server; tells nobody the NIK who lacks the key. */
    public String personOf(String nik) {
        return persons.of(nik, SECRET_BYTES);
    }
}
