package id.bilik.kiosk.slip;

import com.github.anastaciocintra.escpos.EscPos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A slip as ESC/POS bytes.
 *
 * <p>
 * The number is what matters: as large as the paper allows, with the arrow of {@code ^ ATAS ^} above it and a thick bar
 * below, as on billiard balls, so that 690 can't be read as 069 with the paper upside down; and in words, as it will be
 * called.
 */
public final class SlipComposer {

    private static final String BLOCK = "\u2580";
    private static final byte[] KANJI_OFF = {0x1c, '.'};
    static final byte[] CUT = {0x1d, 'V', 1};
    private static final int LARGEST = 8;

    private static final SlipStyle CENTRED = SlipStyle.centred(false);
    private static final SlipStyle STRONG = SlipStyle.centred(true);
    private static final SlipStyle HEADING = new SlipStyle(true, true, 1, 2);

    private final PaperSize paper;
    private final CodePage page;
    private final Transliteration transliteration;
    private final Supplier<Optional<Logo>> logo;

    /** Slips without a picture, in the table that every printer has. */
    public SlipComposer(PaperSize paper) {
        this(paper, CodePage.PC437, (text, character) -> {}, Optional::empty);
    }

    /**
     * Slips of that kind.
     *
     * @param unprintable
     *            is told of each character that became {@code ?}
     * @param logo
     *            made for the same paper; asked for each slip, since a branch may change it
     */
    public SlipComposer(PaperSize paper, CodePage page, UnprintableText unprintable,
            Supplier<Optional<Logo>> logo) {
        this.paper = paper;
        this.page = page;
        this.transliteration = new Transliteration(page, unprintable);
        this.logo = logo;
    }

