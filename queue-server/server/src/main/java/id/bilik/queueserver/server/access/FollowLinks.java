package id.bilik.queueserver.server.access;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.TicketNumber;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;

/**
 * The address on the slip: names the visit and proves that the slip was held, without anything being stored. The secret
 * is {@code branch.yymmdd.ticket.proof}, its proof the first 96 bits of an HMAC-SHA-256 over the rest. A number of a later
 * epoch is proved together with the incarnation of the journal in which the epoch began: even if a number came twice, its
 * secret would not.
 */
public final class FollowLinks {
    private static final int PROOF_BYTES = 12;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuMMdd");

    private final String publicUrl;
    private final KeyedHash hash;

    /** The visit that a secret names. */
    public record Followed(String branch, LocalDate date, TicketNumber ticket) {}

    /**
     * @param publicUrl address under which phones reach this server, without a slash at the end
     * @param key       at least 16 secret bytes, the same over restarts
     */
    public FollowLinks(String publicUrl, byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("the key of the follow links needs 16 bytes or more");
        }
        this.publicUrl = publicUrl;
        this.hash = new KeyedHash(key);
    }

    public String urlOf(Branch branch, LocalDate date, TicketNumber ticket) {
        String name = branch.id() + "." + digits(date) + "." + ticket;
        return publicUrl + "/follow/" + name + "."
                + Base64.getUrlEncoder().withoutPadding().encodeToString(proof(name, branch, date, ticket));
    }

    /**
     * Empty for a secret that this server did not make, or not for that number.
     *
     * @param branches finds a branch of this server by its id
     */
    public Optional<Followed> resolve(String secret, Function<String, Optional<Branch>> branches) {
        String[] parts = secret.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        try {
            byte[] given = Base64.getUrlDecoder().decode(parts[3]);
            LocalDate date = LocalDate.parse(parts[1], DATE);
            String name = parts[0] + "." + parts[1] + "." + parts[2];
            return branches.apply(parts[0]).flatMap(branch -> TicketNumber.parse(parts[2])
                    .filter(ticket -> MessageDigest.isEqual(given, proof(name, branch, date, ticket)))
                    .map(ticket -> new Followed(parts[0], date, ticket)));
        } catch (IllegalArgumentException | DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /** As {@link #DATE} writes it, which takes as long as the proof. */
    private static String digits(LocalDate date) {
        int number = date.getYear() % 100 * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
        return String.valueOf(1_000_000 + number).substring(1);
    }

    private byte[] proof(String name, Branch branch, LocalDate date, TicketNumber ticket) {
        return proof(branch.counters().epochs().find(date, ticket)
                .map(epoch -> name + "." + epoch.number() + "." + epoch.incarnation()).orElse(name));
    }

    /** The page of a booking. What stands behind the {@code #} reaches no log. */
    public String urlOfBooking(String branch, String booking, String secret) {
        return publicUrl + "/book/" + branch + "#" + booking + "." + secret;
    }

    /** Where a company's representative sends a list and sees how it goes. It reaches no log either. */
    public String urlOfCompany(String branch, String company, String secret) {
        return publicUrl + "/company/" + branch + "#" + company + "." + secret;
    }

    /** Where a phone takes a number, by the code that is shown at the door. It reaches no log either. */
    public String urlOfDoor(String branch, String code) {
        return publicUrl + "/door/" + branch + "#" + code;
    }

    /** Where an interpreter enters a conversation. */
    public String urlOfInterpreter(String code) {
        return publicUrl + "/interpreter/" + code;
    }

    /** A key of its own for another purpose, which says nothing of the key of the links, and is the same over restarts. */
    public byte[] keyFor(String purpose) {
        // no name of a visit begins so
        return hash.of("key for " + purpose);
    }

    private byte[] proof(String name) { return Arrays.copyOf(hash.of(name), PROOF_BYTES); }
}
