package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a branch hold, and what they should: every line is read, no file is changed. The names of the files
 * say which entries each must hold.
 *
 * @param stretches file by file, without a gap from entry 1 on
 * @param unacknowledged bytes at the end, of an append that nobody was answered for
 * @param endIsMissing the file of the newest entries is gone, and nothing says how many it held
 */
record Inspection(List<Stretch> stretches, long unacknowledged, boolean endIsMissing) {

    /**
     * Entries that one file must hold.
     *
     * @param file null where it is gone
     * @param missing those that it does not hold
     */
    record Stretch(@Nullable Path file, long first, long last, List<Range> missing) {}

    /** Sequences from one to another, both included. */
    record Range(long first, long last) {
        @Override
        public String toString() { return first == last ? "entry " + first : "entries " + first + " to " + last; }
    }

    boolean isWhole() { return !endIsMissing && stretches.stream().allMatch(each -> each.missing.isEmpty()); }

    /** The newest sequence that is known to have been there. */
    long last() {
        return stretches.isEmpty() ? 0 : stretches.getLast().last;
    }

    static Inspection of(Layout layout) throws IOException {
        SortedMap<Long, Path> files = new TreeMap<>(layout.list(Names.SEGMENT));
        files.putAll(layout.list(Names.ARCHIVE));
        long witnessed = new Snapshots(layout.disk(), layout.folder()).newest();
        List<Stretch> stretches = new ArrayList<>();
        long unacknowledged = 0;
        long next = 1;
        List<Map.Entry<Long, Path>> inOrder = List.copyOf(files.entrySet());
        for (int i = 0; i < inOrder.size(); i++) {
            long first = inOrder.get(i).getKey();
            Path file = inOrder.get(i).getValue();
            if (first > next) {
                stretches.add(gone(next, first - 1));
            }
            long last;
            if (i + 1 < inOrder.size()) {
                last = inOrder.get(i + 1).getKey() - 1;
                stretches.add(new Stretch(file, first, last, missing(layout, file, first, last)));
            } else {
                Newest newest = newest(layout, file, first, witnessed);
                last = newest.last;
                unacknowledged = newest.unacknowledged;
                stretches.add(new Stretch(file, first, last, newest.missing));
            }
            next = last + 1;
        }
        if (witnessed >= next) {
            stretches.add(gone(next, witnessed));
        }
        boolean endIsMissing = !inOrder.isEmpty()
                && Names.sequence(inOrder.getLast().getValue(), Names.ARCHIVE).isPresent();
        return new Inspection(List.copyOf(stretches), unacknowledged, endIsMissing);
    }

    private record Newest(long last, long unacknowledged, List<Range> missing) {}

    /** The newest file ends where it ends, unless a snapshot knows more. */
    private static Newest newest(Layout layout, Path file, long first, long witnessed) throws IOException {
        if (Names.sequence(file, Names.SEGMENT).isPresent()) {
            try {
                Segment segment = Segment.read(layout.folder(), layout.branch(), first);
                return new Newest(segment.last(), Files.size(file) - segment.length(), List.of());
            } catch (Altered e) {
                // what is left of it is looked for line by line
            }
        }
        SortedMap<Long, JournalEntry> intact = Salvage.entries(file, layout.branch());
        long last = Math.max(witnessed, intact.isEmpty() ? first - 1 : intact.lastKey());
        return new Newest(last, 0, missing(intact, first, last));
    }

    private static List<Range> missing(Layout layout, Path file, long first, long last) throws IOException {
        return missing(Salvage.entries(file, layout.branch()), first, last);
    }

    static List<Range> missing(SortedMap<Long, JournalEntry> intact, long first, long last) {
        List<Range> missing = new ArrayList<>();
        long next = first;
        for (long sequence : intact.keySet()) {
            if (sequence > next && sequence <= last) {
                missing.add(new Range(next, sequence - 1));
            }
            next = Math.max(next, sequence + 1);
        }
        if (next <= last) {
            missing.add(new Range(next, last));
        }
        return List.copyOf(missing);
    }

    private static Stretch gone(long first, long last) {
        return new Stretch(null, first, last, List.of(new Range(first, last)));
    }
}
