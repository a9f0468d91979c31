package id.bilik.queueserver.core.simulation.planning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The shifts of a day's officers, from one half hour to another. Immutable: each change gives other shifts. */
final class Shifts {
    /** @param to the first half hour without this officer */
    private record Shift(int from, int to) {
        int length() { return to - from; }
    }

    private final int slots;
    private final int shortest;
    private final List<Shift> shifts;

    private Shifts(int slots, int shortest, List<Shift> shifts) {
        this.slots = slots;
        this.shortest = shortest;
        this.shifts = shifts;
    }

    /**
     * Shifts that have at least so many on duty, as far as there are as many officers: who may go stays on before
     * another comes.
     *
     * @param needed   officers, by half hour
     * @param shortest half hours that a shift takes at least
     * @param most     officers that there are
     */
    static Shifts covering(int[] needed, int shortest, int most) {
        int slots = needed.length;
        List<Shift> shifts = new ArrayList<>();
        for (int slot = 0; slot < slots; slot++) {
            int onDuty = officers(slots, shifts)[slot];
            for (int i = 0; i < shifts.size() && onDuty < needed[slot]; i++) {
                if (shifts.get(i).to == slot) {
                    shifts.set(i, new Shift(shifts.get(i).from, slot + 1));
                    onDuty++;
                }
            }
            for (; onDuty < needed[slot]; onDuty++) {
                int from = Math.min(slot, slots - shortest);
                shifts.add(new Shift(from, from + shortest));
            }
        }
        return new Shifts(slots, shortest, withinMost(slots, shifts, most));
    }

    /** A shift that begins early so that it is long enough may meet more officers than there are: it is left out. */
    private static List<Shift> withinMost(int slots, List<Shift> shifts, int most) {
        List<Shift> kept = new ArrayList<>();
        for (Shift shift : shifts) {
            kept.add(shift);
            if (Arrays.stream(officers(slots, kept)).max().orElse(0) > most) {
                kept.removeLast();
            }
        }
        return kept;
    }

    int count() { return shifts.size(); }

    /** On duty, by half hour. */
    int[] officers() { return officers(slots, shifts); }

    private static int[] officers(int slots, List<Shift> shifts) {
        int[] officers = new int[slots];
        for (Shift shift : shifts) {
            for (int slot = shift.from; slot < shift.to; slot++) {
                officers[slot]++;
            }
        }
        return officers;
    }

    /** The ways of having less of one shift: without it, and, where it stays long enough, without its end or beginning. */
    List<Shifts> smaller(int index) {
        if (index >= shifts.size()) {
            return List.of();
        }
        Shift shift = shifts.get(index);
        List<Shifts> ways = new ArrayList<>();
        List<Shift> without = new ArrayList<>(shifts);
        without.remove(index);
        ways.add(new Shifts(slots, shortest, without));
        if (shift.length() > shortest) {
            ways.add(replacing(index, new Shift(shift.from, shift.to - 1)));
            ways.add(replacing(index, new Shift(shift.from + 1, shift.to)));
        }
        return ways;
    }

    /**
     * Has the officer who is nearest to a half hour, before or after it, stay or come for it; no shifts at all where
     * everybody is there already.
     */
    Shifts helped(int slot) {
        int nearest = -1;
        int distance = Integer.MAX_VALUE;
        for (int i = 0; i < shifts.size(); i++) {
            Shift shift = shifts.get(i);
            int away = slot >= shift.to
                    ? slot + 1 - shift.to
                    : slot < shift.from ? shift.from - slot : Integer.MAX_VALUE;
            if (away < distance) {
                nearest = i;
                distance = away;
            }
        }
        if (nearest < 0) {
            return new Shifts(slots, shortest, List.of());
        }
        Shift shift = shifts.get(nearest);
        return replacing(nearest, new Shift(Math.min(shift.from, slot), Math.max(shift.to, slot + 1)));
    }

    private Shifts replacing(int index, Shift other) {
        List<Shift> changed = new ArrayList<>(shifts);
        changed.set(index, other);
        return new Shifts(slots, shortest, changed);
    }
}
