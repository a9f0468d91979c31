package id.bilik.queueserver.lab.outage;

import id.bilik.hardware.PrintOutcome;
import id.bilik.hardware.PrinterStatus;
import id.bilik.hardware.ReceiptPrinter;
import id.bilik.hardware.escpos.EscPosDecoder;
import id.bilik.hardware.escpos.Paper;
import id.bilik.hardware.escpos.PaperText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A printer that stops before, in the middle of and after a slip, and that may have nothing to say about it. */
final class FlakyPrinter implements ReceiptPrinter {
    private static final Pattern NUMBER = Pattern.compile("\\b([A-Z]\\d{3,4})\\b");

    enum Mood {
        WELL, PAPER_OUT, COVER_OPEN, OFFLINE, TEARS, MUTE, MUTE_AND_EMPTY
    }

    /**
     * Paper that came out whole.
     *
     * @param copy a technician's
     */
    record Slip(String ticket, boolean again, boolean copy) {}

    private final Crash.Hook hook;
    final List<Slip> slips = new ArrayList<>();
    /** Slips that never came out of a mute printer: only a participant can know, or has said else. */
    final Set<String> swallowed = new HashSet<>();
    Mood mood = Mood.WELL;

    FlakyPrinter(Crash.Hook hook) { this.hook = hook; }

    @Override
    public PrintOutcome print(byte[] job) {
        hook.step();
        PrintOutcome outcome = switch (mood) {
            case WELL, MUTE -> {
                slips.add(read(job));
                yield mood == Mood.WELL ? new PrintOutcome.Printed() : new PrintOutcome.Unconfirmed("mute");
            }
            case MUTE_AND_EMPTY -> {
                swallowed.add(read(job).ticket());
                yield new PrintOutcome.Unconfirmed("mute");
            }
            case TEARS -> new PrintOutcome.Failed(PrinterStatus.JAMMED, "torn in the middle");
            case PAPER_OUT, COVER_OPEN, OFFLINE -> new PrintOutcome.Failed(status(), "it says so");
        };
        hook.step();
        return outcome;
    }

    @Override
    public PrinterStatus status() {
        return switch (mood) {
            case WELL, TEARS -> PrinterStatus.READY;
            case MUTE, MUTE_AND_EMPTY -> PrinterStatus.UNKNOWN;
            case PAPER_OUT -> PrinterStatus.PAPER_OUT;
            case COVER_OPEN -> PrinterStatus.COVER_OPEN;
            case OFFLINE -> PrinterStatus.OFFLINE;
        };
    }

    private static Slip read(byte[] job) {
        String text = PaperText.of(EscPosDecoder.decode(job, Paper.WIDTH_80_MM));
        Matcher number = NUMBER.matcher(text);
        if (!number.find()) {
            throw new AssertionError("a slip without a number:\n" + text);
        }
        return new Slip(number.group(1), text.contains("CETAK ULANG"), text.contains("TEKNISI"));
    }
}
