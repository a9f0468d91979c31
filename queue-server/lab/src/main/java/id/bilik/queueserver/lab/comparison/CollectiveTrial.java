package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.calling.CentralQueue;
import id.bilik.queueserver.core.simulation.Estimate;
import id.bilik.queueserver.core.simulation.Figures;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;
import id.bilik.queueserver.core.simulation.Streams;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The effect of a company's people, whom an agreed schedule brings to the branch, on those who walk in. Each day is played three
 * times with the same walk-ins: beside the company's people at their quarter hours; beside the same people, each walking in at an
 * hour of their own; and without them.
 */
public final class CollectiveTrial {
    private static final double QUARTER = 900;
    private static final double HIGH = .95;

    private CollectiveTrial() {}

    /**
     * The outcome, each by that of the same walk-ins on the other days.
     *
     * @param mean           of the waits of walk-ins, by that where the company's people walk in
     * @param p95            likewise, of the wait that 95 % of them do not exceed
     * @param meanWithout    by that where the company's people do not come at all
     * @param p95Without     likewise
     * @param minutes        of the wait that 95 % of the walk-ins do not exceed, beside a schedule
     * @param companyMinutes mean wait of the company's people, from their quarter hour
     */
    public record Result(Estimate mean, Estimate p95, Estimate meanWithout, Estimate p95Without, Estimate minutes,
            Estimate companyMinutes) {}

    /** @param company whether the person is on its list */
    private record Person(Participant who, boolean company) {}

    /**
     * Plays the days of a seed.
     *
     * @param share  of all people who are on the company's list, more than 0, less than 1
     * @param weight of an appointment, the plan's {@code appointmentWeight}
     * @param days   two or more
     */
    public static Result run(ReferenceScenario scenario, double share, double weight, int days, long seed) {
        ReferenceScenario weighing = scenario.withAppointmentWeight(weight);
        double[][] means = new double[3][days];
        double[][] highs = new double[3][days];
        double[] company = new double[days];
        for (int day = 0; day < days; day++) {
            long drawn = Streams.replication(seed, day);
            List<Person> walking = drawn(scenario.people(drawn), share, drawn);
            List<List<Person>> ways = List.of(scheduled(walking), walking,
                    walking.stream().filter(each -> !each.company()).toList());
            for (int way = 0; way < ways.size(); way++) {
                List<Person> people = ways.get(way);
                SimulatedDay played = weighing.play(new CentralQueue(), people.stream().map(Person::who).toList(),
                        scenario.sharing());
                double[] waits = waits(played, people, false);
                means[way][day] = Figures.mean(waits);
                highs[way][day] = Figures.quantile(waits, HIGH);
                if (way == 0) {
                    company[day] = Figures.mean(waits(played, people, true)) / 60;
                }
            }
        }
        double[] minutes = new double[days];
        for (int day = 0; day < days; day++) {
            minutes[day] = highs[0][day] / 60;
        }
        return new Result(Estimate.ratio(means[0], means[1]), Estimate.ratio(highs[0], highs[1]),
                Estimate.ratio(means[0], means[2]), Estimate.ratio(highs[0], highs[2]), Estimate.of(minutes),
                Estimate.of(company));
    }

    private static List<Person> drawn(List<Participant> people, double share, long seed) {
        List<Person> all = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            all.add(new Person(people.get(i), Streams.of(seed, "company", i).nextDouble() < share));
        }
        return all;
    }

    /** The company's people come at quarter hours that lie evenly over the day, as its share of each has room. */
    private static List<Person> scheduled(List<Person> people) {
        long listed = people.stream().filter(Person::company).count();
        double quarters = Math.floor(people.getLast().who().arrives() / QUARTER);
        List<Person> scheduled = new ArrayList<>();
        int before = 0;
        for (Person each : people) {
            if (each.company()) {
                scheduled.add(new Person(at(each.who(), QUARTER * (1 + Math.floor(before * quarters / listed))), true));
                before++;
            } else {
                scheduled.add(each);
            }
        }
        scheduled.sort(Comparator.comparingDouble(each -> each.who().arrives()));
        return scheduled;
    }

    private static Participant at(Participant who, double time) {
        return new Participant(time, who.service(), who.priority(), who.work(), who.turns(), who.walk(),
                who.patience(), who.shows(), who.imputed(), time);
    }

    /** Zero for who is called before the quarter hour. */
    private static double[] waits(SimulatedDay day, List<Person> people, boolean company) {
        List<Double> waits = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            if (people.get(i).company() == company && !Double.isNaN(day.called()[i])) {
                waits.add(Math.max(0, day.called()[i] - day.people().get(i).waitsFrom()));
            }
        }
        return waits.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
