package id.bilik.queueserver.server.backup;

import com.exceptionfactory.jagged.RecipientStanzaReader;
import com.exceptionfactory.jagged.RecipientStanzaWriter;
import com.exceptionfactory.jagged.x25519.X25519KeyPairGenerator;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaReaderFactory;
import com.exceptionfactory.jagged.x25519.X25519RecipientStanzaWriterFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.spec.InvalidKeySpecException;
import java.util.Locale;
import java.util.Optional;

/**
 * A key pair of the age format. The server keeps the public half, and can seal backups that it can't open; the secret half
 * is on the paper of the branch's head.
 *
 * @param recipient the public half, {@code age1…}
 */
public record RecoveryKey(String recipient) {
    private static final String FILE = "backup.recipient";
    private static final String SECRET = "AGE-SECRET-KEY-1";

    /** A new pair, whose secret half is nowhere else. */
    public record Pair(RecoveryKey key, String secret) {}

    public static Pair make() {
        try {
            KeyPair pair = new X25519KeyPairGenerator().generateKeyPair();
            return new Pair(new RecoveryKey(text(pair.getPublic().getEncoded())), text(pair.getPrivate().getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has X25519", impossible);
        }
    }

    private static String text(byte[] encoded) { return new String(encoded, StandardCharsets.US_ASCII); }

    /** The one that the server of a data folder seals its backups for. */
    public static Optional<RecoveryKey> find(Path data) throws IOException {
        Path file = data.resolve(FILE);
        return Files.exists(file) ? Optional.of(new RecoveryKey(Files.readString(file).strip())) : Optional.empty();
    }

    public void keep(Path data) throws IOException {
        Files.createDirectories(data);
        Path fresh = data.resolve(FILE + ".new");
        Files.writeString(fresh, recipient + "\n");
        Files.move(fresh, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The secret half as it was typed, or as a file has it: spaces, comments and letters of either case do no harm. */
    static RecipientStanzaReader opener(String typed) throws BackupFailed {
        String secret = typed.replaceAll("(?m)^#.*$", "").replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        try {
            if (!secret.startsWith(SECRET)) {
                throw new InvalidKeySpecException("it begins otherwise");
            }
            return X25519RecipientStanzaReaderFactory.newRecipientStanzaReader(secret);
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new BackupFailed("That is no recovery key: it begins with " + SECRET
                    + " and has 74 characters. One may be mistyped.", wrong);
        }
    }

    RecipientStanzaWriter sealer() throws BackupFailed {
        try {
            return X25519RecipientStanzaWriterFactory.newRecipientStanzaWriter(recipient);
        } catch (GeneralSecurityException | IllegalArgumentException wrong) {
            throw new BackupFailed("The public half of the recovery key, \"" + recipient
                    + "\", can't be read; make a new one with `backup-key`.", wrong);
        }
    }
}
