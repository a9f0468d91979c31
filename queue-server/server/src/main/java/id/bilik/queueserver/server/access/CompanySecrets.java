package id.bilik.queueserver.server.access;

import java.util.HexFormat;
import java.util.UUID;

/** Names of companies, the secrets of their representatives, and the hashes of the people on their lists. */
public final class CompanySecrets {
    private static final int ID_BYTES = 5;
    private static final int SECRET_BYTES = 16;

    private final KeyedHash secrets;
    private final KeyedHash people;

    /** @param links has the key from which those for this purpose are derived */
    public CompanySecrets(FollowLinks links) {
        secrets = new KeyedHash(links.keyFor("secrets of companies"));
        people = new KeyedHash(links.keyFor("one list per person"));
    }

    /** {@code c} and 10 hexadecimal digits; the same for the same request. */
    public String idOf(String branch, UUID requestId) {
        return "c" + HexFormat.of().formatHex(secrets.of("id " + branch + " " + requestId), 0, ID_BYTES);
    }

    /** The secret that its representative shows; 128 bits. */
    public String secretOf(String branch, String company) {
        return secrets.of("secret " + branch + " " + company, SECRET_BYTES);
    }

    public boolean isSecretOf(String branch, String company, String secret) {
        return KeyedHash.isSame(secretOf(branch, company), secret);
    }

    /** The same for the same NIK on every list; another one than that of bookings. */
    public String personOf(String nik) {
        return people.of(nik, SECRET_BYTES);
    }
}
