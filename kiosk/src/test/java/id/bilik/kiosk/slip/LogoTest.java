package id.bilik.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperItem;
import id.bilik.hardware.escpos.PaperPicture;
import id.bilik.hardware.escpos.PaperText;
import id.bilik.kiosk.GoldenFile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogoTest {

    @Test
    void a_slip_begins_with_its_picture() {
        byte[] job = compose(ring(64), PaperSize.MM_80);

        GoldenFile.assertSame("slips/logo-id-80mm.bin", job);
        GoldenFile.assertSame("slips/logo-id-80mm.txt", PaperText
                .of(EscPosDecoder.decode(job, PaperSize.MM_80.dots())).getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @EnumSource
    void every_dot_stands_where_it_stood_and_in_the_middle_of_the_paper(PaperSize size) {
        BufferedImage drawn = ring(301);
        Paper paper = EscPosDecoder.decode(compose(drawn, size), size.dots());
        BufferedImage printed = PaperPicture.image(paper);

        int left = (size.dots() - 301) / 2;
        int top = 24; // the picture of the paper begins with a margin
        for (int y = 0; y < 301; y++) {
            for (int x = 0; x < size.dots(); x++) {
                boolean black = x >= left && x < left + 301 && (drawn.getRGB(x - left, y) & 0xff) < 128
                        && drawn.getRGB(x - left, y) >>> 24 > 127;
                assertThat((printed.getRGB(x, top + y) & 0xff) == 0).as(x + ", " + y).isEqualTo(black);
            }
        }
        assertThat(paper.complaints()).isEmpty();
    }

    @Test
    void no_part_of_a_picture_is_larger_than_what_ends_a_broken_command() {
        Paper paper = EscPosDecoder.decode(compose(ring(384), PaperSize.MM_80), PaperSize.MM_80.dots());

        assertThat(paper.items().stream().filter(PaperItem.Raster.class::isInstance).map(PaperItem.Raster.class::cast))
                .hasSizeGreaterThan(3)
                .allSatisfy(part -> assertThat(part.width() / 8 * part.height() + 8).isLessThan(4_096));
    }

    @Test
    void a_picture_that_can_not_be_printed_says_why() {
        assertThatThrownBy(() -> Logo.of(ring(400), PaperSize.MM_58))
                .hasMessage("is 400 dots wide, and the paper has 384");
        assertThatThrownBy(() -> Logo.of(ring(401), PaperSize.MM_80))
                .hasMessage("is 401 dots tall; 400 are the most");
        assertThatThrownBy(() -> Logo.of(new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB), PaperSize.MM_80))
                .hasMessage("has nothing black in it");
    }

    /** Dark red on nothing, with a light line through it. */
    static BufferedImage ring(int side) {
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(new Color(0x80, 0, 0));
        graphics.fillOval(0, 0, side - 1, side - 1);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, side / 3, side, side / 6);
        graphics.dispose();
        return picture;
    }

    private static byte[] compose(BufferedImage logo, PaperSize size) {
        Slip slip = new Slip("Kantor Cabang Pekalongan", "Klaim JHT", "A012", 7, new Wait(720, 1_150), null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), ZoneId.of("Asia/Jakarta"), null, false, false);
        return new SlipComposer(size, CodePage.PC437, (text, character) -> {}, () -> Optional.of(Logo.of(logo, size)))
                .compose(slip, Words.find("id").orElseThrow());
    }
}
