package id.bilik.queueserver.server.collective;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one row of a list, and says of each cell what is wrong with it. */
final class RowCheck {
    private static final int LONGEST = 120;
    private static final int KPJ_DIGITS = 11;
    private static final int EXACT_DIGITS = 15;
    private static final String[] FORMULA_STARTS = {"=", "+", "-", "@", "\t", "\r"};

    private final RawRow row;
    private final Map<Column, Integer> columns;
    private final Set<String> reasons;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param columns where each column stands, counted from 0
     * @param reasons ids of the reasons for which a list may claim
     */
    RowCheck(RawRow row, Map<Column, Integer> columns, Set<String> reasons) {
        this.row = row;
        this.columns = columns;
        this.reasons = reasons;
    }

    List<Finding> findings() { return findings; }

    /** Empty where anything is wrong. */
    Optional<ListedPerson> read() {
        String name = text(Column.NAME);
        String phone = phone();
        String email = email();
        String nik = nik();
        String kpj = kpj();
        Period period = period();
        String reason = reason();
        Set<Paper> papers = papers();
        String department = optional(Column.DEPARTMENT);
        if (!findings.isEmpty() || period == null) {
            return Optional.empty();
        }
        return Optional.of(new ListedPerson(name, phone, email, nik, kpj, period.from(), period.until(), reason, papers,
                department));
    }

    private String text(Column column) {
        String text = line(column);
        if (text.isEmpty()) {
            wrong(column, "Wajib diisi.", "This must be filled in.");
        } else if (startsAsFormula(text)) {
            wrong(column, "Tidak boleh diawali = + - @: itu rumus.",
                    "It must not begin with = + - @: that is a formula.");
        }
        return text;
    }

    private @Nullable String optional(Column column) {
        String text = line(column);
        return text.isEmpty() ? null : text(column);
    }

    /** One line, without what nobody sees; a formula is never read as what it makes. */
    private String line(Column column) {
        RawRow.Cell cell = cell(column);
        if (cell.kind() == RawRow.Kind.FORMULA) {
            wrong(column, "Sel ini rumus. Tempel nilainya saja.", "This cell is a formula. Paste its value alone.");
            return "0";
        }
        String text = cell.text().replaceAll("[\\p{Cntrl}\\u200B-\\u200F\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]+", " ")
                .strip();
        if (text.length() > LONGEST) {
            wrong(column, "Lebih dari 120 huruf.", "It has more than 120 letters.");
            return text.substring(0, LONGEST);
        }
        return text;
    }

    private RawRow.Cell cell(Column column) { return row.cell(columns.getOrDefault(column, -1)); }

    private boolean isFormula(Column column) { return cell(column).kind() == RawRow.Kind.FORMULA; }

    private String phone() {
        String text = line(Column.PHONE);
        if (!isFormula(Column.PHONE) && !Reachable.isPhone(text)) {
            wrong(Column.PHONE, "Nomor telepon harus 8 sampai 15 angka.", "A phone number has 8 to 15 digits.");
        }
        // a spreadsheet that takes it for a number drops the 0 in front
        return cell(Column.PHONE).kind() == RawRow.Kind.NUMBER && text.startsWith("8") ? "0" + text : text;
    }

    private String email() {
        String text = line(Column.EMAIL);
        if (!isFormula(Column.EMAIL) && (!Reachable.isEmail(text) || startsAsFormula(text))) {
            wrong(Column.EMAIL, "Alamat email harus seperti nama@example.org.",
                    "A mail address is one such as name@example.org.");
        }
        return text;
    }

    private String nik() {
        String text = IdentityNumber.plain(line(Column.NIK));
        if (isFormula(Column.NIK)) {
            return text;
        }
        if ((cell(Column.NIK).kind() == RawRow.Kind.NUMBER && text.length() > EXACT_DIGITS)
                || text.matches("(?i)\\d[.,]?\\d*E\\+?\\d+")) {
            wrong(Column.NIK, "Sel ini angka, dan lembar kerja hanya menyimpan 15 angka. Ubah kolom menjadi teks dan"
                    + " ketik NIK lagi.",
                    "This cell is a number, of which spreadsheets keep 15 digits alone. Make the column text and type the"
                            + " NIK again.");
        } else if (!IdentityNumber.hasDigits(text)) {
            wrong(Column.NIK, "NIK harus 16 angka.", "A NIK has 16 digits.");
        } else if (!IdentityNumber.isPossible(text)) {
            wrong(Column.NIK, "NIK ini tidak mungkin benar. Bandingkan dengan KTP.",
                    "This NIK cannot be right. Compare it with the identity card.");
        }
        return text;
    }

    private String kpj() {
        String text = IdentityNumber.plain(line(Column.KPJ));
        if (!isFormula(Column.KPJ) && !text.matches("\\d{" + KPJ_DIGITS + "}")) {
            wrong(Column.KPJ, "KPJ harus 11 angka.", "A KPJ has 11 digits.");
        }
        return text;
    }

    private @Nullable Period period() {
        Optional<Period> period = Period.find(line(Column.PERIOD));
        if (period.isEmpty() && !isFormula(Column.PERIOD)) {
            wrong(Column.PERIOD, "Tulis dari tanggal sampai tanggal, seperti 2015-03-01 - 2026-10-31.",
                    "Write from which day until which, such as 2015-03-01 - 2026-10-31.");
        }
        return period.filter(it -> it.from().isAfter(LocalDate.of(1940, 1, 1))).orElse(null);
    }

    private String reason() {
        String text = line(Column.REASON).toLowerCase(Locale.ROOT);
        String id = text.equals("phk") ? "laid-off" : text.replace(' ', '-');
        if (!isFormula(Column.REASON) && !reasons.contains(id)) {
            String known = String.join(", ", reasons);
            wrong(Column.REASON, "Alasan yang dikenal: " + known + ".", "Reasons that are known: " + known + ".");
        }
        return id;
    }

    private Set<Paper> papers() {
        Set<Paper> papers = EnumSet.noneOf(Paper.class);
        String text = line(Column.PAPERS);
        if (isFormula(Column.PAPERS)) {
            return papers;
        }
        for (String word : text.split("[,;/ ]+", -1)) {
            Paper.find(word).ifPresentOrElse(papers::add, () -> {
                if (!word.isEmpty()) {
                    wrong(Column.PAPERS, "Dokumen yang dikenal: " + Paper.ids() + ".",
                            "Papers that are known: " + Paper.ids() + ".");
                }
            });
        }
        return papers;
    }

    private static boolean startsAsFormula(String text) {
        for (String start : FORMULA_STARTS) {
            if (text.startsWith(start)) {
                return true;
            }
        }
        return false;
    }

    private void wrong(Column column, String id, String en) {
        Said said = new Said(id, en);
        if (findings.stream().noneMatch(it -> it.column().equals(column.heading()))) {
            findings.add(new Finding(row.number(), column.heading(), Cut.of(cell(column).text()), said));
        }
    }
}
