package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.slip.Logo;
import id.bilik.kiosk.slip.PaperSize;
import id.bilik.process.files.WholeFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The picture of the branch: the one that the kiosk's configuration names, else the one of the plan. The latter is fetched
 * once and kept in the data folder, so that slips have it while the server is away.
 */
public final class BranchLogo {

    private static final Logger LOG = LoggerFactory.getLogger(BranchLogo.class);

    private final Optional<Logo> configured;
    private final PaperSize paper;
    private final Path folder;
    private final Fetch fetch;
    private volatile @Nullable Kept kept;

    /** Gets a picture from the server; empty if it can't be had now. */
    public interface Fetch {
        Optional<byte[]> picture(String name) throws InterruptedException;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Kept(String name, byte[] png, Optional<Logo> logo) {}

    /**
     * Nothing is fetched before {@link #follow}.
     *
     * @param configured
     *            by the kiosk's own configuration; it wins
     */
    public BranchLogo(Optional<Logo> configured, PaperSize paper, Path folder, Fetch fetch) {
        this.configured = configured;
        this.paper = paper;
        this.folder = folder;
        this.fetch = fetch;
    }

    /** What stands at the top of slips. */
    public Optional<Logo> find() {
        Kept now = kept;
        return configured.isPresent() || now == null ? configured : now.logo;
    }

    /** The PNG for the page; empty where the plan has none. */
    public Optional<byte[]> png() {
        Kept now = kept;
        return now == null ? Optional.empty() : Optional.of(now.png);
    }

    /** Takes the picture of that plan; one that can't be had now is asked for again with the next plan. */
    public void follow(BranchPlan plan) throws InterruptedException {
        String name = plan.says().logo();
        Kept now = kept;
        if (name == null || !name.matches("[0-9a-f]{64}")) {
            kept = null;
        } else if (now == null || !now.name.equals(name)) {
            find(name).ifPresent(png -> kept = new Kept(name, png, logo(png)));
        }
    }

    private Optional<byte[]> find(String name) throws InterruptedException {
        Path file = folder.resolve("logo-" + name + ".png");
        try {
            if (Files.exists(file)) {
                return Optional.of(Files.readAllBytes(file));
            }
            Optional<byte[]> fetched = fetch.picture(name);
            if (fetched.isPresent()) {
                WholeFile.replace(file, fetched.get());
            }
            return fetched;
        } catch (IOException unusable) {
            LOG.warn("The picture of the branch can't be kept: {}", unusable.getMessage());
            return Optional.empty();
        }
    }

    private Optional<Logo> logo(byte[] png) {
        try {
            ImageIO.setUseCache(false);
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
            return picture == null ? Optional.empty() : Optional.of(Logo.of(Logo.fitted(picture, paper), paper));
        } catch (IOException | IllegalArgumentException unprintable) {
            LOG.warn("The picture of the branch can't be printed: it {}", unprintable.getMessage());
            return Optional.empty();
        }
    }
}
