package id.bilik.queueserver.server.papers;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.Booking;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import id.bilik.queueserver.server.records.PaperRows;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The papers of bookings. Their pages lie in sealed files, and the key of each in the records, sealed under the key of the booked day: once the
 * row is deleted or the day's key destroyed, nothing opens the file any more, wherever a copy of it may be. Any thread may call.
 */
public final class PaperShelf {
    private static final Logger LOG = LoggerFactory.getLogger(PaperShelf.class);
    /** Papers that are taken of one booking in all, those that were sent again included: each is work. */
    private static final int MOST_SENT = 60;

    private final PaperFolder folder;
    private final PaperRows rows;
    private final SealingJournal keys;

    /** @param sent how many were taken in all */
    private record Known(int sent, List<Paper> papers) {
        static final Known NOTHING = new Known(0, List.of());

        Optional<Paper> find(String document) {
            return papers.stream().filter(paper -> paper.document().equals(document)).findFirst();
        }

        Known with(Paper paper) {
            List<Paper> next = new ArrayList<>(papers);
            next.removeIf(each -> each.document().equals(paper.document()));
            next.add(paper);
            return new Known(sent, List.copyOf(next));
        }
    }

    /** @param keys has the keys of the days */
    public PaperShelf(PaperFolder folder, PaperRows rows, SealingJournal keys) {
        this.folder = folder;
        this.rows = rows;
        this.keys = keys;
    }

    public PaperFolder folder() { return folder; }

    /** The papers of a booking that are known, in no order. After a restore the files are gone. */
    public List<Paper> list(String booking) {
        return known(booking).papers().stream().map(paper -> {
            String file = paper.file();
            return file == null || folder.has(file) ? paper : paper.withoutFile();
        }).toList();
    }

    public Optional<Paper> find(String booking, String document) { return known(booking).find(document); }

    /** Whether one more is taken of that booking. */
    public boolean takesMore(String booking) {
        return known(booking).sent() < MOST_SENT;
    }

    /**
     * Keeps the pages of a paper in place of those that were sent before; how it was judged then is over.
     *
     * @throws IOException it can't be written
     */
    public synchronized void keep(Booking booking, ZoneId zone, String document, List<byte[]> pages, Instant now)
            throws IOException {
        Known before = known(booking.id());
        PaperFolder.Made made = folder.keep(booking.id(), pages);
        Paper paper = new Paper(document, made.name(), made.key(), pages.size(),
                now, null, null);
        try {
            write(booking, zone, new Known(before.sent() + 1, before.with(paper).papers()));
        } catch (RuntimeException failed) {
            folder.delete(made.name());
            throw failed;
        }
        before.find(document).map(Paper::file).ifPresent(folder::delete);
    }

    /**
     * A page of a paper as JPEG.
     *
     * @param page from 1 on
     * @return empty where there is none, or no longer
     */
    public Optional<byte[]> page(String booking, String document, int page) {
        return find(booking, document).flatMap(paper -> {
            String file = paper.file();
            String key = paper.key();
            if (file == null || key == null) {
                return Optional.empty();
            }
            try {
                List<byte[]> pages = folder.open(file, key).read();
                return page >= 1 && page <= pages.size() ? Optional.of(pages.get(page - 1)) : Optional.empty();
            } catch (IOException gone) {
                LOG.warn("a paper of booking {} is known, and can't be read", booking);
                return Optional.empty();
            }
        });
    }

    /** Notes how an officer found a paper, also one that was never sent. */
    public synchronized void judge(Booking booking, ZoneId zone, String document, Paper.Verdict verdict,
            @Nullable String sentence) {
        Known known = known(booking.id());
        Paper paper = known.find(document).orElseGet(() -> new Paper(document, null, null, 0, null, null, null));
        write(booking, zone, known.with(paper.judged(verdict, sentence)));
    }

    /** Seals what is known anew for the day to which a booking was moved. */
    public synchronized void move(Booking moved, ZoneId zone) {
        if (rows.find(moved.id()).isPresent()) {
            write(moved, zone, known(moved.id()));
        }
    }

    /** Nobody comes. What can't be deleted now goes with the {@link PaperPurge}. */
    public void deleteOrLater(String booking) {
        try {
            delete(booking);
        } catch (RecordsUnavailable later) {
            LOG.warn("the papers of booking {} are deleted later: {}", booking, later.getMessage());
        }
    }

    synchronized void delete(String booking) {
        rows.delete(booking);
        folder.list(booking).forEach(folder::delete);
    }

    /** Deletes the files that nothing opens any more. */
    synchronized int sweep() {
        List<String> used = rows.listBookings().stream()
                .flatMap(booking -> known(booking).papers().stream().map(Paper::file)).filter(Objects::nonNull)
                .toList();
        List<String> orphans = folder.list().stream().filter(name -> !used.contains(name)).toList();
        orphans.forEach(folder::delete);
        return orphans.size();
    }

    private Known known(String booking) {
        return rows.find(booking).flatMap(seal -> keys.open(seal, place(booking))).map(plain -> {
            try {
                return StrictJson.mapper().readValue(plain, Known.class);
            } catch (IOException impossible) {
                throw new IllegalStateException("what was sealed of papers is not what was written", impossible);
            }
        }).orElse(Known.NOTHING);
    }

    private void write(Booking booking, ZoneId zone, Known known) {
        LocalDate date = booking.at().atZone(zone).toLocalDate();
        try {
            byte[] plain = StrictJson.mapper().writeValueAsBytes(known);
            rows.put(booking.id(), keys.seal(date, place(booking.id()), plain),
                    PaperDesk.keptUntil(booking, zone));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("what is known of papers can be written", impossible);
        }
    }

    private static String place(String booking) { return "papers of " + booking; }
}
