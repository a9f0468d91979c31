package id.bilik.queueserver.server.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.queueserver.core.branch.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedListTest {
    private static final Set<String> REASONS = Set.of("laid-off", "contract-ended");

    private static CheckedList read(List<List<String>> rows) throws UnreadableList {
        return read(TableFile.CSV.write(rows));
    }

    private static CheckedList read(byte[] file) throws UnreadableList { return CheckedList.read(file, REASONS); }

    private static CheckedList read(String text) throws UnreadableList {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource(TableFile.class)
    void a_list_of_8371_people_is_read_whole_from_either_kind_of_file(TableFile kind) throws UnreadableList {
        CheckedList list = read(kind.write(ImaginedList.of(8_371)));
        assertThat(list.findings()).isEmpty();
        assertThat(list.rows()).isEqualTo(8_371);
        assertThat(list.people()).hasSize(8_371).containsKeys(2, 8_372);
        assertThat(first(list).nik()).isEqualTo(ImaginedList.nik(1));
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void the_template_is_a_list_in_both_languages(Language language) throws UnreadableList {
        for (TableFile kind : TableFile.values()) {
            assertThat(read(kind.write(ListTables.template(language))).findings()).isEmpty();
        }
    }

    @Test
    void every_wrong_row_stands_in_one_report() throws UnreadableList {
        List<List<String>> rows = ImaginedList.of(9);
        rows = ImaginedList.with(rows, 1, Column.NIK, "337501");
        rows = ImaginedList.with(rows, 2, Column.PHONE, "12");
        rows = ImaginedList.with(rows, 3, Column.EMAIL, "nowhere");
        rows = ImaginedList.with(rows, 4, Column.KPJ, "123");
        rows = ImaginedList.with(rows, 5, Column.PERIOD, "2026-01-01 - 2015-01-01");
        rows = ImaginedList.with(rows, 6, Column.REASON, "tired");
        rows = ImaginedList.with(rows, 7, Column.PAPERS, "ktp, passport");
        rows = ImaginedList.with(rows, 8, Column.NAME, " ");
        CheckedList list = read(rows);
        assertThat(list.findings().stream().map(it -> it.row() + " " + it.column().en()))
                .containsExactly("2 NIK", "3 Phone", "4 E-mail", "5 KPJ", "6 Period of work", "7 Reason", "8 Papers",
                        "9 Name");
        assertThat(list.findings()).allMatch(it -> !it.said().id().isBlank() && !it.said().en().isBlank());
        assertThat(list.people()).containsOnlyKeys(10);
    }

    @Test
    void the_same_nik_or_kpj_is_said_at_both_rows() throws UnreadableList {
        List<List<String>> rows = ImaginedList.with(ImaginedList.of(5), 4, Column.NIK, ImaginedList.nik(1));
        CheckedList list = read(ImaginedList.with(rows, 5, Column.KPJ, "00000000002"));
        assertThat(list.findings().stream().map(it -> it.row() + ": " + it.said().en())).containsExactly(
                "2: The same NIK stands in row 5.", "3: The same KPJ stands in row 6.",
                "5: The same NIK stands in row 2.", "6: The same KPJ stands in row 3.");
    }

    @Test
    void what_the_branch_knows_stands_in_the_same_report() throws UnreadableList {
        List<List<String>> rows = ImaginedList.with(ImaginedList.of(3), 1, Column.PHONE, "12");
        CheckedList list = read(rows).against(person -> person.nik().equals(ImaginedList.nik(3))
                ? Optional.of(new Said("Ada", "There"))
                : Optional.empty());
        assertThat(list.findings().stream().map(it -> it.row() + " " + it.said().en()))
                .containsExactly("2 A phone number has 8 to 15 digits.", "4 There");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"2015-03-01 - 2026-10-31|true", "01/03/2015 s.d. 31/10/2026|true",
            "2015-03-01 – 2026-10-31|true", "2015-02-30 - 2026-10-31|false", "2015|false"})
    void a_period_is_two_days_that_exist(String text, boolean fine) throws UnreadableList {
        assertThat(read(ImaginedList.with(ImaginedList.of(1), 1, Column.PERIOD, text)).findings().isEmpty())
                .isEqualTo(fine);
    }

    @Test
    void columns_may_stand_in_any_order_with_any_separator_and_a_byte_order_mark() throws UnreadableList {
        CheckedList list = read(
                """
                        \uFEFFnik,NAMA,telepon,e-mail,kpj,masa  kerja,alasan,dokumen
                        3375014101900001,"Dewi, Sari",0812-3456-7890,a@example.org,12345678901,2015-03-01 - 2026-10-31,PHK,KTP kpj
                        """);
        assertThat(list.findings()).isEmpty();
        assertThat(first(list).name()).isEqualTo("Dewi, Sari");
        assertThat(Paper.missing(first(list).papers())).containsExactly(Paper.KK, Paper.BANK, Paper.PHK);
    }

    @Test
    void a_missing_or_doubled_column_and_a_file_that_is_none_are_named_in_one_sentence() {
        assertThatThrownBy(() -> read("Nama;NIK\nSari;1\n")).isInstanceOf(UnreadableList.class)
                .hasMessageContaining("Phone, E-mail, KPJ, Period of work, Reason, Papers");
        assertThatThrownBy(() -> read("NIK;NIK\n")).hasMessageContaining("twice");
        assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
        assertThatThrownBy(() -> read("a\0b")).isInstanceOf(UnreadableList.class);
        assertThatThrownBy(() -> read("\"never closed;")).isInstanceOf(UnreadableList.class);
        assertThatThrownBy(() -> read(new byte[ListFile.LARGEST + 1])).hasMessageContaining("3 MiB");
        assertThatThrownBy(() -> read(new byte[]{'P', 'K', 3, 4, 9})).hasMessageContaining("no whole XLSX");
        assertThatThrownBy(() -> read(new byte[]{(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}))
                .hasMessageContaining("old .xls");
    }

    @Test
    void more_rows_than_any_company_has_are_refused() {
        assertThatThrownBy(() -> read("x\n".repeat(ListFile.MOST_ROWS + 1))).hasMessageContaining("20,000");
    }

    @Test
    void a_cell_that_a_spreadsheet_took_for_a_number_is_not_believed_to_be_a_nik() throws Exception {
        assertThat(read(sheet((it, row) -> it.value(row, ImaginedList.place(Column.NIK), 3_375_014_101_900_001L)))
                .findings()
                .getFirst().said().en()).contains("15 digits alone");
    }

    @Test
    void a_phone_that_lost_its_zero_in_a_spreadsheet_gets_it_back() throws Exception {
        assertThat(first(read(sheet((it, row) -> it.value(row, ImaginedList.place(Column.PHONE), 81_234_567_890L))))
                .phone()).isEqualTo("081234567890");
    }

    @Test
    void a_formula_in_a_spreadsheet_is_refused_and_never_read_as_what_it_makes() throws Exception {
        CheckedList list = read(
                sheet((it, row) -> it.formula(row, ImaginedList.place(Column.NAME), "HYPERLINK(\"http://x\")")));
        assertThat(list.people()).isEmpty();
        assertThat(list.findings().getFirst().said().en()).contains("is a formula");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)"})
    void what_begins_like_a_formula_is_no_name(String text) throws UnreadableList {
        assertThat(read(raw(text)).findings().getFirst().said().en()).contains("that is a formula");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1"})
    void a_cell_never_leaves_as_a_formula(String text) throws Exception {
        List<Finding> findings = read(raw(text)).findings();
        String value = findings.isEmpty() ? text : findings.getFirst().value();
        List<List<String>> report = List.of(List.of("Content"), List.of(value), List.of(text));
        assertThat(new String(TableFile.CSV.write(report), StandardCharsets.UTF_8)).contains("\"'");
        for (RawRow row : ListFile.read(TableFile.XLSX.write(report)).subList(1, 3)) {
            assertThat(row.cell(0).kind()).isEqualTo(RawRow.Kind.TEXT);
            assertThat(row.cell(0).text()).startsWith("'");
        }
    }

    @Test
    void the_report_says_where_and_what_in_the_language_of_the_reader() throws UnreadableList {
        List<Finding> findings = read(ImaginedList.with(ImaginedList.of(1), 1, Column.KPJ, "=2")).findings();
        assertThat(ListTables.report(findings, Language.ID).get(1)).startsWith("2", "KPJ").endsWith(
                "KPJ harus 11 angka.");
        assertThat(ListTables.report(findings, Language.EN).get(1)).endsWith("A KPJ has 11 digits.");
    }

    @Test
    void a_file_that_unpacks_without_end_is_refused_before_anything_is_understood() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(bytes)) {
            packed.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1024 * 1024];
            for (int i = 0; i < 60; i++) {
                packed.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(ListFile.LARGEST);
        assertThatThrownBy(() -> read(bytes.toByteArray())).hasMessageContaining("too large");
    }

    @Test
    void a_file_that_names_entities_is_no_spreadsheet() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream packed = new ZipOutputStream(bytes)) {
            packed.putNextEntry(new ZipEntry("xl/workbook.xml"));
            packed.write("<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>"
                    .getBytes(StandardCharsets.UTF_8));
        }
        assertThatThrownBy(() -> read(bytes.toByteArray())).hasMessageContaining("no usual spreadsheet");
    }

    /** The person of row 2, the first one. */
    private static ListedPerson first(CheckedList list) {
        return Objects.requireNonNull(list.people().get(2));
    }

    private interface Change {
        void on(Worksheet sheet, int row);
    }

    /** A list of one person, after a change. */
    private static byte[] sheet(Change change) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<List<String>> rows = ImaginedList.of(1);
        try (Workbook book = new Workbook(bytes, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("list");
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row, column, rows.get(row).get(column));
                }
            }
            change.on(sheet, 1);
        }
        return bytes.toByteArray();
    }

    /** A list of one person with that name, of which no cell was made safe. */
    private static String raw(String name) {
        return ImaginedList.with(ImaginedList.of(1), 1, Column.NAME, name).stream()
                .map(row -> row.stream().map(it -> '"' + it + '"').collect(Collectors.joining(",")))
                .collect(Collectors.joining("\n"));
    }
}
