package id.bilik.queueserver.server.collective;

import id.bilik.queueserver.core.branch.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists of people who do not exist. */
public final class ImaginedList {
    private ImaginedList() {}

    /** The headings and so many rows, in which nothing is wrong. */
    public static List<List<String>> of(int people) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(ListTables.template(Language.ID).getFirst());
        for (int i = 1; i <= people; i++) {
            rows.add(person(i));
        }
        return rows;
    }

    /** @param number of the person, from 1 on */
    public static List<String> person(int number) {
        return List.of("Pekerja " + number, "0812" + String.format(Locale.ROOT, "%08d", number),
                "pekerja" + number + "@example.org", nik(number), String.format(Locale.ROOT, "%011d", number),
                "2015-03-01 - 2026-10-31", "laid-off", "ktp, kpj, kk, bank, phk", "Bagian " + number % 7);
    }

    public static String nik(int number) {
        return String.format(Locale.ROOT, "337501%02d0190%04d", 1 + number / 9_000, 1 + number % 9_000);
    }

    /** Where a column stands, counted from 0. */
    static int place(Column column) {
        return List.of(Column.values()).indexOf(column);
    }

    /** The same with another text in one cell. */
    public static List<List<String>> with(List<List<String>> rows, int row, Column column, String text) {
        List<List<String>> changed = new ArrayList<>(rows);
        List<String> cells = new ArrayList<>(rows.get(row));
        cells.set(place(column), text);
        changed.set(row, List.copyOf(cells));
        return changed;
    }
}
