package id.bilik.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.escpos.Jobs.Box;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

/** Where things stand, measured on the picture. A full block, byte 219 of code page 437, is 12 x 24 black dots. */
class LayoutTest {

    private static final int ESC = 0x1b;
    private static final int GS = 0x1d;
    private static final String BLOCK = "\u00db";

    @Test
    void a_line_begins_at_the_left_margin() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 44, 1, BLOCK, "\n"))).isEqualTo(new Box(300, 0, 312, 24));
    }

    @Test
    void the_area_beside_the_margin_is_what_lines_are_aligned_in() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 100, 0, GS, "W", 200, 0, ESC, "a", 2, BLOCK, "\n")))
                .isEqualTo(new Box(288, 0, 300, 24));
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 100, 0, GS, "W", 200, 0, ESC, "a", 1, BLOCK, "\n")))
                .isEqualTo(new Box(194, 0, 206, 24));
    }

    @Test
    void text_beyond_the_area_goes_on_in_the_next_line() {
        assertThat(PaperText.of(Jobs.paper(GS, "L", 24, 0, GS, "W", 36, 0, "ABCDE\n"))).isEqualTo("  ABC\n  DE\n");
    }

    @Test
    void an_area_that_is_wider_than_the_paper_ends_with_it() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 100, 0, GS, "W", 0xff, 0xff, ESC, "a", 2, BLOCK, "\n")))
                .isEqualTo(new Box(564, 0, 576, 24));
    }

    @Test
    void a_margin_as_wide_as_the_paper_leaves_room_for_one_character() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 0xff, 0xff, BLOCK, BLOCK, "\n"))).isEqualTo(new Box(564, 0, 576, 54));
    }

    @Test
    void what_is_too_wide_for_the_area_is_cut_off_at_its_edge() {
        assertThat(Jobs.ink(Jobs.paper(GS, "W", 60, 0, GS, "!", 0x70, BLOCK, "\n"))).isEqualTo(new Box(0, 0, 60, 24));
        assertThat(Jobs.ink(Jobs.paper(GS, "W", 12, 0, GS, "v0", 0, 2, 0, 1, 0, 0xff, 0xff)))
                .isEqualTo(new Box(0, 0, 12, 1));
    }

    @Test
    void a_position_counts_from_the_margin() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 50, 0, ESC, "$", 100, 0, BLOCK, "\n")))
                .isEqualTo(new Box(150, 0, 162, 24));
    }

    @Test
    void a_position_outside_the_area_is_passed_over() {
        assertThat(Jobs.ink(Jobs.paper(GS, "W", 100, 0, BLOCK, ESC, "$", 101, 0, BLOCK, "\n")))
                .isEqualTo(new Box(0, 0, 24, 24));
    }

    @Test
    void a_step_counts_from_where_the_head_stands() {
        assertThat(Jobs.ink(Jobs.paper("  ", ESC, "\\", 10, 0, BLOCK, "\n"))).isEqualTo(new Box(34, 0, 46, 24));
        assertThat(Jobs.ink(Jobs.paper("  ", ESC, "\\", 0xfa, 0xff, BLOCK, "\n"))).isEqualTo(new Box(18, 0, 30, 24));
        assertThat(Jobs.ink(Jobs.paper("  ", ESC, "\\", 0xe0, 0xff, BLOCK, "\n"))).isEqualTo(new Box(24, 0, 36, 24));
    }

    @Test
    void columns_that_were_put_in_their_places_stand_apart_as_text_too() {
        assertThat(PaperText.of(Jobs.paper("Jalan", ESC, "$", 120, 0, "3", ESC, "$", 240, 0, "Rp\n")))
                .isEqualTo("Jalan     3         Rp\n");
    }

    @Test
    void a_line_that_is_turned_stands_on_its_head_and_on_the_other_side() {
        BufferedImage upright = PaperPicture.image(Jobs.paper("Bilik", "\n"));
        BufferedImage turned = PaperPicture.image(Jobs.paper(ESC, "{", 1, "Bilik", "\n"));

        for (int y = 0; y < 24; y++) {
            for (int x = 0; x < 576; x++) {
                assertThat(Jobs.isBlack(turned, 575 - x, Jobs.TOP + 23 - y)).as("%d, %d", x, y)
                        .isEqualTo(Jobs.isBlack(upright, x, Jobs.TOP + y));
            }
        }
    }

    @Test
    void the_margin_of_a_turned_line_is_on_its_other_side() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 100, 0, ESC, "{", 1, BLOCK, "\n")))
                .isEqualTo(new Box(464, 0, 476, 24));
    }

    @Test
    void a_printer_that_is_initialised_forgets_margins_area_and_turn() {
        assertThat(Jobs.ink(Jobs.paper(GS, "L", 100, 0, GS, "W", 50, 0, ESC, "{", 1, ESC, "@", ESC, "a", 2, BLOCK,
                "\n"))).isEqualTo(new Box(564, 0, 576, 24));
    }

    @Test
    void margin_area_turn_and_alignment_change_at_the_beginning_of_a_line_only() {
        Paper paper = Jobs.paper("A", GS, "L", 100, 0, GS, "W", 50, 0, ESC, "{", 1, ESC, "a", 2, "\n");

        assertThat(paper.items()).containsExactly(Jobs.paper("A\n").items().getFirst());
        assertThat(paper.complaints()).containsExactly("GS L in the middle of a line does nothing",
                "GS W in the middle of a line does nothing", "ESC { in the middle of a line does nothing",
                "ESC a in the middle of a line does nothing");
    }
}
