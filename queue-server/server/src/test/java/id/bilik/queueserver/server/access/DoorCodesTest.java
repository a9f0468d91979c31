package id.bilik.queueserver.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DoorCodesTest {
    private static final Instant NINE = Instant.parse("2026-03-10T02:00:00Z");
    private static final UUID ONE = new UUID(1, 2);

    private final DoorCodes codes = of("a key of this server");

    private static DoorCodes of(String key) {
        return new DoorCodes(new FollowLinks("http://phones", key.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_code_stands_for_its_minute_and_is_taken_for_one_more() {
        String code = codes.codeAt("b", NINE);
        assertThat(code).matches("[2-9a-km-np-z]{8}");
        for (int second = 0; second < 120; second++) {
            assertThat(codes.isShown("b", code, NINE.plusSeconds(second))).as("%d s", second).isTrue();
        }
        assertThat(codes.isShown("b", code, NINE.plusSeconds(120))).isFalse();
        assertThat(codes.isShown("b", code, NINE.minusMillis(1))).as("before it was shown").isFalse();
    }

    @Test
    void every_minute_branch_and_server_has_another() {
        Set<String> seen = new HashSet<>();
        for (int minute = 0; minute < 1_000; minute++) {
            seen.add(codes.codeAt("b", NINE.plusSeconds(60L * minute)));
        }
        seen.add(codes.codeAt("c", NINE));
        seen.add(of("the key of another one").codeAt("b", NINE));
        assertThat(seen).hasSize(1_002);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 59_999})
    void what_is_left_of_a_minute_is_told(long millis) {
        assertThat(DoorCodes.leftAt(NINE.plusMillis(millis))).isEqualTo(Duration.ofMillis(60_000 - millis));
    }

    @Test
    void a_pass_says_what_was_put_into_it_and_for_how_long_it_is_good() {
        DoorCodes.Pass pass = codes.find("b", codes.passOf("b", ONE, NINE)).orElseThrow();
        assertThat(pass).isEqualTo(new DoorCodes.Pass(ONE, NINE.plus(DoorCodes.TO_CHOOSE)));
        assertThat(pass.isOver(pass.until().minusMillis(1))).isFalse();
        assertThat(pass.isOver(pass.until())).isTrue();
    }

    @Test
    void nothing_of_a_pass_can_be_changed_and_none_is_good_elsewhere() {
        String pass = codes.passOf("b", ONE, NINE);
        for (int at = 0; at < pass.length(); at++) {
            String changed = pass.substring(0, at) + (pass.charAt(at) == '0' ? '1' : '0') + pass.substring(at + 1);
            assertThat(codes.find("b", changed)).as(changed).isEmpty();
        }
        assertThat(codes.find("c", pass)).isEmpty();
        assertThat(of("the key of another one").find("b", pass)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "00000000-0000-0001-0000-000000000002.1"})
    void what_is_no_pass_is_none(String text) { assertThat(codes.find("b", text)).isEmpty(); }
}
