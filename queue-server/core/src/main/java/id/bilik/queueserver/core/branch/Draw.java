package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * A day whose places are drawn among those who applied for one, and not given to whoever is quickest.
 *
 * @param until      until when one can apply; then it is held
 * @param commitment SHA-256 of its secret, known before anybody applies
 * @param result     null until it was held
 */
public record Draw(LocalDate date, Instant until, String commitment, @Nullable Result result) {

    /**
     * The result of a draw.
     *
     * @param secret whose hash the commitment is
     * @param seed   see {@link DrawnOrder}
     * @param lots   the first drawn first
     */
    public record Result(String secret, String seed, Instant at, List<Lot> lots) {
        public Result {
            lots = TreePVector.from(lots);
        }
    }

    /**
     * The result of an application.
     *
     * @param application its number, which is that of the wish and of the booking that came of it
     * @param won         whether it was given a place; else it waits for one
     */
    public record Lot(String application, boolean won) {}

    /** Whether its day is closed to whoever does not take part. */
    public boolean isPending() { return result == null; }

    /** The results of the applications, the first drawn first; none before it was held. */
    public List<Lot> lots() {
        return result == null ? List.of() : result.lots;
    }

    /** Whether the secret is the one whose hash was published. */
    public boolean isCommitmentKept() {
        return result != null && DrawnOrder.commitmentOf(result.secret).equals(commitment);
    }

    Draw held(Result next) { return new Draw(date, until, commitment, next); }

    Draw plus(Lot lot) {
        if (result == null || !(result.lots instanceof PVector<Lot> lots)) {
            throw new IllegalStateException("the draw of " + date + " was not held");
        }
        return held(new Result(result.secret, result.seed, result.at, lots.plus(lot)));
    }
}
