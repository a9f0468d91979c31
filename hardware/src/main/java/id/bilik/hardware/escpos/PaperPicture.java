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
        int height = 2 * MARGIN + paper.items().stream().mapToInt(PaperPicture::height).sum();
        image = new BufferedImage(paper.width(), Math.min(height, TALLEST), BufferedImage.TYPE_BYTE_BINARY);
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
            top += switch (item) {
                case PaperItem.Line line -> line(line, top);
                case PaperItem.Feed feed -> feed.height();
                case PaperItem.Qr qr -> qr(qr, top);
                case PaperItem.Raster raster -> raster(raster, top);
                case PaperItem.Cut cut -> cut(cut, top);
            };
        }
        return image;
    }

    private static int height(PaperItem item) {
        return switch (item) {
            case PaperItem.Line line -> line.height();
            case PaperItem.Feed feed -> feed.height();
            case PaperItem.Qr qr -> symbol(qr).size * qr.module();
            case PaperItem.Raster raster -> raster.height();
            case PaperItem.Cut cut -> cut.thickness();
        };
    }

    private int line(PaperItem.Line line, int top) {
        int tallest = line.runs().stream().mapToInt(run -> run.style().characterHeight()).max().orElse(0);
        int left = line.alignment().offset(line.width(), paper.width());
        for (PaperItem.Run run : line.runs()) {
            int runTop = top + tallest - run.style().characterHeight(); // all sizes stand on one base line
            for (int i = 0; i < run.text().length(); i++) {
                character(run.text().charAt(i), run.style(), left, runTop);
                left += run.style().characterWidth();
            }
        }
        return height(line);
    }

    private void character(char character, TextStyle style, int left, int top) {
        BitmapFont font = BitmapFont.spleen();
        int width = style.characterWidth();
        int height = style.characterHeight();
        int thick = Math.max(1, style.heightTimes());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = x * BitmapFont.WIDTH / width;
                int row = y * BitmapFont.HEIGHT / height;
                boolean black = font.isBlack(character, column, row);
                if (style.bold() && x > 0) { // a bold head strikes each dot twice, one dot apart
                    black |= font.isBlack(character, (x - 1) * BitmapFont.WIDTH / width, row);
                }
                black |= style.underlined() && y >= height - thick;
                if (black != style.inverted()) {
                    dot(left + x, top + y);
                }
            }
        }
    }

    private int qr(PaperItem.Qr qr, int top) {
        QrCode symbol = symbol(qr);
        int left = qr.alignment().offset(symbol.size * qr.module(), paper.width());
        for (int y = 0; y < symbol.size * qr.module(); y++) {
            for (int x = 0; x < symbol.size * qr.module(); x++) {
                if (symbol.getModule(x / qr.module(), y / qr.module())) {
                    dot(left + x, top + y);
                }
            }
        }
        return height(qr);
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

    private int raster(PaperItem.Raster raster, int top) {
        int left = raster.alignment().offset(raster.width(), paper.width());
        for (int bit = raster.black().nextSetBit(0); bit >= 0; bit = raster.black().nextSetBit(bit + 1)) {
            dot(left + bit % raster.width(), top + bit / raster.width());
        }
        return height(raster);
    }

    /** A real cut leaves no ink; here it shows as a dashed line, or a picture of two slips would run together. */
    private int cut(PaperItem.Cut cut, int top) {
        for (int x = 0; x < paper.width(); x++) {
            if (!cut.partial() || x % 12 < 8) {
                dot(x, top);
                dot(x, top + 1);
            }
        }
        return height(cut);
    }

    private void dot(int x, int y) {
        if (x >= 0 && x < image.getWidth() && y >= 0 && y < image.getHeight()) {
            dots.setSample(x, y, 0, 0);
        }
    }
}
