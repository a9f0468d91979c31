package id.bilik.queueserver.server.configuration;

import id.bilik.process.configuration.ConfigKey;
import id.bilik.process.configuration.ConfigReader;
import java.util.List;

/**
 * When a wish for a booking costs its sender some work: docs/decisions/proof-of-work.md.
 *
 * @param from       wishes within a minute, of all addresses, from which on each needs a proof; 0 for always
 * @param difficulty largest number to be found
 */
public record ProofConfig(int from, int difficulty) {
    private static final int OFF = 1_000_000;
    /** Nobody computes anything, however many wishes come. */
    public static final ProofConfig NEVER = new ProofConfig(OFF, 100_000);
    /** More than all who come in the minute of a release, so that none of them computes; fewer where robots are about. */
    static final ProofConfig SUGGESTED = new ProofConfig(1_500, 100_000);

    static final List<ConfigKey> KEYS = List.of(
            new ConfigKey("bookings.proof.from", String.valueOf(SUGGESTED.from),
                    "wishes for a booking within a minute from which on each needs a proof of work, 0-1000000; 0 is always, 1000000 never"),
            new ConfigKey("bookings.proof.difficulty", String.valueOf(SUGGESTED.difficulty),
                    "largest number that such a proof has to find, 1000-10000000; half as many hashes are computed on average"));

    /** Complains to the reader about what cannot be used. */
    static ProofConfig read(ConfigReader reader) {
        return new ProofConfig(reader.number("bookings.proof.from", 0, OFF),
                reader.number("bookings.proof.difficulty", 1_000, 10_000_000));
    }

    public boolean isOff() { return from >= OFF; }
}
