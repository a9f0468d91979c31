package id.bilik.process.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is read, what is not, and how a fault is told. */
class StrictJsonTest {

    enum Colour {
        RED, BLUE
    }

    record Booth(String id, int room, @Nullable String note) {}

    record Branch(@Nullable String name, @Nullable Integer floors, @Nullable Double share, @Nullable Boolean open,
            @Nullable UUID id, @Nullable Colour colour, @Nullable Instant since, @Nullable Booth entrance,
            @Nullable List<Booth> booths, @Nullable Map<String, String> words, @Nullable List<@Nullable String> gaps) {}

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"colour":"RED","size":7}        | the field size is not known here; known are name, floors, share, open, id, colour, since, entrance, booths, words, gaps
            {"entrance":{"id":"1","room":2,"x":3}} | the field entrance.x is not known here; known are id, room, note
            {"entrance":{"room":2}}          | the field entrance.id is missing
            {"entrance":{"id":null,"room":2}} | the field entrance.id is missing
            {"entrance":{"id":"1"}}          | the field entrance.room is missing
            {"entrance":{"id":"1","room":null}} | the field entrance.room is missing
            {"booths":[{"id":"1"}]}          | the field booths.room is missing
            {"booths":[{"id":"1","room":2},null]} | the field booths.1 is missing
            {"words":{"id":"a","en":null}}   | the field words.en is missing
            {"name":7}                       | the field name cannot be "7": it must be a text
            {"name":1.5}                     | the field name cannot be "1.5": it must be a text
            {"name":true}                    | the field name cannot be "true": it must be a text
            {"name":["a"]}                   | the field name must be a text
            {"floors":"2"}                   | the field floors must be a whole number
            {"floors":2.5}                   | the field floors cannot be "2.5": it must be a whole number
            {"floors":2.0}                   | the field floors cannot be "2.0": it must be a whole number
            {"floors":""}                    | the field floors cannot be "": it must be a whole number
            {"floors":true}                  | the field floors must be a whole number
            {"share":"0.5"}                  | the field share must be a number
            {"open":1}                       | the field open cannot be "1": it must be true or false
            {"open":"true"}                  | the field open must be true or false
            {"id":"one"}                     | the field id cannot be "one": it must be a UUID
            {"id":" "}                       | the field id must be a UUID
            {"colour":"GREEN"}               | the field colour cannot be "GREEN": it must be one of RED, BLUE
            {"colour":0}                     | the field colour cannot be "0": it must be one of RED, BLUE
            {"since":""}                     | the field since cannot be "": it must be a time
            {"entrance":"1"}                 | the field entrance must be an object
            {"booths":{}}                    | the field booths must be a list
            []                               | it must be one JSON object
            "a"                              | it must be one JSON object
            {} {}                            | it must be one JSON object
            {"name":"a","name":"b"}          | it is not JSON: Duplicate field 'name'
            {"name":"a",}                    | it is not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
            {name:"a"}                       | it is not JSON: Unexpected character ('n' (code 110)): was expecting double-quote to start field name
            """)
    void a_fault_is_told_with_its_field(String text, String sentence) {
        assertThat(fault(text).sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"ident":"1","room":2} | the field ident is not known here; known are id, room, note
            {"room":"2"}           | the field room must be a whole number
            {"room":2} {}          | it must be one JSON object
            {"room":2,}            | it is not JSON: Unexpected character ('}' (code 125)): was expecting double-quote to start field name
            {"note":"a"}           | the field id is missing
            {}                     | the field id is missing
            """)
    void what_stands_there_and_is_wrong_comes_before_what_is_missing(String text, String sentence) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            fail("was read: " + StrictJson.mapper().readValue(text, Booth.class));
        } catch (JsonProcessingException wrong) {
            assertThat(JsonFault.of(StrictJson.foremost(wrong, bytes, Booth.class)).sentence()).isEqualTo(sentence);
        }
    }

    @Test
    void what_may_be_absent_may_be_null_too() throws Exception {
        Branch nothing = new Branch(null, null, null, null, null, null, null, null, null, null, null);

        assertThat(read("{}")).isEqualTo(nothing);
        assertThat(read("{\"name\":null,\"floors\":null,\"entrance\":null,\"booths\":null}")).isEqualTo(nothing);
        assertThat(read("{\"gaps\":[null,\"b\"]}").gaps()).containsExactly(null, "b");
    }

    @Test
    void a_whole_number_is_a_number() throws Exception { assertThat(read("{\"share\":1}").share()).isEqualTo(1.0); }

    @Test
    void a_text_that_is_too_long_and_a_nest_that_is_too_deep_are_not_read() {
        assertThat(fault("{\"name\":\"" + "x".repeat(StrictJson.LONGEST_TEXT + 1) + "\"}").sentence())
                .isEqualTo("the field name cannot be read");
        assertTooDeep("[".repeat(StrictJson.DEEPEST + 1) + "]".repeat(StrictJson.DEEPEST + 1));
    }

    private static void assertTooDeep(String text) {
        try {
            fail("was read: " + StrictJson.mapper().readTree(text));
        } catch (JsonProcessingException wrong) {
            assertThat(JsonFault.of(wrong).sentence()).contains("nesting depth");
        }
    }

    @Test
    void the_lenient_reader_passes_over_what_it_does_not_know_and_nothing_else() throws Exception {
        ObjectReader lenient = StrictJson.lenient().forType(Booth.class);

        assertThat(lenient.<Booth>readValue("{\"id\":\"1\",\"room\":2,\"colour\":\"red\"}"))
                .isEqualTo(new Booth("1", 2, null));
        for (String text : List.of("{\"id\":\"1\"}", "{\"id\":1,\"room\":2}", "{\"id\":\"1\",\"room\":2} {}")) {
            assertThatThrownBy(() -> lenient.readValue(text)).isInstanceOf(JsonProcessingException.class);
        }
    }

    record Times(Instant at, LocalDate date, OffsetDateTime local, @Nullable String absent) {}

    @Test
    void times_are_written_as_texts_and_what_is_absent_not_at_all() throws Exception {
        Times times = new Times(Instant.parse("2026-03-02T08:00:00Z"), LocalDate.of(2026, 3, 2),
                OffsetDateTime.parse("2026-03-02T15:00:00+07:00"), null);

        String text = StrictJson.mapper().writeValueAsString(times);

        assertThat(text).isEqualTo(
                "{\"at\":\"2026-03-02T08:00:00Z\",\"date\":\"2026-03-02\",\"local\":\"2026-03-02T15:00:00+07:00\"}");
        assertThat(StrictJson.mapper().readValue(text, Times.class)).isEqualTo(times);
    }

    record Names(SequencedMap<String, String> byLanguage) {}

    @Test
    void maps_keep_their_order() throws Exception {
        assertThat(
                StrictJson.mapper().readValue("{\"byLanguage\":{\"id\":\"b\",\"en\":\"a\",\"ar\":\"c\"}}", Names.class)
                        .byLanguage().keySet())
                .containsExactly("id", "en", "ar");
    }

    @Test
    void there_is_one_mapper() { assertThat(StrictJson.mapper()).isSameAs(StrictJson.mapper()); }

    private static Branch read(String text) throws JsonProcessingException {
        return StrictJson.mapper().readValue(text, Branch.class);
    }

    private static JsonFault fault(String text) {
        try {
            return fail("was read: " + read(text));
        } catch (JsonProcessingException wrong) {
            return JsonFault.of(wrong);
        }
    }
}
