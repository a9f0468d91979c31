package id.bilik.queueserver.server.messages;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import id.bilik.queueserver.core.branch.Language;
import java.awt.image.BufferedImage;
import java.time.ZonedDateTime;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The sheet is read back by programs that nobody here wrote. */
class BookingSlipTest {
    private static final String LINK = "https://antre.example.id/book/pekalongan#b4f1c2a9e7d3.Jm9xWb3tQk2LpVy7Jm9xWb3t";
    private static final ZonedDateTime TEN = ZonedDateTime.parse("2026-03-10T10:00+07:00[Asia/Jakarta]");

    private static BookingSlip slip(Language language, List<String> papers) {
        return new BookingSlip(language, "Kantor Cabang Pekalongan", "Klaim JHT (Jaminan Hari Tua)", "b4f1c2a9e7d3",
                LINK, TEN,
                TEN.minusMinutes(30), TEN.plusMinutes(15), papers);
    }

    @Test
    void when_and_where_its_number_and_what_to_bring_can_be_read() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(slip(Language.ID, List.of("e-KTP", "Kartu Keluarga")).pdf())) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
            assertThat(new PDFTextStripper().getText(pdf)).contains("Kantor Cabang Pekalongan", "Klaim JHT",
                    "Selasa, 10 Maret 2026 pukul 10.00", "b4f1c2a9e7d3", "pukul 09.30 sampai 10.15", "[  ]  e-KTP",
                    "Kartu Keluarga");
        }
    }

    @Test
    void the_symbol_on_the_paper_is_the_link_to_keep() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(slip(Language.EN, List.of()).pdf())) {
            BufferedImage page = new PDFRenderer(pdf).renderImageWithDPI(0, 200);
            int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
            LuminanceSource light = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
            assertThat(new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(light))).getText())
                    .isEqualTo(LINK);
        }
    }

    @Test
    void long_names_are_wrapped_and_letters_that_no_printer_has_cost_no_sheet() throws Exception {
        String longName = "Surat keterangan " + "yang sangat panjang sekali ".repeat(8) + "\u4e2d";
        try (PDDocument pdf = Loader.loadPDF(slip(Language.ID, List.of(longName)).pdf())) {
            assertThat(new PDFTextStripper().getText(pdf).lines()).filteredOn(line -> line.contains("panjang"))
                    .hasSizeGreaterThan(2).allSatisfy(line -> assertThat(line).hasSizeLessThan(90));
        }
    }
}
