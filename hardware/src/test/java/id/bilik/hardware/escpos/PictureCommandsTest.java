package id.bilik.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.escpos.Jobs.Box;
import org.junit.jupiter.api.Test;

/** Pictures that are stored first: {@code GS ( L}, and {@code GS 8 L} with four bytes of length. */
class PictureCommandsTest {

    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final byte[] PRINT = Jobs.bytes(GS, "(L", 2, 0, "02");
    /** 10 x 2 dots: one at the left above, one at the right below. */
    private static final byte[] DOTS = Jobs.bytes(0x80, 0, 0, 0x40);

    @Test
    void a_stored_picture_comes_out_when_it_is_printed() {
        assertThat(Jobs.paper(store(1, 1, DOTS)).items()).isEmpty();

        assertThat(Jobs.paper(store(1, 1, DOTS), PRINT).items()).singleElement()
                .isInstanceOfSatisfying(PaperItem.Raster.class, raster -> {
                    assertThat(raster.width()).isEqualTo(10);
                    assertThat(raster.height()).isEqualTo(2);
                    assertThat(raster.black()).hasToString("{0, 19}");
                });
    }

    @Test
    void the_longer_form_means_the_same() {
        Paper paper = Jobs.paper(GS, "8L", 14, 0, 0, 0, "0p0", 1, 1, "1", 10, 0, 2, 0, DOTS, PRINT);

        assertThat(paper).isEqualTo(Jobs.paper(store(1, 1, DOTS), PRINT));
    }

    @Test
    void a_picture_is_scaled_both_ways() {
        assertThat(Jobs.ink(Jobs.paper(store(2, 1, DOTS), PRINT))).isEqualTo(new Box(0, 0, 20, 2));
        assertThat(Jobs.ink(Jobs.paper(store(1, 2, DOTS), PRINT))).isEqualTo(new Box(0, 0, 10, 4));
    }

    @Test
    void a_picture_is_printed_once() {
        assertThat(Jobs.paper(store(1, 1, DOTS), PRINT, PRINT).complaints())
                .containsExactly("a picture to print, and none in store");
        assertThat(Jobs.paper(store(1, 1, DOTS), ESC, "@", PRINT).complaints())
                .containsExactly("a picture to print, and none in store");
    }

    @Test
    void a_picture_is_not_turned_with_the_lines() {
        assertThat(Jobs.paper(ESC, "{", 1, store(1, 1, DOTS), PRINT).items())
                .isEqualTo(Jobs.paper(store(1, 1, DOTS), PRINT).items());
    }

    @Test
    void a_picture_that_contradicts_itself_or_is_grey_is_complained_of() {
        assertThat(Jobs.paper(store(1, 1, Jobs.bytes(0x80, 0, 0)), "A\n").complaints())
                .containsExactly("a picture of 10 x 2 dots with 3 bytes");
        assertThat(Jobs.paper(store(3, 1, DOTS)).complaints())
                .containsExactly("a picture of tone 48, scales 3 and 1, colour 49 is not drawn");
        assertThat(Jobs.paper(GS, "(L", 3, 0, "0p0").complaints()).containsExactly("a picture without its head");
    }

    @Test
    void other_functions_are_passed_over_by_their_length() {
        assertThat(PaperText.of(Jobs.paper(GS, "(L", 4, 0, "0EAB", "D\n")))
                .isEqualTo("D\n[? GS ( L with 4 bytes is not drawn]\n");
        assertThat(PaperText.of(Jobs.paper(GS, "8L", 4, 0, 0, 0, "0EAB", "D\n")))
                .isEqualTo("D\n[? GS 8 L with 4 bytes is not drawn]\n");
    }

    private static byte[] store(int across, int down, byte[] dots) {
        return Jobs.bytes(GS, "(L", 10 + dots.length, 0, "0p0", across, down, "1", 10, 0, 2, 0, dots);
    }
}
