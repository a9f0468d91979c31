package id.bilik.queueserver.lab.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {
    private static final String HEADING = String.join(",", TicketRow.COLUMNS) + '\n';

    @TempDir
    Path folder;

    private record Answer(int code, String out, String err) {
        String lastLine() { return out.stripTrailing().lines().toList().getLast(); }
    }

    @Test
    void the_last_line_is_the_json_of_ours_and_ours_is_better_than_the_offices_formula() throws IOException {
        Answer answer = run("tickets", file("log.csv", ImaginedLog.csv(ImaginedLog.tickets(6, 4, 120, 2))));
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("office's own formula", "last to enter service", "head of line", "constant");
        assertThat(answer.lastLine()).matches("\\{\"n\":480,\"mae\":[0-9.]+,\"bias\":-?[0-9.]+,\"coverage80\":[0-9.]+,"
                + "\"mae20\":(null|[0-9.]+),\"worstQueue\":null,\"worstQueueOver100\":[0-9.]+,"
                + "\"byHour\":\\{(\"[0-9]+\":[0-9.]+,?)+}}");
        assertThat(mae(answer.out(), "ours ")).isLessThan(.5 * mae(answer.out(), "office's own formula"));
    }

    @Test
    void plain_and_compressed_files_give_the_same_answer_every_time() throws IOException {
        String csv = ImaginedLog.csv(ImaginedLog.tickets(3, 2, 60, 2));
        Path compressed = folder.resolve("log.csv.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            out.write(csv.getBytes(UTF_8));
        }
        assertThat(run("tickets", compressed)).isEqualTo(run("tickets", file("log.csv", csv)));
    }

    @Test
    void the_order_of_lines_does_not_matter() throws IOException {
        List<TicketRow> log = ImaginedLog.tickets(3, 2, 60, 2);
        assertThat(run("tickets", file("back.csv", ImaginedLog.csv(log.reversed()))))
                .isEqualTo(run("tickets", file("log.csv", ImaginedLog.csv(log))));
    }

    @Test
    void the_last_training_day_can_be_chosen() throws IOException {
        Answer answer = run("tickets", file("log.csv", ImaginedLog.csv(ImaginedLog.tickets(4, 2, 60, 2))),
                "2021-03-02");
        assertThat(answer.out()).contains("240 tickets of 2 days up to 2021-03-02, predicting 240 tickets of 2 later");
    }

    @Test
    void a_single_training_day_is_enough() throws IOException {
        Answer answer = run("tickets", file("log.csv", ImaginedLog.csv(ImaginedLog.tickets(2, 2, 60, 2))));
        assertThat(answer.code()).isZero();
        assertThat(answer.lastLine()).startsWith("{\"n\":120,");
    }

    @Test
    void callers_who_gave_up_are_counted_but_not_scored() throws IOException {
        List<CallRow> calls = ImaginedLog.calls(4, 300, 3);
        StringBuilder csv = new StringBuilder(String.join(",", CallRow.COLUMNS)).append('\n');
        for (CallRow row : calls) {
            csv.append("99020").append(row.day().getDayOfMonth()).append(",PS,0,").append(row.arrived()).append(',')
                    .append(row.queued()).append(',').append(row.left()).append(',')
                    .append(row.served() ? "AGENT," : "HANG,").append(row.serviceStart()).append(',')
                    .append(row.serviceEnd()).append(',').append(row.agent()).append('\n');
        }
        Answer answer = run("calls", file("calls.csv", csv.toString()));
        long scored = calls.stream().filter(row -> row.day().getDayOfMonth() == 4).filter(CallRow::waitedInQueue)
                .filter(CallRow::served).count();
        long gaveUp = calls.stream().filter(row -> row.day().getDayOfMonth() == 4).filter(row -> !row.served()).count();
        assertThat(answer.err()).isEmpty();
        assertThat(answer.lastLine()).startsWith("{\"n\":" + scored + ",").endsWith(",\"unit\":\"seconds\"}");
        assertThat(answer.out()).contains(gaveUp + " callers gave up: not scored");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            o,q,2020-01-02,1,480,490,1,1,10        | has only the day 2020-01-02
            o,q,2020-01-02,1,480,soon,1,1,10       | line 2, makes no sense: called_minute is 'soon'
            o,q,yesterday,1,480,490,1,1,10         | line 2, makes no sense
            o,q,2020-01-02                         | line 2, makes no sense
            o,q,2020-01-02,1,-4,490,1,1,10         | issued_minute is '-4'
            """)
    void an_unusable_log_gives_one_sentence_and_exit_code_1(String line, String sentence) throws IOException {
        Answer answer = run("tickets", file("log.csv", HEADING + line + '\n'));
        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains(sentence).endsWith(".\n").hasLineCount(1);
    }

    @Test
    void files_that_are_no_log_give_one_sentence_and_exit_code_1() throws IOException {
        assertThat(run("tickets", folder.resolve("none.csv")).err()).startsWith("There is no file");
        assertThat(run("tickets", folder).code()).isEqualTo(1);
        assertThat(run("tickets", file("empty.csv", "")).err()).contains("has no column office");
        assertThat(run("tickets", file("heading.csv", HEADING)).err()).contains("has no lines");
        assertThat(run("tickets", file("other.csv", "a,b\n1,2\n")).err()).contains("has no column office");
        Path damaged = folder.resolve("damaged.gz");
        Files.write(damaged, new byte[]{0x1f, (byte) 0x8b, 8, 0, 0, 0});
        assertThat(run("tickets", damaged).err()).hasLineCount(1).contains("damaged.gz");
        assertThat(run("tickets", file("log.csv", ImaginedLog.csv(ImaginedLog.tickets(2, 1, 5, 1))), "soon").err())
                .contains("is no date");
        assertThat(
                run("tickets", file("log.csv", ImaginedLog.csv(ImaginedLog.tickets(2, 1, 5, 1))), "2030-01-01").err())
                .contains("nothing to predict");
        assertThat(run("neither", folder).err()).startsWith("Give one log");
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Answer run(String key, Path file) { return run(key, file, ""); }

    private static Answer run(String key, Path file, String until) {
        Properties given = new Properties();
        given.setProperty(key, file.toString());
        given.setProperty("train.until", until);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Evaluation.run(given, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
        return new Answer(code, out.toString(UTF_8), err.toString(UTF_8));
    }

    private static double mae(String out, String predictor) {
        Pattern row = Pattern.compile("^" + Pattern.quote(predictor) + "[^|]*\\| *[0-9]+ +([0-9.]+) ",
                Pattern.MULTILINE);
        Matcher matcher = row.matcher(out);
        assertThat(matcher.find()).isTrue();
        return Double.parseDouble(matcher.group(1));
    }
}
