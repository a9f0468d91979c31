package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.plan.BookingPlan;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Somebody of a day that is played twice.
 *
 * @param unbooked as they come where nobody can book
 * @param booked   as they come where some have: with an appointment, or the same as before
 * @param hasBooked whether they did, be it that they came too late to check in
 */
record Comer(Participant unbooked, Participant booked, boolean hasBooked) {
    /** Seconds before the booked time at which people come: mean and deviation. */
    private static final double EARLY = 600;
    private static final double QUARTER = 900;

    /**
     * Has some of them book the quarter hour that suits their arrival, and leaves out of both days whoever then stays away.
     *
     * @param people in order of arrival, as drawn by that seed
     * @param share  of them who book, 0 to 1
     * @param absent share of these who never come, 0 to 1
     */
    static List<Comer> draw(List<Participant> people, double share, double absent, long seed) {
        List<Comer> comers = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Participant each = people.get(i);
            SplittableRandom random = Streams.of(seed, "booking", i);
            boolean books = random.nextDouble() < share;
            boolean staysAway = random.nextDouble() < absent;
            double wished = each.arrives() + EARLY + EARLY * random.nextGaussian();
            if (!books) {
                comers.add(new Comer(each, each, false));
            } else if (!staysAway) {
                comers.add(new Comer(each, at(each, QUARTER * Math.max(1, Math.round(wished / QUARTER))), true));
            }
        }
        return comers;
    }

    /** In order of arrival where some have booked: too early for the check-in means waiting for it. */
    static List<Comer> byCheckIn(List<Comer> comers) {
        return comers.stream().sorted(Comparator.comparingDouble(comer -> comer.booked.arrives())).toList();
    }

    private static Participant at(Participant who, double time) {
        if (who.arrives() > time + BookingPlan.DEFAULT.late().toSeconds()) {
            return who;
        }
        double checksIn = Math.max(who.arrives(), time - BookingPlan.DEFAULT.early().toSeconds());
        return new Participant(checksIn, who.service(), who.priority(), who.work(), who.turns(), who.walk(),
                who.patience(), who.shows(), who.imputed(), time);
    }

    /** Whether they checked in by the booked time. */
    boolean isPunctual() {
        return booked.booked() != null && booked.arrives() <= booked.booked();
    }
}
