package id.bilik.hardware.simulated;

import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperItem;
import id.bilik.hardware.escpos.PaperPicture;
import id.bilik.testsupport.devices.ForeignPrograms;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** Programs that nobody here wrote read the simulated printer's paper; a test is skipped where they are missing. */
final class PaperReaders {

    private static final int BORDER = 40;
    private static final int TIMES = 2;

    private PaperReaders() {}

    /** Bar codes and symbols as zbarimg names them, such as {@code EAN-13:4006381333931}, in no order. */
    static List<String> codes(Paper paper, Path folder) throws IOException {
        ForeignPrograms.need("zbarimg", "--version");
        Path picture = Files.write(folder.resolve("paper.png"), PaperPicture.png(paper));
        return new String(ForeignPrograms.run(List.of("zbarimg", "-q", picture.toString())), StandardCharsets.UTF_8)
                .lines().toList();
    }

    /** What tesseract reads. */
    static String text(Paper paper, Path folder) throws IOException {
        return text(withoutCuts(paper), folder);
    }

    /** Likewise, with the paper held the other way up. */
    static String textTurned(Paper paper, Path folder) throws IOException {
        return text(turned(withoutCuts(paper)), folder);
    }

    /** A cut leaves no ink. */
    private static BufferedImage withoutCuts(Paper paper) {
        return PaperPicture.image(new Paper(paper.width(),
                paper.items().stream().filter(item -> !(item instanceof PaperItem.Cut)).toList(), List.of()));
    }

    /** With a white border all around and twice as large, as readers are used to. */
    private static String text(BufferedImage paper, Path folder) throws IOException {
        ForeignPrograms.need("tesseract", "--version");
        int width = paper.getWidth() * TIMES + 2 * BORDER;
        int height = paper.getHeight() * TIMES + 2 * BORDER;
        BufferedImage large = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        Graphics2D graphics = large.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(paper, BORDER, BORDER, paper.getWidth() * TIMES, paper.getHeight() * TIMES, null);
        graphics.dispose();
        Path picture = folder.resolve("large.png");
        ImageIO.write(large, "png", picture.toFile());
        return new String(ForeignPrograms.run(List.of("tesseract", picture.toString(), "-", "--psm", "4")),
                StandardCharsets.UTF_8);
    }

    private static BufferedImage turned(BufferedImage paper) {
        BufferedImage turned = new BufferedImage(paper.getWidth(), paper.getHeight(), paper.getType());
        for (int y = 0; y < paper.getHeight(); y++) {
            for (int x = 0; x < paper.getWidth(); x++) {
                turned.setRGB(paper.getWidth() - 1 - x, paper.getHeight() - 1 - y, paper.getRGB(x, y));
            }
        }
        return turned;
    }
}
