package id.bilik.queueserver.core.simulation;

import id.bilik.queueserver.core.branch.plan.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A day by rates: Poisson arrivals whose rate changes from slot to slot, services by their shares, lognormal work.
 *
 * @param perMinute   arrivals per minute in each slot
 * @param slotSeconds length of a slot
 * @param services    their shares add up to 1
 * @param priority    share of those who come with a claim to priority, 0 to 1; all of the class {@code ELDERLY}
 * @param patience    mean of the exponential patience, seconds; infinite for endless
 * @param noShow      probability not to come when called
 * @param walk        mean of the exponential walk to the booth, seconds; 0 for none
 * @param workFactor  by which everybody's work is longer today
 */
public record SyntheticDay(List<Double> perMinute, double slotSeconds, List<ServiceShare> services, double priority,
        double patience, double noShow, double walk, double workFactor) {
    /**
     * How often a service is asked for, and what work it is.
     *
     * @param work      mean seconds with the officer to oneself
     * @param variation standard deviation by mean
     */
    public record ServiceShare(String service, double share, double work, double variation) {}

    private static final int MEAN_TURNS = 3;
    /** Seconds before the booked time at which people come. */
    private static final double EARLY = 600;
    private static final double EARLY_DEVIATION = 600;

    public SyntheticDay {
        perMinute = List.copyOf(perMinute);
        services = List.copyOf(services);
    }

    /** Patient people without priority at their booth at once. */
    public SyntheticDay(List<Double> perMinute, double slotSeconds, List<ServiceShare> services) {
        this(perMinute, slotSeconds, services, 0, Double.POSITIVE_INFINITY, 0, 0, 1);
    }

    /** The same with so many times as many people. */
    public SyntheticDay times(double factor) {
        return new SyntheticDay(perMinute.stream().map(rate -> rate * factor).toList(), slotSeconds, services,
                priority, patience, noShow, walk, workFactor);
    }

    public SyntheticDay withWorkFactor(double factor) {
        return new SyntheticDay(perMinute, slotSeconds, services, priority, patience, noShow, walk, factor);
    }

    /**
     * Gives a share of the people appointments: most of them come some minutes early, some late.
     *
     * @param share  of them, 0 to 1
     * @param people in order of arrival, as drawn by that seed
     */
    public static List<Participant> withAppointments(List<Participant> people, double share, long seed) {
        List<Participant> booked = new ArrayList<>();
        for (Participant each : people) {
            SplittableRandom random = Streams.of(seed, "appointment", booked.size());
            boolean has = random.nextDouble() < share;
            double early = EARLY + EARLY_DEVIATION * random.nextGaussian();
            booked.add(has ? each.bookedFor(Math.max(0, each.arrives() + early)) : each);
        }
        return booked;
    }

    /**
     * Gives a share of the people appointments from home: they wait before their page from some minutes earlier on.
     *
     * @param share  of them, 0 to 1
     * @param people in order of arrival, as drawn by that seed
     */
    public static List<Participant> withHomes(List<Participant> people, double share, long seed) {
        List<Participant> some = new ArrayList<>();
        for (Participant each : people) {
            SplittableRandom random = Streams.of(seed, "home", some.size());
            boolean atHome = random.nextDouble() < share;
            double early = EARLY + EARLY_DEVIATION * random.nextGaussian();
            some.add(atHome ? each.bookedFor(Math.max(0, each.arrives() + early)).fromHome() : each);
        }
        return some;
    }

    /** Everybody who comes, in order of arrival. The same seed brings the same people. */
    public List<Participant> draw(long seed) {
        SplittableRandom times = Streams.of(seed, "arrivals", 0);
        List<Participant> people = new ArrayList<>();
        int slot = 0;
        double at = 0;
        double end = slotSeconds;
        while (slot < perMinute.size()) {
            double rate = perMinute.get(slot) / 60;
            double gap = rate > 0 ? Streams.exponential(times, 1 / rate) : Double.POSITIVE_INFINITY;
            if (at + gap >= end) {
                // memoryless: the rest of the gap is drawn again at the next slot's rate
                at = end;
                slot++;
                end += slotSeconds;
            } else {
                at += gap;
                people.add(person(at, Streams.of(seed, "participant", people.size())));
            }
        }
        return people;
    }

    private Participant person(double arrives, SplittableRandom random) {
        ServiceShare service = services.getLast();
        double choice = random.nextDouble();
        for (ServiceShare candidate : services) {
            choice -= candidate.share();
            if (choice < 0) {
                service = candidate;
                break;
            }
        }
        double normal = random.nextGaussian();
        boolean claims = random.nextDouble() < priority;
        double patient = Streams.exponential(random, 1) * patience;
        boolean shows = random.nextDouble() >= noShow;
        double walking = walk == 0 ? 0 : Streams.exponential(random, walk);
        int turns = 2 + random.nextInt(2 * MEAN_TURNS - 3);
        return new Participant(arrives, service.service(), claims ? Priority.ELDERLY : Priority.NONE,
                Math.max(1, workFactor * lognormal(service.work(), service.variation(), normal)), turns, walking,
                Double.isNaN(patient) ? Double.POSITIVE_INFINITY : patient, shows, false);
    }

    static double lognormal(double mean, double variation, double normal) {
        double variance = Math.log1p(variation * variation);
        return mean * Math.exp(Math.sqrt(variance) * normal - variance / 2);
    }
}
