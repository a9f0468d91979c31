package id.bilik.queueserver.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may come as a picture, and what is said of the rest. */
class PicturesTest {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @TempDir
    Path folder;

    @Test
    void a_picture_is_kept_under_its_name() throws Exception {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(400, 200, BufferedImage.TYPE_INT_RGB), "png", png);
        Pictures pictures = new Pictures(folder);

        String name = pictures.keep(png.toByteArray());
        assertThat(pictures.find(name)).isPresent();
    }

    /** A hundred bytes could otherwise take gigabytes of the server's memory. */
    @Test
    void the_size_is_looked_at_before_a_pixel_is_read() throws IOException {
        byte[] vast = header(100_000, 100_000);
        assertThatThrownBy(() -> new Pictures(folder).keep(vast)).isInstanceOf(Pictures.Unusable.class)
                .hasMessageContaining("100000 x 100000 pixels");
    }

    @Test
    void what_is_no_picture_or_half_a_one_is_refused() throws IOException {
        byte[] half = header(10, 10);
        assertThatThrownBy(() -> new Pictures(folder).keep(half)).isInstanceOf(Pictures.Unusable.class);
        byte[] text = "no picture".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new Pictures(folder).keep(text)).isInstanceOf(Pictures.Unusable.class)
                .hasMessageContaining("PNG or JPEG");
    }

    /** The first part of a PNG of true colours, which tells how large it is. */
    private static byte[] header(int width, int height) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(part)) {
            output.writeBytes("IHDR");
            output.writeInt(width);
            output.writeInt(height);
            output.write(new byte[]{8, 2, 0, 0, 0});
        }
        CRC32 sum = new CRC32();
        sum.update(part.toByteArray());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (DataOutputStream output = new DataOutputStream(png)) {
            output.write(SIGNATURE);
            output.writeInt(part.size() - 4);
            output.write(part.toByteArray());
            output.writeInt((int) sum.getValue());
        }
        return png.toByteArray();
    }
}
