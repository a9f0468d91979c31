package id.bilik.kiosk.slip;

import static org.assertj.core.api.Assertions.assertThat;

import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperItem;
import id.bilik.hardware.escpos.PaperPicture;
import id.bilik.testsupport.devices.ForeignPrograms;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The slip, held against an encoder and against readers that nobody here wrote. */
class SlipReadByOthersTest {

    private static final String FOLLOW = "https://antre.example.id/follow/Jm9xWb3tQk2LpVy7";
    private static final String ENCODER = "const E = require(process.argv[1]); "
            + "const e = new E({language: 'esc-pos', columns: 48, feedBeforeCut: 0}).codepage('cp437'); ";

    @Test
    void another_encoder_writes_the_same_symbol() {
        String theirs = encode("e.qrcode('" + FOLLOW + "', {model: 2, size: 6, errorlevel: 'm'})");

        assertThat(hex(slip("A012", PaperSize.MM_80))).contains(commands(theirs, "1d286b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A012", "▀▀▀▀", "NOMOR ANTREAN", "Klaim JHT", "Kantor Cabang Pekalongan"})
    void another_encoder_writes_the_same_text(String text) {
        String theirs = encode("e.line('" + text + "')");
        String page = "1b7400";

        assertThat(theirs).startsWith(page);
        assertThat(hex(slip("A012", PaperSize.MM_80))).contains(page)
                .contains(theirs.substring(page.length()).replace("0a0d", "0a"));
    }

    @Test
    void another_encoder_cuts_in_the_same_way() {
        byte[] theirs = HexFormat.of().parseHex(encode("e.cut('partial')"));

        assertThat(cut(EscPosDecoder.decode(theirs, 576))).isEqualTo(cut(paper("A012", PaperSize.MM_80)));
    }

    @ParameterizedTest
    @EnumSource
    void zbarimg_reads_the_symbol(PaperSize size, @TempDir Path folder) throws IOException {
        ForeignPrograms.need("zbarimg", "--version");
        Path picture = Files.write(folder.resolve("slip.png"), PaperPicture.png(paper("A012", size)));

        byte[] read = ForeignPrograms.run(List.of("zbarimg", "-q", "--raw", picture.toString()));

        assertThat(new String(read, StandardCharsets.UTF_8).strip()).isEqualTo(FOLLOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A012", "B345", "K690", "K698", "A1000", "E1278"})
    void tesseract_reads_the_number(String ticket, @TempDir Path folder) throws IOException {
        ForeignPrograms.need("tesseract", "--version");
        Path picture = folder.resolve("number.png");
        ImageIO.write(seenFromAfar(numberAlone(ticket)), "png", picture.toFile());
        keep(picture, ticket);

        byte[] read = ForeignPrograms.run(List.of("tesseract", picture.toString(), "-", "--psm", "7", "-c",
                "tessedit_char_whitelist=ABCDEFGHIJK0123456789"));

        assertThat(new String(read, StandardCharsets.UTF_8).strip()).isEqualTo(ticket);
    }

    private static void keep(Path picture, String name) throws IOException {
        String folder = System.getProperty("screenshots");
        if (folder != null) {
            Files.copy(picture, new File(folder, name + ".png").toPath());
        }
    }

    private static BufferedImage numberAlone(String ticket) {
        Paper paper = paper(ticket, PaperSize.MM_80);
        PaperItem number = paper.items().stream()
                .filter(item -> item instanceof PaperItem.Line line && line.text().equals(ticket)).findFirst()
                .orElseThrow();
        return PaperPicture.image(new Paper(paper.width(), List.of(number), List.of()));
    }

    /** The dots of a character are a centimetre away from each other's eyes; a reader is used to ink that runs. */
    private static BufferedImage seenFromAfar(BufferedImage image) {
        int width = image.getWidth() / 3;
        int height = image.getHeight() / 3;
        BufferedImage small = new BufferedImage(width + 40, height + 40, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = small.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width + 40, height + 40);
        graphics.drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 20, 20, null);
        graphics.dispose();
        return small;
    }

    private static PaperItem cut(Paper paper) {
        return paper.items().stream().filter(item -> item instanceof PaperItem.Cut).findFirst().orElseThrow();
    }

    /** From the first such command to the end of the last one's bytes, without the line ends around it. */
    private static String commands(String hex, String command) {
        return hex.substring(hex.indexOf(command)).replaceAll("(0a0d)+$", "");
    }

    private static String encode(String calls) {
        Path encoder = ForeignPrograms.nodePackage("@point-of-sale/receipt-printer-encoder");
        return ForeignPrograms.node(ENCODER + calls + "; console.log(Buffer.from(e.encode()).toString('hex'))",
                encoder.toString());
    }

    private static String hex(byte[] job) { return HexFormat.of().formatHex(job); }

    private static Paper paper(String ticket, PaperSize size) {
        return EscPosDecoder.decode(slip(ticket, size), size.dots());
    }

    private static byte[] slip(String ticket, PaperSize size) {
        Slip slip = new Slip("Kantor Cabang Pekalongan", "Klaim JHT", ticket, 7, new Wait(720, 1_150), null,
                OffsetDateTime.parse("2026-03-02T08:15:00+07:00"), ZoneId.of("Asia/Jakarta"), FOLLOW, false, false);
        return new SlipComposer(size).compose(slip, Words.find("id").orElseThrow());
    }
}
