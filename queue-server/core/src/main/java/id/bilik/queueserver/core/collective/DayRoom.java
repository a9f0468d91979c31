package id.bilik.queueserver.core.collective;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/**
 * How many people of a list a day can serve, and when.
 *
 * @param officers    who work on the list, 1 and more
 * @param secondsEach that one person takes, 1 and more
 * @param bands       in the order of time, without an overlap; one at least
 */
public record DayRoom(LocalDate date, Site site, int officers, int secondsEach, List<Band> bands) {
    private static final Duration BAND = Duration.ofHours(1);

    public DayRoom {
        bands = List.copyOf(bands);
        if (officers < 1 || secondsEach < 1 || bands.isEmpty()) {
            throw new IllegalArgumentException("nobody can be served on " + date + " by " + officers + " officers with "
                    + secondsEach + " s each in " + bands);
        }
        for (int i = 1; i < bands.size(); i++) {
            if (bands.get(i).from().isBefore(bands.get(i - 1).until())) {
                throw new IllegalArgumentException("bands overlap: " + bands);
            }
        }
    }

    /**
     * At the company: as many people as the officers can serve one after the other, in bands of an hour. An officer serves
     * whole people only.
     */
    public static DayRoom atCompany(LocalDate date, int officers, int secondsEach, LocalTime from, LocalTime until) {
        List<Band> bands = new ArrayList<>();
        long before = 0;
        LocalTime start = from;
        while (start.isBefore(until)) {
            LocalTime next = BAND.compareTo(Duration.between(start, until)) < 0 ? start.plus(BAND) : until;
            long served = officers * (Duration.between(from, next).toSeconds() / Math.max(1, secondsEach));
            bands.add(new Band(start, next, Math.toIntExact(served - before)));
            before = served;
            start = next;
        }
        return new DayRoom(date, Site.COMPANY, officers, secondsEach, bands);
    }

    /** How many people the whole day can serve. */
    public int most() {
        return bands.stream().mapToInt(Band::most).sum();
    }

    /**
     * The band of the person in that place of the day's order.
     *
     * @param place counted from 0, below {@link #most}
     */
    Band bandOf(int place) {
        int before = 0;
        for (Band band : bands) {
            before += band.most();
            if (place < before) {
                return band;
            }
        }
        throw new IllegalArgumentException(date + " has no place " + place);
    }
}
