package id.bilik.queueserver.lab.demo;

import id.bilik.queueserver.core.simulation.planning.ExpectedDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A day of participants that nobody recorded: {@link ExpectedDay}, with priorities, patience and people who do not come. Each
 * participant is drawn from a stream of its own, so the same seed brings the same people.
 */
final class ImaginedDay {
    private static final Duration LENGTH = Duration.ofHours(ExpectedDay.HOURS);
    /** Share of those who come with a claim to priority. */
    private static final double PRIORITY_SHARE = 0.12;
    private static final List<String> PRIORITIES = List.of("elderly", "disabled", "pregnant", "with-child");
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
        Duration patience = Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * 4 * 3_600_000));
        return new Arrival(after, service.id(), priority, solo, patience, random.nextDouble() > 0.04);
    }
}
