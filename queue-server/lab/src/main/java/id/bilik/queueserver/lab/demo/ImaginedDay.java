package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A day of participants that nobody recorded: {@link ExpectedDay}, with the channels by which people come, priorities,
 * patience, and some who are not there when called. Each participant is drawn from a stream of its own, so the same seed brings the same people.
 */
final class ImaginedDay {
    private static final Duration LENGTH = Duration.ofHours(ExpectedDay.HOURS);
    /** Share of those who come with a claim to priority. */
    private static final double PRIORITY_SHARE = 0.12;
    private static final List<String> PRIORITIES = List.of("elderly", "disabled", "pregnant", "with-child");
    /** Share of those who have an appointment, among people who come for themselves. */
    private static final double ONLINE_SHARE = 0.12;
    /** The service at which a company's representative comes. */
    private static final String COLLECTIVE = "kolektif";
    private static final Duration FIRST_APPOINTMENT = Duration.ofMinutes(30);
    private static final double NO_SHOW_SHARE = 0.04;
    /** Beyond the least. */
    private static final Duration MEAN_PATIENCE = Duration.ofHours(4);
    /** Nobody thinks of leaving before. */
    static final Duration LEAST_PATIENCE = Duration.ofMinutes(15);
    /** Standard deviation of the logarithm of the work: a coefficient of variation of about 1. */
    private static final double WORK_SIGMA = 0.83;

    private final List<DemoPlan.ServiceShare> services;
    private final long seed;

    ImaginedDay(List<DemoPlan.ServiceShare> services, long seed) {
        this.services = services;
        this.seed = seed;
    }

    List<Arrival> draw() {
        RandomGenerator times = new SplittableRandom(seed);
        List<Duration> arrivals = new ArrayList<>();
        for (int i = 0; i < ExpectedDay.AT_THE_DOOR; i++) {
            arrivals.add(Duration.ofMillis(i * 4_000L));
        }
        double minute = 2;
        while (true) {
            minute += -Math.log(1 - times.nextDouble()) / ExpectedDay.perMinute(minute);
            if (minute >= LENGTH.toMinutes()) {
                break;
            }
            arrivals.add(Duration.ofMillis((long) (minute * 60_000)));
        }
        return peopleFor(arrivals);
    }

    /** The participants who come at these times. */
    List<Arrival> peopleFor(List<Duration> times) {
        List<Arrival> people = new ArrayList<>();
        for (int i = 0; i < times.size(); i++) {
            people.add(person(times.get(i), new SplittableRandom(seed * 1_000_003 + i)));
        }
        people.sort(Comparator.comparing(Arrival::after));
        return people;
    }

    private Arrival person(Duration after, RandomGenerator random) {
        DemoPlan.ServiceShare service = services.getLast();
        double choice = random.nextDouble();
        for (DemoPlan.ServiceShare candidate : services) {
            choice -= candidate.share();
            if (choice < 0) {
                service = candidate;
                break;
            }
        }
        String priority = random.nextDouble() < PRIORITY_SHARE
                ? PRIORITIES.get(random.nextInt(PRIORITIES.size()))
                : "none";
        double factor = Math.exp(WORK_SIGMA * random.nextGaussian() - WORK_SIGMA * WORK_SIGMA / 2);
        Duration solo = Duration.ofMillis((long) (service.expectedSeconds() * 1000 * Math.min(6, factor)));
        Duration patience = LEAST_PATIENCE
                .plusMillis((long) (-Math.log(1 - random.nextDouble()) * MEAN_PATIENCE.toMillis()));
        boolean shows = random.nextDouble() > NO_SHOW_SHARE;
        return new Arrival(after, service.id(), channel(after, service.id(), random), priority, solo, patience, shows);
    }

    /** Appointments begin when those at the door are in. */
    private static Arrival.Channel channel(Duration after, String service, RandomGenerator random) {
        if (service.equals(COLLECTIVE)) {
            return Arrival.Channel.COLLECTIVE;
        }
        boolean online = random.nextDouble() < ONLINE_SHARE && after.compareTo(FIRST_APPOINTMENT) > 0;
        return online ? Arrival.Channel.ONLINE : Arrival.Channel.KIOSK;
    }
}
