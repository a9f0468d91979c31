package id.bilik.queueserver.core.collective;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A schedule for the days that are left, made from the one before: after a lost officer, after people were added to the
 * list, and at first from nothing.
 *
 * <p>
 * The rule: today and what has been stay as they are. A later day keeps the first of its people, as many as it can serve
 * now. The others go, in their order, to the first later day with a place, and then come the people who are new. So
 * nobody is invited to an earlier day than before, and as few as possible to another one.
 *
 * @param schedule of all days, those that have been as well
 * @param stayed   people of later days whose day is as before
 * @param moved    people of later days who have a later one
 * @param added    people who had no day before
 * @param left     people for whom no day has a place, in order; never dropped in silence
 */
public record Replan(Schedule schedule, int stayed, int moved, int added, List<String> left) {
    public Replan {
        left = List.copyOf(left);
    }

    /** @param origin the day before this plan; the smallest date for who had none */
    private record Waiting(String person, LocalDate origin) {}

    /**
     * Makes it.
     *
     * @param today   after which days are planned
     * @param gone    who need no later day any more: served already, or withdrawn
     * @param joining in order; who has a day already, or is gone, is passed over
     * @param rooms   of later days, each date once; a day of the schedule before that is not among them is given up
     */
    public static Replan of(Schedule before, LocalDate today, Set<String> gone, Collection<String> joining,
            Collection<DayRoom> rooms) {
        List<ListDay> kept = new ArrayList<>();
        List<Waiting> waiting = new ArrayList<>();
        Set<String> known = new HashSet<>(gone);
        Map<LocalDate, DayRoom> later = later(rooms, today);
        Map<LocalDate, List<String>> people = new TreeMap<>();
        later.keySet().forEach(date -> people.put(date, new ArrayList<>()));
        int stayed = 0;
        for (ListDay day : before.days()) {
            LocalDate date = day.room().date();
            if (!date.isAfter(today)) {
                kept.add(day);
                known.addAll(day.people());
                continue;
            }
            DayRoom room = later.get(date);
            for (String person : day.people()) {
                if (!known.add(person)) {
                    continue;
                }
                List<String> there = people.getOrDefault(date, List.of());
                if (room != null && there.size() < room.most()) {
                    there.add(person);
                    stayed++;
                } else {
                    waiting.add(new Waiting(person, date));
                }
            }
        }
        joining.stream().filter(known::add).forEach(person -> waiting.add(new Waiting(person, LocalDate.MIN)));
        List<String> left = new ArrayList<>();
        int moved = 0;
        int added = 0;
        for (Waiting each : waiting) {
            List<String> there = firstWithPlace(people, later, each.origin());
            if (there == null) {
                left.add(each.person());
                continue;
            }
            there.add(each.person());
            if (each.origin().equals(LocalDate.MIN)) {
                added++;
            } else {
                moved++;
            }
        }
        later.forEach((date, room) -> kept.add(new ListDay(room, people.getOrDefault(date, List.of()))));
        return new Replan(new Schedule(kept), stayed, moved, added, left);
    }

    private static Map<LocalDate, DayRoom> later(Collection<DayRoom> rooms, LocalDate today) {
        Map<LocalDate, DayRoom> later = new TreeMap<>();
        for (DayRoom room : rooms) {
            if (!room.date().isAfter(today)) {
                throw new IllegalArgumentException(room.date() + " is not after " + today);
            }
            if (later.put(room.date(), room) != null) {
                throw new IllegalArgumentException(room.date() + " is there twice");
            }
        }
        return later;
    }

    private static @Nullable List<String> firstWithPlace(Map<LocalDate, List<String>> people,
            Map<LocalDate, DayRoom> rooms, LocalDate after) {
        for (Map.Entry<LocalDate, DayRoom> day : rooms.entrySet()) {
            List<String> there = people.get(day.getKey());
            if (there != null && day.getKey().isAfter(after) && there.size() < day.getValue().most()) {
                return there;
            }
        }
        return null;
    }
}
