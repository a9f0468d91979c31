package id.bilik.queueserver.server.collective;

import id.bilik.queueserver.core.branch.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The tables that companies get: the template of a list, and the report on what is wrong with one. */
public final class ListTables {
    private ListTables() {}

    /** With one row as an example. */
    public static List<List<String>> template(Language language) {
        Function<Said, String> words = words(language);
        List<Column> columns = List.of(Column.values());
        return List.of(columns.stream().map(it -> words.apply(it.heading())).toList(),
                columns.stream().map(Column::example).toList());
    }

    public static List<List<String>> report(List<Finding> findings, Language language) {
        Function<Said, String> words = words(language);
        List<List<String>> rows = new ArrayList<>();
        rows.add(language == Language.ID
                ? List.of("Baris", "Kolom", "Isi", "Yang salah")
                : List.of("Row", "Column", "Content", "What is wrong"));
        findings.forEach(it -> rows.add(List.of(String.valueOf(it.row()), words.apply(it.column()), it.value(),
                words.apply(it.said()))));
        return rows;
    }

    private static Function<Said, String> words(Language language) {
        return language == Language.ID ? Said::id : Said::en;
    }
}
