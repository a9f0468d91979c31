package id.bilik.queueserver.core.collective;

import java.util.List;

/**
 * The people who are served on a day, in order. More people than the day can serve are refused: no day is ever over-filled.
 *
 * @param people by their keys, in the order in which they are invited
 */
public record ListDay(DayRoom room, List<String> people) {
    public ListDay {
        people = List.copyOf(people);
        if (people.size() > room.most()) {
            throw new IllegalArgumentException(
                    room.date() + " can serve " + room.most() + " people and not " + people.size());
        }
    }

    /** When the person in that place is invited; counted from 0. */
    public Band bandOf(int place) {
        return room.bandOf(place);
    }
}
