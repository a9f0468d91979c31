package id.bilik.hardware.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PaperPictureTest {

    @Test
    void a_phone_reads_the_symbol_off_the_picture() throws IOException, ReaderException {
        Paper paper = paper(new PaperItem.Qr("https://bilik.example/follow/kT7-w", 6, 'M',
                Layout.of(Paper.WIDTH_80_MM).aligned(Alignment.CENTRE)));

        assertThat(readSymbol(PaperPicture.png(paper))).isEqualTo("https://bilik.example/follow/kT7-w");
    }

    @Test
    void the_picture_is_as_wide_as_the_paper_has_dots() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(PaperPicture.png(paper(new PaperItem.Feed(10)))));

        assertThat(image.getWidth()).isEqualTo(576);
    }

    @Test
    void large_letters_put_as_many_times_the_ink_on_the_paper() {
        int plain = ink(line("8", TextStyle.PLAIN));
        int large = ink(line("8", TextStyle.PLAIN.sized(8, 8)));

        assertThat(plain).isPositive();
        assertThat(large).isEqualTo(plain * 64);
    }

    @Test
    void bold_letters_are_blacker_and_inverted_ones_blacker_still() {
        int plain = ink(line("8", TextStyle.PLAIN));
        int bold = ink(line("8", TextStyle.PLAIN.withBold(true)));
        int inverted = ink(line("8", TextStyle.PLAIN.withInversion(true)));

        assertThat(bold).isGreaterThan(plain);
        assertThat(inverted).isEqualTo(12 * 24 - plain);
    }

    @Test
    void every_printable_character_of_ascii_has_a_glyph_of_its_own() {
        for (char character = '!'; character < 0x7f; character++) {
            assertThat(BitmapFont.spleen().has(character)).as("%c", character).isTrue();
        }
    }

    @Test
    void a_job_that_feeds_a_mile_makes_a_picture_of_bounded_size() {
        assertThat(PaperPicture.image(paper(new PaperItem.Feed(10_000_000))).getHeight()).isEqualTo(20_000);
    }

    @Test
    void noise_makes_a_picture_too() {
        byte[] noise = "\u001b*!\u0001\u0000abc\u001dV0\u001d!wBilik\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(PaperPicture.png(EscPosDecoder.decode(noise, Paper.WIDTH_58_MM))).isNotEmpty();
    }

    private static Paper line(String text, TextStyle style) {
        return paper(new PaperItem.Line(List.of(new PaperItem.Run(text, style, 0)),
                Layout.of(Paper.WIDTH_80_MM), 200));
    }

    private static Paper paper(PaperItem item) { return new Paper(Paper.WIDTH_80_MM, List.of(item), List.of()); }

    private static int ink(Paper paper) {
        BufferedImage image = PaperPicture.image(paper);
        int black = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                black += 1 - image.getRaster().getSample(x, y, 0);
            }
        }
        return black;
    }

    private static String readSymbol(byte[] png) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader().decode(new BinaryBitmap(
                new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)))).getText();
    }
}
