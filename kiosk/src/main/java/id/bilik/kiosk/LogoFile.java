package id.bilik.kiosk;

import id.bilik.kiosk.slip.Logo;
import id.bilik.kiosk.slip.PaperSize;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The file of a slip's picture. */
final class LogoFile {

    /** A picture of that size in many colours; anything larger is not one that was prepared for a slip. */
    private static final long LARGEST = 4 * 1024 * 1024;

    private LogoFile() {}

    /**
     * Reads a PNG.
     *
     * @throws IllegalArgumentException
     *             saying what is wrong with it
     */
    static Logo read(Path file, PaperSize paper) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new IllegalArgumentException("is larger than 4 MiB");
            }
            ImageIO.setUseCache(false);
            BufferedImage picture = ImageIO.read(file.toFile());
            if (picture == null) {
                throw new IllegalArgumentException("is no picture that can be read: it should be a PNG");
            }
            return Logo.of(picture, paper);
        } catch (NoSuchFileException missing) {
            throw new IllegalArgumentException("is not there", missing);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("can't be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
