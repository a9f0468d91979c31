package id.bilik.queueserver.core.capacity;

/**
 * The work of a visit, or of all officers in a quarter hour. One second of work is what a visit gets done in a second while it has
 * its officer to itself, as in the forecast. Seconds are whole, so a visit gives back exactly what it took.
 *
 * @param attention seconds of work that need an officer
 * @param booth     seconds of work that need a booth of the branch, too
 */
public record Work(long attention, long booth) {
    public static final Work NONE = new Work(0, 0);
    private static final int ALL = 100;

    /** Of a visit at the branch: it needs an officer and a booth. */
    public static Work atBranch(long seconds) {
        return new Work(seconds, seconds);
    }

    /** Of a visit from home: it needs an officer alone. */
    public static Work fromHome(long seconds) {
        return new Work(seconds, 0);
    }

    Work plus(Work other) { return new Work(attention + other.attention, booth + other.booth); }

    Work minus(Work other) { return new Work(attention - other.attention, booth - other.booth); }

    /** So many percent, rounded down. */
    Work percent(int percent) {
        return new Work(attention * percent / ALL, booth * percent / ALL);
    }

    /** The smaller of each. */
    Work least(Work other) {
        return new Work(Math.min(attention, other.attention), Math.min(booth, other.booth));
    }

    /** Without what is below zero. */
    Work positive() { return new Work(Math.max(0, attention), Math.max(0, booth)); }

    public boolean isNone() { return attention == 0 && booth == 0; }

    boolean fits(Work room) { return attention <= room.attention && booth <= room.booth; }

    /** How many like that one fit in here; that one must take some attention. */
    long visits(Work one) {
        long byAttention = attention / one.attention;
        return one.booth == 0 ? byAttention : Math.min(byAttention, booth / one.booth);
    }
}
