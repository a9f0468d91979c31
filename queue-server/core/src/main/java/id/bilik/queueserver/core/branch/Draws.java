package id.bilik.queueserver.core.branch;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/** The days whose places are drawn, with those that were for a while. Persistent. */
public record Draws(PMap<LocalDate, Draw> days) {
    static final Draws NONE = new Draws(TreePMap.empty());

    static Draws of(Collection<Draw> draws) {
        Draws made = NONE;
        for (Draw draw : draws) {
            made = made.plus(draw);
        }
        return made;
    }

    /** In the order of their days. */
    public Collection<Draw> all() { return days.values(); }

    public Optional<Draw> find(LocalDate date) { return Optional.ofNullable(days.get(date)); }

    /** The draw of that date that was not held yet. */
    public Optional<Draw> findPending(LocalDate date) {
        return find(date).filter(Draw::isPending);
    }

    /**
     * The one that is due by then, the first first. Its secret is not the branch's to know, so the passing of time alone
     * cannot hold it: the server does.
     */
    public Optional<Draw> findDue(Instant now) {
        return days.values().stream().filter(draw -> draw.isPending() && !now.isBefore(draw.until()))
                .min(Comparator.comparing(Draw::until).thenComparing(Draw::date));
    }

    Draws plus(Draw draw) { return new Draws(days.plus(draw.date(), draw)); }

    Draws minus(LocalDate date) { return new Draws(days.minus(date)); }

    /** Without those that nobody asks for any more once that day has begun. */
    Draws onNewDay(LocalDate date) {
        Draws left = this;
        for (Draw draw : days.values()) {
            if (!draw.isPending() && draw.date().plusDays(Bookings.DAYS_KNOWN).isBefore(date)) {
                left = left.minus(draw.date());
            }
        }
        return left;
    }
}
