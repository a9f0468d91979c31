package id.bilik.queueserver.server.messages;

import id.bilik.process.web.QrSvg;
import id.bilik.queueserver.core.branch.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/**
 * A booking on a sheet of A5, to be printed at home: when and where, its number, what to bring, and the symbol that a kiosk's scanner
 * reads. Whom it is for does not stand on it.
 *
 * @param service  name in that language
 * @param number   of the booking
 * @param link     to keep, as the symbol
 * @param from     when somebody may check in first
 * @param until    and last
 * @param papers   what to bring, in that language
 */
public record BookingSlip(Language language, String branch, String service, String number, String link,
        ZonedDateTime at, ZonedDateTime from, ZonedDateTime until, List<String> papers) {
    /** Points, as in all of a PDF. */
    private static final float MARGIN = 36;
    private static final float SYMBOL = 150;
    private static final float LEADING = 1.35f;
    private static final float TEXT = 11;
    private static final float LARGE = 20;

    public BookingSlip {
        papers = List.copyOf(papers);
    }

    /** The sheet as PDF. */
    public byte[] pdf() {
        try (PDDocument document = new PDDocument(); ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PDPage page = new PDPage(PDRectangle.A5);
            document.addPage(page);
            document.getDocumentInformation().setTitle(words().say("title", Map.of("branch", branch)));
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                new Sheet(content, page.getMediaBox()).write(this);
            }
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
    }

    private Words words() { return Words.of(language); }

    /** The sheet from its top, line by line. */
    private static final class Sheet {
        private final PDFont usual = new PDType1Font(FontName.HELVETICA);
        private final PDFont strong = new PDType1Font(FontName.HELVETICA_BOLD);
        private final PDPageContentStream content;
        private final float width;
        private float top;

        Sheet(PDPageContentStream content, PDRectangle page) {
            this.content = content;
            this.width = page.getWidth();
            this.top = page.getHeight() - MARGIN;
        }

        void write(BookingSlip slip) throws IOException {
            Words words = slip.words();
            lines(strong, TEXT, slip.branch());
            lines(usual, TEXT, slip.service());
            top -= TEXT;
            lines(strong, LARGE, words.time(slip.at()));
            lines(usual, TEXT, words.say("slip.number", Map.of("number", slip.number())));
            top -= TEXT;
            symbol(slip.link());
            lines(usual, TEXT, words.word("slip.scan"));
            lines(usual, TEXT, words.say("slip.check-in",
                    Map.of("from", words.hour(slip.from()), "until", words.hour(slip.until()))));
            top -= TEXT;
            if (!slip.papers().isEmpty()) {
                lines(strong, TEXT, words.word("slip.bring"));
                for (String paper : slip.papers()) {
                    lines(usual, TEXT, "[  ]  " + paper);
                }
            }
        }

        private void lines(PDFont font, float size, String text) throws IOException {
            for (String line : wrap(font, size, text)) {
                top -= size * LEADING;
                content.beginText();
                content.setFont(font, size);
                content.newLineAtOffset(MARGIN, top);
                content.showText(line);
                content.endText();
            }
        }

        private List<String> wrap(PDFont font, float size, String text) throws IOException {
            List<String> lines = new ArrayList<>();
            StringBuilder line = new StringBuilder();
            for (String word : printable(font, text).split(" ", -1)) {
                String longer = line.isEmpty() ? word : line + " " + word;
                if (!line.isEmpty() && font.getStringWidth(longer) / 1000 * size > width - 2 * MARGIN) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(word);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
            lines.add(line.toString());
            return lines;
        }

        /** A letter that the fonts of every reader do not hold becomes a question mark. */
        private static String printable(PDFont font, String text) {
            StringBuilder printable = new StringBuilder();
            text.codePoints().forEach(each -> {
                String letter = Character.toString(each);
                try {
                    font.encode(letter);
                    printable.append(letter);
                } catch (IOException | IllegalArgumentException notInTheFont) {
                    printable.append('?');
                }
            });
            return printable.toString();
        }

        private void symbol(String link) throws IOException {
            record Run(int x, int y, int length) {}
            List<Run> runs = new ArrayList<>();
            float module = SYMBOL / QrSvg.draw(link, (x, y, length) -> runs.add(new Run(x, y, length)));
            for (Run run : runs) {
                content.addRect(MARGIN + run.x() * module, top - (run.y() + 1) * module, run.length() * module, module);
            }
            content.fill();
            top -= SYMBOL;
        }
    }
}
