package id.bilik.hardware.escpos;

/**
 * Reads a job as a printer does. What is understood: text in its code page, size, bold, underline, inversion, fonts A
 * and B, alignment, margins, print positions, upside-down, line spacing, feeds, QR symbols of model 2, bar codes, pictures
 * and cuts. Commands whose arguments are known but whose effect is not drawn, and commands that are not known at all,
 * become complaints on the paper and never print their arguments as text where the length is known.
 */
public final class EscPosDecoder {

    private static final int DLE = 0x10;

    /** So many bytes of one command are read, those in front of its arguments not counted. */
    public static final int LONGEST_COMMAND = JobBytes.LONGEST;

    private final JobBytes job = new JobBytes();
    private final PaperBuilder paper;
    private final EscCommands escCommands;
    private final GsCommands gsCommands;
    private final PassedOver passedOver;

    /** Commands that ask the printer for an answer in their turn. */
    public interface Requests {

        /** {@code GS a}, {@code GS r} or {@code GS I} was reached, with its argument. */
        void asked(char command, int argument);
    }

    /**
     * A printer that is fed piece by piece.
     *
     * @param width
     *            printable dots of the paper, e.g. {@link Paper#WIDTH_80_MM}
     */
    public EscPosDecoder(int width, Requests requests) {
        this.paper = new PaperBuilder(width);
        this.escCommands = new EscCommands(job, paper);
        this.gsCommands = new GsCommands(job, paper, requests);
        this.passedOver = new PassedOver(job, paper);
    }

    /** Bytes that wait to be read, at the end of those that wait already. */
    public void feed(byte[] bytes, int from, int count) {
        job.append(bytes, from, count);
    }

    /** How many bytes wait, those of a command that is not whole yet included. */
    public int waiting() {
        return job.left();
    }

    /**
     * Reads one command or one character. A command that says that it is longer than {@link #LONGEST_COMMAND} is
     * complained of, and what stands behind its length is read as if it stood alone.
     *
     * @return false if there is no whole one
     */
    public boolean step() {
        int start = job.position();
        try {
            if (!job.hasMore()) {
                return false;
            }
            step(job.next());
            return true;
        } catch (JobBytes.TooLong broken) {
            paper.complain(broken.complaint());
            return true;
        } catch (JobBytes.Unreadable notWhole) {
            job.rewind(start);
            return false;
        }
    }

    /** How many things are on the paper since it was last torn off. */
    public int length() { return paper.length(); }

    /** Whether the last thing on the paper is a cut. */
    public boolean isCut() { return paper.endsWithCut(); }

    /** The paper up to here; what follows begins a new one. */
    public Paper tearOff() { return paper.tearOff(); }

    /** Forgets the bytes that wait and the state that commands have set, as a loss of power does. */
    public void reset() {
        job.clear();
        initialise();
    }

    /** Forgets the bytes that wait. */
    public void discard() { job.clear(); }

    /**
     * What the job would leave on the paper.
     *
     * @param width
     *            printable dots of the paper, e.g. {@link Paper#WIDTH_80_MM}
     */
    public static Paper decode(byte[] job, int width) {
        EscPosDecoder decoder = new EscPosDecoder(width, (command, argument) -> {});
        decoder.feed(job, 0, job.length);
        while (decoder.step()) {
            // on to the next
        }
        if (decoder.waiting() > 0) {
            decoder.paper
                    .complain("the job ends in the middle of the command at byte " + decoder.job.position());
        }
        return decoder.tearOff();
    }

    private void step(int octet) throws JobBytes.Unreadable {
        switch (octet) {
            case '\n' -> paper.lineFeed();
            case 0, '\r' -> {
                // Printers ignore both; a return unless a switch inside says otherwise.
            }
            case '\t' -> paper.tab();
            case DLE -> realTime(job.next());
            case EscCommands.ESC -> escape(job.next());
            case EscCommands.FS -> escCommands.fileSeparator(job.next());
            case GsCommands.GS -> gsCommands.groupSeparator(job.next());
            default -> {
                if (octet < 0x20 || octet == 0x7f) {
                    passedOver.unknown(octet);
                } else {
                    paper.character(octet);
                }
            }
        }
    }

    /** Requests that a printer answers on the line back, out of turn; they leave nothing on the paper. */
    private void realTime(int command) throws JobBytes.Unreadable {
        switch (command) {
            case 0x04, 0x05 -> job.next();
            case 0x14 -> job.next(job.next() == 8 ? 7 : 2);
            default -> passedOver.unknown(DLE, command);
        }
    }

    private void escape(int command) throws JobBytes.Unreadable {
        if (command == '@') {
            initialise();
        } else {
            escCommands.escape(command);
        }
    }

    private void initialise() {
        paper.reset();
        gsCommands.reset();
    }
}
