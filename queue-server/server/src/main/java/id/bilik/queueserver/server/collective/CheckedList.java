package id.bilik.queueserver.server.collective;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A list that was read whole.
 *
 * @param rows     how many there are, without the headings
 * @param people   of rows in which nothing is wrong, by row
 * @param findings all that is wrong, by row
 */
public record CheckedList(int rows, Map<Integer, ListedPerson> people, List<Finding> findings) {

    /**
     * Reads a file and checks every row, so that one report has all that is wrong.
     *
     * @param reasons ids of the reasons for which a list may claim
     * @throws UnreadableList where no list is in it, or a column is missing
     */
    public static CheckedList read(byte[] file, Set<String> reasons) throws UnreadableList {
        List<RawRow> raw = ListFile.read(file);
        Map<Column, Integer> columns = columns(raw.getFirst());
        Set<String> known = new TreeSet<>(reasons);
        Map<Integer, ListedPerson> people = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        for (RawRow row : raw.subList(1, raw.size())) {
            RowCheck check = new RowCheck(row, columns, known);
            Optional<ListedPerson> person = check.read();
            findings.addAll(check.findings());
            person.ifPresent(it -> people.put(row.number(), it));
        }
        doubles(people, ListedPerson::nik, Column.NIK, findings);
        doubles(people, ListedPerson::kpj, Column.KPJ, findings);
        return new CheckedList(raw.size() - 1, people, sorted(findings));
    }

    /**
     * The same with what the branch knows of people beside this list.
     *
     * @param known what speaks against a person; empty for nothing
     */
    public CheckedList against(Function<ListedPerson, Optional<Said>> known) {
        List<Finding> more = new ArrayList<>(findings);
        people.forEach((row, person) -> known.apply(person).ifPresent(
                said -> more.add(new Finding(row, Column.NIK.heading(), Cut.of(person.nik()), said))));
        return new CheckedList(rows, people, sorted(more));
    }

    private static List<Finding> sorted(List<Finding> findings) {
        return findings.stream().sorted(Comparator.comparingInt(Finding::row)).toList();
    }

    private static Map<Column, Integer> columns(RawRow headings) throws UnreadableList {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < headings.cells().size(); i++) {
            Optional<Column> column = Column.find(headings.cell(i).text());
            if (column.isPresent() && columns.put(column.get(), i) != null) {
                Said heading = column.get().heading();
                throw new UnreadableList("Kolom " + heading.id() + " ada dua kali.",
                        "The column " + heading.en() + " is there twice.");
            }
        }
        List<Said> missing = List.of(Column.values()).stream().filter(Column::isNeeded)
                .filter(it -> !columns.containsKey(it)).map(Column::heading).toList();
        if (!missing.isEmpty()) {
            throw new UnreadableList("Kolom ini tidak ada: " + join(missing.stream().map(Said::id).toList())
                    + ". Pakailah templat.",
                    "These columns are missing: " + join(missing.stream().map(Said::en).toList())
                            + ". Please use the template.");
        }
        return columns;
    }

    private static String join(Collection<String> names) { return String.join(", ", names); }

    /** Both rows are named, at each of them. */
    private static void doubles(Map<Integer, ListedPerson> people, Function<ListedPerson, String> key, Column column,
            List<Finding> findings) {
        Map<String, List<Integer>> rows = new HashMap<>();
        people.forEach(
                (row, person) -> rows.computeIfAbsent(key.apply(person), _ -> new ArrayList<>()).add(row));
        rows.forEach((value, same) -> {
            for (Integer row : same.size() > 1 ? same : List.<Integer>of()) {
                String others = join(same.stream().filter(it -> !it.equals(row)).map(String::valueOf).toList());
                findings.add(new Finding(row, column.heading(), Cut.of(value), new Said(
                        column.heading().id() + " yang sama ada di baris " + others + ".",
                        "The same " + column.heading().en() + " stands in row " + others + ".")));
            }
        });
    }
}
