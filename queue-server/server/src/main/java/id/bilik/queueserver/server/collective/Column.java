package id.bilik.queueserver.server.collective;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A column of a list. Its heading may be written in either language; capitals, blanks and dashes do not matter. */
public enum Column {
    NAME("Nama", "Name", "Siti Aminah"), PHONE("Telepon", "Phone", "081234567890"), EMAIL("Email", "E-mail",
            "siti@example.org"), NIK("NIK", "NIK", "3375014101900001"), KPJ("KPJ", "KPJ", "12345678901"), PERIOD(
                    "Masa kerja", "Period of work", "2015-03-01 - 2026-10-31"), REASON("Alasan", "Reason",
                            "laid-off"), PAPERS("Dokumen", "Papers", "ktp, kpj, kk, bank, phk"), DEPARTMENT("Bagian",
                                    "Department", "Sewing 2");

    private final String id;
    private final String en;
    private final String example;

    Column(String id, String en, String example) {
        this.id = id;
        this.en = en;
        this.example = example;
    }

    Said heading() { return new Said(id, en); }

    String example() { return example; }

    /** Whether a list without it is refused. */
    boolean isNeeded() { return this != DEPARTMENT; }

    static Optional<Column> find(String heading) {
        String plain = plain(heading);
        return List.of(values()).stream()
                .filter(each -> plain(each.id).equals(plain) || plain(each.en).equals(plain))
                .findFirst();
    }

    private static String plain(String heading) { return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", ""); }
}
