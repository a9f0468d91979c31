package id.bilik.queueserver.server.access;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Passwords and PINs, as hashes by Argon2id with 19 MiB, two passes and one lane (OWASP Password Storage Cheat Sheet).
 * One hash is made at a time: each takes its memory and most of a core, and tickets must find both free.
 */
public final class Passwords {
    static final int SHORTEST = 12;
    /** A longer one costs time and proves no more. */
    static final int LONGEST = 200;
    static final int PIN_DIGITS = 6;
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
    /** Of a password that was drawn at random and not kept, so that a name which nobody has costs the same time. */
    private static final String NOBODYS = "$argon2id$v=19$m=19456,t=2,p=1$pUBG5wcewERIUVoeBA1fJleHHvDdBIgqwIjZOQeeJxYaLn/W"
            + "0bZUAA2T9IlNXWJRssb3gkapnH/Zo4gBOuWRUg$Dsc/bU9lhC1PtNz4YJKNePql1GtlZi712bXRe04s58k";
    /** Fifty people at once are in by then, at a third of a second each (docs/benchmarks.md). */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Semaphore oneAtATime = new Semaphore(1, true);
    private final AtomicLong made = new AtomicLong();
    private final Set<String> blocked = readBlocked();

    /** Others wait for their hash already. */
    public static final class Busy extends RuntimeException {
        private Busy() { super("many people sign in at this moment", null, false, false); }
    }

    /**
     * What is wrong with a password; empty for one that may be chosen. Nothing is asked of its letters: length is what
     * helps (NIST SP 800-63B), and that it stands on no list.
     */
    public Optional<String> object(String password, String name) {
        if (password.length() < SHORTEST) {
            return Optional.of("The password must have " + SHORTEST + " characters or more.");
        }
        if (password.length() > LONGEST) {
            return Optional.of("The password must have " + LONGEST + " characters or fewer.");
        }
        return isGuessedFirst(letters(password), name) || isGuessedFirst(letters(withLetters(password)), name)
                ? Optional.of("This password is one of those that are guessed first; choose another.")
                : Optional.empty();
    }

    private boolean isGuessedFirst(String letters, String name) {
        String own = letters(name);
        return letters.length() < 5 || letters.chars().distinct().count() < 5 || blocked.contains(letters)
                || isRun(letters) || (own.length() > 3 && letters.replace(own, "").length() < 5);
    }

    /** What is wrong with a PIN; empty for one that may be chosen. */
    public static Optional<String> objectToPin(String pin) {
        if (!pin.matches("\\d{" + PIN_DIGITS + "}")) {
            return Optional.of("The PIN must have " + PIN_DIGITS + " digits.");
        }
        return pin.chars().distinct().count() < 3 || isRun(pin)
                ? Optional.of("This PIN is one of those that are guessed first; choose another.")
                : Optional.empty();
    }

    /** @throws Busy where others have waited for too long */
    String hash(String password) {
        return oneAtATime(() -> Password.hash(password).addRandomSalt().with(ARGON2).getResult());
    }

    /**
     * Whether that is the password of the hash. Without a hash it takes as long and is false, so that nobody learns from
     * the time which names there are.
     *
     * @throws Busy where others have waited for too long
     */
    boolean matches(String password, @Nullable String hash) {
        String against = hash == null ? NOBODYS : hash;
        return oneAtATime(() -> Password.check(password, against).with(Argon2Function.getInstanceFromHash(against)))
                && hash != null;
    }

    /** How many hashes were made since the start. */
    public long count() { return made.get(); }

    private <T> T oneAtATime(Supplier<T> work) {
        try {
            if (!oneAtATime.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Busy();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Busy();
        }
        try {
            made.incrementAndGet();
            return work.get();
        } finally {
            oneAtATime.release();
        }
    }

    /** Letters alone: a year or a sign at the end makes no new password. */
    private static String letters(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /** With the letters for which some digits and signs often stand. */
    private static String withLetters(String text) {
        return text.replace('0', 'o').replace('1', 'i').replace('3', 'e').replace('4', 'a').replace('5', 's')
                .replace('7', 't').replace('@', 'a').replace('$', 's');
    }

    /** Each character follows the one before, up or down. */
    private static boolean isRun(String text) {
        int step = text.length() < 2 ? 0 : text.charAt(1) - text.charAt(0);
        if (Math.abs(step) > 1) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            if (text.charAt(i) - text.charAt(i - 1) != step) {
                return false;
            }
        }
        return true;
    }

    private static Set<String> readBlocked() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Passwords.class.getResourceAsStream("/access/guessed-first.txt")),
                StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
