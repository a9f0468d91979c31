package id.bilik.queueserver.server.settings;

import id.bilik.process.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Pictures that a branch has uploaded, named by the SHA-256 of their bytes. None is ever altered or removed, so a plan of
 * any day can be taken up again.
 */
public final class Pictures {
    /** Pixels; a slip is 576 wide, and a page shows no logo larger than this. */
    public static final int WIDEST = 1_200;
    public static final int HIGHEST = 600;

    private final Path folder;

    /** What was sent is no picture that can be kept; the message says why. */
    public static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String message) { super(message); }
    }

    public Pictures(Path folder) { this.folder = folder.resolve("pictures"); }

    /** Keeps a picture and answers its name. It is drawn anew, so nothing of what was sent is kept but its pixels. */
    public String keep(byte[] sent) throws Unusable, IOException {
        ImageIO.setUseCache(false);
        BufferedImage picture = read(sent);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        String name = digest(png.toByteArray());
        if (find(name).isEmpty()) {
            WholeFile.replace(file(name), png.toByteArray());
        }
        return name;
    }

    private static BufferedImage read(byte[] sent) throws Unusable {
        try (ImageInputStream input = ImageIO.createImageInputStream(new ByteArrayInputStream(sent))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) {
                throw new Unusable("This is no picture that can be read: it should be a PNG or JPEG.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(input, true, true);
                expectSmall(reader.getWidth(0), reader.getHeight(0));
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException malformed) {
            throw new Unusable("This is no picture that can be read: " + malformed.getMessage() + ".");
        }
    }

    /** Asked before a pixel is read: half a megabyte can hold a picture that takes all memory of the server. */
    private static void expectSmall(int width, int height) throws Unusable {
        if (width > WIDEST || height > HIGHEST) {
            throw new Unusable("The picture has " + width + " x " + height + " pixels; at most " + WIDEST + " x "
                    + HIGHEST + " are kept.");
        }
    }

    /** The PNG of that name. */
    public Optional<byte[]> find(String name) throws IOException {
        if (!name.matches("[0-9a-f]{64}") || !Files.exists(file(name))) {
            return Optional.empty();
        }
        return Optional.of(Files.readAllBytes(file(name)));
    }

    private Path file(String name) { return folder.resolve(name + ".png"); }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
