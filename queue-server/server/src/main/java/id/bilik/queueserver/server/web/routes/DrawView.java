package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Draw;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A day whose places are drawn, as anybody may read it.
 *
 * @param until          until when one can apply; then it is held
 * @param state          {@code open}, or {@code held}
 * @param applicants     how many take part
 * @param places         how many of them have got one; null until it was held
 * @param commitment     SHA-256 of the secret, in hexadecimal
 * @param secret         null until it was held
 * @param seed           SHA-256 of the secret and of the applications; null until it was held
 * @param commitmentKept whether the secret is the one whose hash stood before; null until it was held
 * @param lots           the applications, the first drawn first; null where several days are listed, and until it was held
 */
record DrawView(LocalDate date, OffsetDateTime until, String state, int applicants, @Nullable Integer places,
        String commitment, @Nullable String secret, @Nullable String seed, @Nullable Boolean commitmentKept,
        @Nullable List<LotView> lots) {

    /** @param won whether it got a place; else it waits for one */
    record LotView(String application, boolean won) {}

    /** The draws that a branch knows, in the order of their days. */
    record Draws(List<DrawView> draws) {}

    static DrawView of(Branch branch, Draw draw, boolean whole) {
        OffsetDateTime until = BookingView.local(branch, draw.until());
        Draw.Result result = draw.result();
        if (result == null) {
            return new DrawView(draw.date(), until, "open", branch.bookings().waiting().listApplied(draw.date()).size(),
                    null, draw.commitment(), null, null, null, null);
        }
        return new DrawView(draw.date(), until, "held", draw.lots().size(),
                (int) draw.lots().stream().filter(Draw.Lot::won).count(), draw.commitment(), result.secret(),
                result.seed(), draw.isCommitmentKept(), whole
                        ? draw.lots().stream().map(lot -> new LotView(lot.application(), lot.won())).toList()
                        : null);
    }
}
