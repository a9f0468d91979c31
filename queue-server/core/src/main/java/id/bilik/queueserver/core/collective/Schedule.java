package id.bilik.queueserver.core.collective;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * On which day each person of a company's list is served. Nobody is in it twice.
 *
 * @param days each date once, in order; a day may be empty
 */
public record Schedule(List<ListDay> days) {
    public static final Schedule NONE = new Schedule(List.of());

    public Schedule {
        days = List.copyOf(days);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < days.size(); i++) {
            if (i > 0 && !days.get(i - 1).room().date().isBefore(days.get(i).room().date())) {
                throw new IllegalArgumentException("days must be in order, each once: " + days.get(i).room().date());
            }
            for (String person : days.get(i).people()) {
                if (!seen.add(person)) {
                    throw new IllegalArgumentException("somebody would be invited twice");
                }
            }
        }
    }

    /** Of that date. */
    public Optional<ListDay> find(LocalDate date) {
        return days.stream().filter(day -> day.room().date().equals(date)).findFirst();
    }

    /** How many people it has. */
    public int count() {
        return days.stream().mapToInt(day -> day.people().size()).sum();
    }
}
