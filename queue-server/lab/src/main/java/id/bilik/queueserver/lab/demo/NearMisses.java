package id.bilik.queueserver.lab.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/** Remembers the rows that a filter misses by one column alone, to tell people what they could have asked for. */
final class NearMisses {
    private static final int SHOWN = 20;

    private final Map<String, String> wanted;
    private final Map<String, Set<String>> instead = new LinkedHashMap<>();

    NearMisses(Map<String, String> wanted) { this.wanted = wanted; }

    boolean fits(CSVRecord row) {
        String missed = null;
        for (Map.Entry<String, String> column : wanted.entrySet()) {
            if (row.get(column.getKey()).equals(column.getValue())) {
                continue;
            }
            if (missed != null) {
                return false;
            }
            missed = column.getKey();
        }
        if (missed != null) {
            instead.computeIfAbsent(missed, column -> new TreeSet<>()).add(row.get(missed));
        }
        return missed == null;
    }

    /** Empty where no row comes near. */
    String explain() {
        return instead.entrySet().stream().map(column -> "; with everything else as asked, " + column.getKey()
                + " could be " + column.getValue().stream().limit(SHOWN).collect(Collectors.joining(", ")))
                .collect(Collectors.joining());
    }
}
