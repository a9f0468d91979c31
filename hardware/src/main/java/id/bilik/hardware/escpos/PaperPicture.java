package id.bilik.hardware.escpos;

import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** The paper as a picture, one pixel a dot, drawn as a thermal head draws: characters are enlarged dot by dot. */
public final class PaperPicture {

    /** White above the first line, where a real printer's head stands below its cutter; and below the last cut. */
    private static final int MARGIN = 24;
    /** Two and a half metres of paper. A job that feeds more is cut short in the picture, not in the machine. */
    private static final int TALLEST = 20_000;

    private final Paper paper;
    private final WritableRaster dots;
    private final BufferedImage image;

    private PaperPicture(Paper paper) {
        this.paper = paper;
        long height = 2 * MARGIN + paper.items().stream().mapToLong(PaperPicture::height).sum();
        image = new BufferedImage(paper.width(), (int) Math.min(height, TALLEST), BufferedImage.TYPE_BYTE_BINARY);
        dots = image.getRaster();
    }

    /** A PNG, {@code paper.width()} pixels wide, black on white. */
    public static byte[] png(Paper paper) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.setUseCache(false);
            ImageIO.write(image(paper), "png", bytes);
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** The same as an image. */
    public static BufferedImage image(Paper paper) {
        return new PaperPicture(paper).draw();
    }

    private BufferedImage draw() {
        int[] white = new int[image.getWidth() * image.getHeight()];
        Arrays.fill(white, 1);
        dots.setPixels(0, 0, image.getWidth(), image.getHeight(), white);
        int top = MARGIN;
        for (PaperItem item : paper.items()) {
            draw(item, top);
            top += height(item);
        }
        return image;
    }

    private void draw(PaperItem item, int top) {
        switch (item) {
            case PaperItem.Line line -> line(line, top);
            case PaperItem.Feed _ -> {
                // white
            }
            case PaperItem.Qr qr -> qr(qr, band(qr, qr.layout(), top));
            case PaperItem.Bars bars -> bars(bars, band(bars, bars.layout(), top));
            case PaperItem.Raster raster -> raster(raster, band(raster, raster.layout(), top));
            case PaperItem.Cut cut -> cut(cut, band(cut, Layout.of(paper.width()), top));
        }
    }

    private Band band(PaperItem item, Layout layout, int top) { return new Band(dots, layout, top, height(item)); }

    private static int height(PaperItem item) {
        return switch (item) {
            case PaperItem.Line line -> line.height();
            case PaperItem.Feed feed -> feed.height();
            case PaperItem.Qr qr -> symbol(qr).size * qr.module();
            case PaperItem.Bars bars -> bars.height();
            case PaperItem.Raster raster -> raster.height();
            case PaperItem.Cut cut -> cut.thickness();
        };
    }

    /** All sizes stand on one base line; the white of the line spacing lies below it, also where the line is turned. */
    private void line(PaperItem.Line line, int top) {
        int tallest = line.runs().stream().mapToInt(run -> run.style().characterHeight()).max().orElse(0);
        int left = line.layout().left(line.width());
        Band band = new Band(dots, line.layout(), top, tallest);
        for (PaperItem.Run run : line.runs()) {
            band.text(run.text(), run.style(), left + run.left(), tallest - run.style().characterHeight());
        }
    }

    private static void qr(PaperItem.Qr qr, Band band) {
        QrCode symbol = symbol(qr);
        int left = qr.layout().left(symbol.size * qr.module());
        for (int y = 0; y < symbol.size; y++) {
            for (int x = 0; x < symbol.size; x++) {
                if (symbol.getModule(x, y)) {
                    band.rectangle(left + x * qr.module(), y * qr.module(), qr.module(), qr.module());
                }
            }
        }
    }

    private static void bars(PaperItem.Bars bars, Band band) {
        BarCodeLook look = bars.look();
        int left = bars.layout().left(bars.width());
        int top = look.textAbove() ? look.textStyle().characterHeight() : 0;
        int x = left;
        boolean black = true;
        for (int width : bars.code().widths(look.module())) {
            if (black) {
                band.rectangle(x, top, width, look.height());
            }
            x += width;
            black = !black;
        }
        String text = bars.code().text();
        int textLeft = left + (bars.width() - text.length() * look.textStyle().characterWidth()) / 2;
        if (look.textAbove()) {
            band.text(text, look.textStyle(), textLeft, 0);
        }
        if (look.textBelow()) {
            band.text(text, look.textStyle(), textLeft, top + look.height());
        }
    }

    private static QrCode symbol(PaperItem.Qr qr) {
        QrCode.Ecc correction = switch (qr.correction()) {
            case 'L' -> QrCode.Ecc.LOW;
            case 'Q' -> QrCode.Ecc.QUARTILE;
            case 'H' -> QrCode.Ecc.HIGH;
            default -> QrCode.Ecc.MEDIUM;
        };
        return QrCode.encodeSegments(QrSegment.makeSegments(qr.data()), correction, 1, 40, -1, false);
    }

    private static void raster(PaperItem.Raster raster, Band band) {
        int left = raster.layout().left(raster.width());
        for (int bit = raster.black().nextSetBit(0); bit >= 0; bit = raster.black().nextSetBit(bit + 1)) {
            band.dot(left + bit % raster.width(), bit / raster.width());
        }
    }

    /** A real cut leaves no ink; here it shows as a dashed line, or a picture of two slips would run together. */
    private static void cut(PaperItem.Cut cut, Band band) {
        for (int x = 0; x < band.layout().paper(); x++) {
            if (!cut.partial() || x % 12 < 8) {
                band.rectangle(x, 0, 1, cut.thickness());
            }
        }
    }
}
