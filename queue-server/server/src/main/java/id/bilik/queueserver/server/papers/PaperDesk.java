package id.bilik.queueserver.server.papers;

import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.PaperRows;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;

/** All that a server needs for papers: those that are kept, those on their way, and what draws them anew. */
public record PaperDesk(PaperShelf shelf, Uploads uploads, PagePress press) {
    /** Below that data folder. */
    public static PaperDesk in(Path data, PaperRows rows, SealingJournal keys, InstantSource clock,
            SecureRandom random) {
        PaperFolder folder = PaperFolder.open(data, random);
        return new PaperDesk(new PaperShelf(folder, rows, keys), new Uploads(folder, clock), new PagePress());
    }

    /** Until when the papers of a booking are kept. */
    public static Instant keptUntil(Booking booking, ZoneId zone) {
        return booking.at().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant().plus(PaperRows.kept());
    }
}
