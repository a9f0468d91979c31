package id.bilik.kiosk.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookingAddressTest {

    @Test
    void the_link_to_keep_is_taken_apart_and_its_secret_is_in_no_log() {
        BookingAddress address = BookingAddress.find(" https://antre.example.id/book/pekalongan#7QXW2M5K.s3-Cr_t ")
                .orElseThrow();
        assertThat(address).isEqualTo(new BookingAddress("pekalongan", "7QXW2M5K", "s3-Cr_t"));
        assertThat(address).hasToString("booking 7QXW2M5K of pekalongan");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://antre.example.id/book/pekalongan", "https://antre.example.id/book/pekalongan#7QXW",
            "https://antre.example.id/follow/pekalongan#7QXW.s", "ftp://antre.example.id/book/p#7QXW.s",
            "https://antre.example.id/book/p#7QXW.s more", "8992753102204"})
    void anything_else_is_no_booking(String scanned) { assertThat(BookingAddress.find(scanned)).isEmpty(); }
}