    /** The whole job, from the initialisation to the cut. */
    public byte[] compose(Slip slip, Words words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(bytes)) {
            begin(printer);
            logo(printer);
            text(printer, HEADING, slip.branchName());
            own(printer, slip.own() == null ? null : slip.own().top());
            OffsetDateTime issuedAt = slip.issuedAt();
            text(printer, CENTRED, issuedAt == null
                    ? words.text("date.unknown")
                    : SlipDate.of(issuedAt, slip.zone(), words));
            text(printer, CENTRED, words.text("valid"));
            printer.feed(1);
            text(printer, STRONG, slip.serviceName());
            text(printer, CENTRED, words.text("title"));
            number(printer, slip.ticket(), words);
            steps(printer, slip, words);
            facts(printer, slip, words);
            follow(printer, slip, words);
            text(printer, CENTRED, farewell(slip, words));
            text(printer, CENTRED, words.text(slip.followUrl() == null ? "help" : "help.phone"));
            own(printer, slip.own() == null ? null : slip.own().foot());
            end(printer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return bytes.toByteArray();
    }

    /** The list of papers to fetch, for a visit that has its number already. */
    public byte[] composeMissing(MissingPapers missing, Words words) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos printer = new EscPos(bytes)) {
            begin(printer);
            text(printer, HEADING, words.text("missing.title"));
            text(printer, CENTRED, missing.branchName());
            printer.feed(1);
            text(printer, HEADING, missing.ticket());
            text(printer, CENTRED, words.text("missing.keep"));
            printer.feed(1);
            for (String paper : missing.papers()) {
                text(printer, STRONG, "[ ] " + paper);
            }
            printer.feed(1);
            text(printer, CENTRED, words.text("missing.back"));
            end(printer);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible); // the stream is memory
        }
        return bytes.toByteArray();
    }

    private void begin(EscPos printer) throws IOException {
        printer.initializePrinter();
        printer.setStyle(CENTRED); // of what is fed
        printer.write(KANJI_OFF, 0, KANJI_OFF.length); // Chinese clones start with it on and garble what follows
        printer.setCharacterCodeTable(page.table()); // after the initialisation, which resets it
    }

    private static void end(EscPos printer) throws IOException {
        printer.feed(4); // the cutter stands above the head, and cut() does not feed
        printer.write(CUT, 0, CUT.length);
    }

    private void logo(EscPos printer) throws IOException {
        Optional<Logo> shown = logo.get();
        if (shown.isPresent()) {
            byte[] picture = shown.get().commands();
            printer.write(picture, 0, picture.length);
            printer.feed(1);
        }
    }

    private void own(EscPos printer, @Nullable String words) throws IOException {
        if (words != null) {
            text(printer, CENTRED, words);
        }
    }

    private void number(EscPos printer, String ticket, Words words) throws IOException {
        int times = Math.clamp(paper.columns() / Math.max(1, ticket.length()), 1, LARGEST);
        SlipStyle large = new SlipStyle(true, true, times, Math.min(LARGEST, times + 2));
        SlipStyle bar = new SlipStyle(true, false, times, 1);
        text(printer, STRONG, words.text("top"));
        printer.writeLF(large, ticket);
        bar(printer, bar, BLOCK.repeat(ticket.length()));
        text(printer, STRONG, words.spoken(ticket));
        printer.feed(1);
    }

    /** Blocks, of the table that is in every printer where the slip's own has none. */
    private void bar(EscPos printer, SlipStyle style, String blocks) throws IOException {
        if (page.holds(blocks)) {
            printer.writeLF(style, blocks);
        } else {
            printer.setCharacterCodeTable(CodePage.PC437.table());
            printer.writeLF(style, blocks);
            printer.setCharacterCodeTable(page.table());
        }
    }

    private void steps(EscPos printer, Slip slip, Words words) throws IOException {
        if (slip.steps().isEmpty()) {
            return;
        }
        text(printer, CENTRED, words.text("steps"));
        for (int i = 0; i < slip.steps().size(); i++) {
            text(printer, STRONG, (i + 1) + ". " + slip.steps().get(i));
        }
        printer.feed(1);
    }

    private void facts(EscPos printer, Slip slip, Words words) throws IOException {
        if (slip.again()) {
            text(printer, STRONG, words.text("again"));
        }
        if (slip.prioritized()) {
            text(printer, STRONG, priority(slip, words));
        }
        notToday(printer, slip, words);
        Integer ahead = slip.ahead();
        if (ahead != null && (ahead > 0 || slip.unserved() == null)) { // nobody is next where nobody calls
            text(printer, CENTRED, ahead == 0 ? words.text("ahead.none") : words.text("ahead", ahead));
        }
        text(printer, STRONG, expected(slip, words));
        Optional<OffsetDateTime> enoughFrom = EnoughFrom.of(slip);
        if (enoughFrom.isPresent()) {
            text(printer, STRONG, words.text("enough", SlipDate.time(enoughFrom.get(), slip.zone(), words)));
            text(printer, CENTRED, words.text(slip.followUrl() == null ? "channels" : "channels.phone"));
        }
        printer.feed(1);
    }

    /**
     * With the wait without it, where that is another one and the line has room for it: by it a slip grows no longer.
     */
    private String priority(Slip slip, Words words) {
        String told = expected(slip, words);
        return slip.findWithoutPriority(words).filter(without -> !words.text("wait", without).equals(told))
                .map(without -> words.text("priority.without", without))
                .filter(line -> transliteration.of(line).length() <= paper.columns())
                .orElse(words.text("priority"));
    }

    private static String farewell(Slip slip, Words words) {
        if (EnoughFrom.of(slip).isPresent()) {
            return words.text("farewell.away");
        }
        return words.text(slip.unserved() == null ? "farewell" : "farewell.unserved");
    }

    private static String expected(Slip slip, Words words) {
        String unserved = slip.unserved();
        if (unserved != null) {
            return unserved;
        }
        Wait wait = slip.expected();
        return wait == null ? words.text("wait.unknown") : words.text("wait", WaitWords.of(wait, words));
    }

    private void notToday(EscPos printer, Slip slip, Words words) throws IOException {
        NotToday notToday = slip.notToday();
        if (notToday != null) {
            text(printer, STRONG, words.text("notToday"));
            String instead = notToday.instead();
            if (instead != null) {
                text(printer, CENTRED, instead);
            }
            printer.feed(1);
        }
    }

    private void follow(EscPos printer, Slip slip, Words words) throws IOException {
        String address = slip.followUrl();
        if (address != null) {
            text(printer, CENTRED, words.text("follow"));
            printer.feed(1);
            byte[] symbol = QrCommand.of(address);
            printer.write(symbol, 0, symbol.length);
            printer.feed(1);
        }
    }

    private void text(EscPos printer, SlipStyle style, String text) throws IOException {
        for (String line : Lines.wrap(transliteration.of(text), paper.columns())) {
            printer.writeLF(style, line);
        }
    }
}
