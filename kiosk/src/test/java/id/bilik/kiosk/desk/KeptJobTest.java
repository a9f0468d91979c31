package id.bilik.kiosk.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.process.json.StrictJson;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A kiosk that is brought up to date reads what the version before it wrote. */
class KeptJobTest {

    private static final String WISH = """
            {"requestId":"5f0e6c1a-0000-4000-8000-000000000001","service":"jht","priority":"none"}""";
    private static final String WANTED = """
            {"boot":"b1","uptimeMillis":5000,"at":"2026-03-02T01:00:00Z","exact":true}""";
    private static final String RESERVED = """
            {"order":7,"wish":%s,"language":"id","wanted":%s,"step":"FAILED","issued":{"ticket":"A601","service":"jht",\
            "issuedAt":"2026-03-02T08:00:00+07:00","ahead":null,"lowSeconds":null,"likelySeconds":null,\
            "highSeconds":null,"followUrl":null,"servedToday":null,"earlier":false},"given":%s,"date":"2026-03-02",\
            "handedOver":true,"reason":"paper-out","printsLeft":1,"told":"failed: paper-out","over":false%s}"""
            .formatted(WISH, WANTED, WANTED, "%s");

    @Test
    void a_job_of_a_reserved_number_is_read_as_it_was_written() throws JsonProcessingException {
        PrintJob job = read(RESERVED.formatted(",\"copies\":2"));

        assertThat(job.order() + " " + job.language() + " " + job.step() + " " + job.reason() + " " + job.printsLeft())
                .isEqualTo("7 id FAILED paper-out 1");
        assertThat(job.handedOver() + " " + job.told() + " " + job.over() + " " + job.copies())
                .isEqualTo("true failed: paper-out false 2");
        assertThat(job.date() + " " + job.given()).startsWith("2026-03-02 Stamp[boot=b1");
        assertThat(job.issued()).isNotNull().satisfies(issued -> assertThat(issued.ticket()).isEqualTo("A601"));
    }

    @Test
    void a_job_from_before_there_were_copies_has_none() throws JsonProcessingException {
        assertThat(read(RESERVED.formatted("")).copies()).isZero();
    }

    @Test
    void a_job_without_a_number_yet_is_read_as_it_was_written() throws JsonProcessingException {
        PrintJob job = read("""
                {"order":1,"wish":%s,"language":"en","wanted":%s,"step":"WANTED","issued":null,"given":null,\
                "date":null,"handedOver":false,"reason":null,"printsLeft":1,"told":null,"over":false,"copies":0}"""
                .formatted(WISH, WANTED));

        assertThat(job).isEqualTo(PrintJob.wanted(1,
                new TicketWish(UUID.fromString("5f0e6c1a-0000-4000-8000-000000000001"), "jht", "none"), "en",
                new Stamp("b1", 5000, Instant.parse("2026-03-02T01:00:00Z"), true, null)));
    }

    @Test
    void what_is_kept_is_what_was() throws JsonProcessingException {
        PrintJob job = read(RESERVED.formatted(",\"copies\":2"));

        assertThat(read(StrictJson.mapper().writeValueAsString(KeptJob.of(job)))).isEqualTo(job);
        assertThat(StrictJson.mapper().writeValueAsString(KeptJob.of(job)))
                .isEqualTo(RESERVED.formatted(",\"copies\":2").replaceAll("\"\\w+\":null,", ""));
    }

    private static PrintJob read(String text) throws JsonProcessingException {
        return StrictJson.lenient().forType(KeptJob.class).<KeptJob>readValue(text).toJob();
    }
}
