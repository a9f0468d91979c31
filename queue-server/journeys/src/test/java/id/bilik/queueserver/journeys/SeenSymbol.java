package id.bilik.queueserver.journeys;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Locator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;

/** A QR symbol as a camera sees it on a screen. */
final class SeenSymbol {
    private SeenSymbol() {}

    /** @throws ReaderException where no camera would read it */
    static String read(Locator symbol) throws IOException, ReaderException {
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(symbol.screenshot()));
        int[] dots = seen.getRGB(0, 0, seen.getWidth(), seen.getHeight(), null, 0, seen.getWidth());
        return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(
                new RGBLuminanceSource(seen.getWidth(), seen.getHeight(), dots)))).getText();
    }
}
