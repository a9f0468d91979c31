package id.bilik.queueserver.server.papers;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Draws a paper anew as pictures, so that nothing of what was sent is kept but what can be seen of it. It runs in a process of its own:
 * see {@link PagePress}.
 */
final class PageDrawing {
    /** Pixels of the longer side of a page: 200 dots per inch on A4. */
    static final int LONGEST_SIDE = 2_340;
    /** Pages of a PDF. */
    static final int MOST_PAGES = 10;
    /** Pixels of a picture that was sent; phones take 12 to 50 million. */
    static final long MOST_PIXELS = 60_000_000;
    /** Pixels that are held at once; of a larger picture only each second or third is read. */
    private static final long HELD_PIXELS = 13_000_000;
    private static final float QUALITY = 0.82F;
    private static final float POINTS_OF_A4 = 842;

    private PageDrawing() {}

    /** The process: a file comes in, its pages go out, each after its length. It ends without a word where it can't be drawn. */
    public static void main(String[] none) throws IOException {
        List<byte[]> pages = draw(System.in.readAllBytes());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
        out.writeInt(pages.size());
        for (byte[] page : pages) {
            out.writeInt(page.length);
            out.write(page);
        }
        out.flush();
    }

    /**
     * The pages as JPEG.
     *
     * @throws IOException the file can't be drawn
     */
    static List<byte[]> draw(byte[] file) throws IOException {
        ImageIO.setUseCache(false);
        return switch (PaperKind.of(file).orElseThrow(() -> new IOException("neither picture nor PDF"))) {
            case JPEG -> List.of(jpeg(fit(read(file), Orientation.of(file))));
            case PNG -> List.of(jpeg(fit(read(file), Orientation.UPRIGHT)));
            case PDF -> pdf(file);
        };
    }

    private static BufferedImage read(byte[] file) throws IOException {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new IOException("no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels > MOST_PIXELS) {
                    throw new IOException("a picture of " + pixels + " pixels");
                }
                int step = 1;
                while (pixels / ((long) step * step) > HELD_PIXELS) {
                    step++;
                }
                ImageReadParam param = reader.getDefaultReadParam();
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        }
    }

    private static List<byte[]> pdf(byte[] file) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            int pages = document.getNumberOfPages();
            if (pages < 1 || pages > MOST_PAGES) {
                throw new IOException("a PDF of " + pages + " pages");
            }
            PDFRenderer renderer = new PDFRenderer(document);
            List<byte[]> drawn = new ArrayList<>();
            for (int page = 0; page < pages; page++) {
                PDRectangle box = document.getPage(page).getCropBox();
                float longest = Math.max(POINTS_OF_A4 / 4, Math.max(box.getWidth(), box.getHeight()));
                drawn.add(jpeg(renderer.renderImage(page, LONGEST_SIDE / longest, ImageType.RGB)));
            }
            return drawn;
        }
    }

    /** Upright, on white, and not larger than is kept. */
    private static BufferedImage fit(BufferedImage picture, int orientation) {
        double scale = Math.min(1,
                (double) LONGEST_SIDE / Math.max(picture.getWidth(), picture.getHeight()));
        int width = Math.max(1, (int) Math.round(picture.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(picture.getHeight() * scale));
        boolean lies = orientation > 4;
        BufferedImage page = new BufferedImage(lies ? height : width, lies ? width : height,
                BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = page.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, page.getWidth(), page.getHeight());
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.transform(turn(orientation, width, height));
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return page;
    }

    /** From the pixels as they are to a page as it was seen, by the eight ways of EXIF. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static byte[] jpeg(BufferedImage page) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(page, null, null), param);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
