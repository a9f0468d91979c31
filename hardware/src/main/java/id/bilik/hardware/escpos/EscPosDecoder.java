package id.bilik.hardware.escpos;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;

/**
 * Reads a job as a printer does. What is understood: text in its code page, size, bold, underline, inversion, fonts A
 * and B, alignment, line spacing, feeds, QR symbols of model 2, raster pictures and cuts. Commands whose arguments are
 * known but whose effect is not drawn, and commands that are not known at all, become complaints on the paper and never
 * print their arguments as text where the length is known.
 */
public final class EscPosDecoder {

    private static final int DLE = 0x10;
    private static final int ESC = 0x1b;
    private static final int FS = 0x1c;
    private static final int GS = 0x1d;

    /** So many bytes of one command are read, those in front of its arguments not counted. */
    public static final int LONGEST_COMMAND = JobBytes.LONGEST;

    private final JobBytes job = new JobBytes();
    private final PaperBuilder paper;
    private final Requests requests;

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
        this.requests = requests;
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
        paper.reset();
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
            case ESC -> escape(job.next());
            case FS -> fileSeparator(job.next());
            case GS -> groupSeparator(job.next());
            default -> {
                if (octet < 0x20 || octet == 0x7f) {
                    unknown(octet);
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
            default -> unknown(DLE, command);
        }
    }

    private void escape(int command) throws JobBytes.Unreadable {
        switch (command) {
            case '@' -> paper.reset();
            case '!' -> printMode(job.next());
            case 'E', 'G' -> paper.restyle(paper.style.withBold((job.next() & 1) != 0));
            case '-' -> paper.restyle(paper.style.withUnderline(digit(job.next()) != 0));
            case 'M' -> paper.restyle(paper.style.withFontB(digit(job.next()) == 1));
            case 'a' -> align(job.next());
            case 't' -> codePage(job.next());
            case '2' -> paper.spacing = 30;
            case '3' -> paper.spacing = job.next();
            case 'd' -> feedLines(job.next());
            case 'J' -> paper.feed(job.next());
            case 'i' -> paper.place(new PaperItem.Cut(false));
            case 'm' -> paper.place(new PaperItem.Cut(true));
            case 'R', '=' -> job.next(); // national variant, choice of device: nothing to see in what we draw
            case 'c' -> job.next(2); // sensors and panel buttons
            case 'p' -> job.next(3); // pulse to a drawer
            case ' ', '{', 'V', 'r', 'e', 'K', 'U', 'S', 'L' -> notDrawn("ESC", command, command == 'S' ? 0 : 1);
            case '$', '\\' -> notDrawn("ESC", command, 2);
            case '*' -> columnPicture();
            case 'D' -> {
                job.nextUpToNul();
                paper.complain("ESC D (tab stops) is not drawn");
            }
            default -> unknown(ESC, command);
        }
    }

    private void fileSeparator(int command) throws JobBytes.Unreadable {
        switch (command) {
            case '.' -> {
                // Kanji off: every octet is a character of its own, which is how we read them.
            }
            case '&' -> paper.complain("FS & (Kanji on) is not drawn");
            case '!', '-', 'C', 'W' -> notDrawn("FS", command, 1);
            case 'S', 'p' -> notDrawn("FS", command, 2);
            case '(' -> passOver("FS (", job.next(), job.nextShort());
            default -> unknown(FS, command);
        }
    }

    private void groupSeparator(int command) throws JobBytes.Unreadable {
        switch (command) {
            case '!' -> {
                int size = job.next();
                paper.restyle(paper.style.sized(((size >> 4) & 7) + 1, (size & 7) + 1));
            }
            case 'B' -> paper.restyle(paper.style.withInversion((job.next() & 1) != 0));
            case 'V' -> cut(job.next());
            case '(' -> sized(job.next());
            case '8' -> passOver("GS 8", job.next(), job.nextInt());
            case 'v' -> raster();
            case 'a', 'r', 'I' -> requests.asked((char) command, job.next()); // answers on the line back
            case 'b', 'f', 'h', 'w', 'H' -> job.next(); // smoothing, bar code settings
            case 'P' -> job.next(2); // motion units
            case 'L', 'W', '$', '\\' -> notDrawn("GS", command, 2);
            case 'k' -> barCode(job.next());
            default -> unknown(GS, command);
        }
    }

    private void printMode(int mode) {
        paper.restyle(new TextStyle((mode & 0x20) != 0 ? 2 : 1, (mode & 0x10) != 0 ? 2 : 1, (mode & 0x08) != 0,
                (mode & 0x80) != 0, paper.style.inverted(), (mode & 0x01) != 0));
    }

    private void align(int argument) {
        switch (digit(argument)) {
            case 0 -> paper.alignment = Alignment.LEFT;
            case 1 -> paper.alignment = Alignment.CENTRE;
            case 2 -> paper.alignment = Alignment.RIGHT;
            default -> paper.complain("ESC a with " + argument);
        }
    }

    private void codePage(int number) {
        CodePages.find(number).ifPresentOrElse(page -> paper.codePage = page,
                () -> paper.complain("code page " + number + " is not drawn"));
    }

    private void feedLines(int lines) {
        if (!paper.lineIsEmpty() && lines > 0) {
            paper.lineFeed();
            paper.feed((lines - 1) * paper.spacing);
        } else {
            paper.feed(lines * paper.spacing);
        }
    }

    private void cut(int mode) throws JobBytes.Unreadable {
        switch (mode) {
            case 0, 48 -> paper.place(new PaperItem.Cut(false));
            case 1, 49 -> paper.place(new PaperItem.Cut(true));
            case 65, 66, 97, 98, 103, 104 -> {
                paper.feed(job.next());
                paper.place(new PaperItem.Cut(mode % 2 == 0));
            }
            default -> paper.complain("GS V with " + mode);
        }
    }

    /** {@code GS ( x pL pH …}: the length stands in front, so even a function that nobody knows is passed over whole. */
    private void sized(int function) throws JobBytes.Unreadable {
        byte[] body = job.next(job.nextShort());
        if (function == 'k' && body.length >= 2 && body[0] == 49) {
            byte[] arguments = Arrays.copyOfRange(body, 2, body.length);
            paper.qr.run(body[1] & 0xff, arguments, paper);
        } else {
            paper.complain("GS ( %s with %d bytes is not drawn".formatted((char) function, body.length));
        }
    }

    /** Likewise {@code FS (} and, with four bytes of length, {@code GS 8}; none of them is drawn. */
    private void passOver(String prefix, int function, long length) throws JobBytes.Unreadable {
        job.next(length);
        paper.complain("%s %s with %d bytes is not drawn".formatted(prefix, (char) function, length));
    }

    private void raster() throws JobBytes.Unreadable {
        int marker = job.next();
        int mode = digit(job.next());
        int octetsPerRow = job.nextShort();
        int rows = job.nextShort();
        byte[] octets = job.next((long) octetsPerRow * rows);
        if (marker != '0' || mode > 3) {
            paper.complain("GS v with " + marker + " and mode " + mode);
            return;
        }
        int across = (mode & 1) + 1;
        int down = (mode >> 1) + 1;
        int width = octetsPerRow * 8 * across;
        BitSet black = new BitSet();
        for (int y = 0; y < rows * down; y++) {
            for (int x = 0; x < width; x++) {
                int column = x / across;
                if ((octets[y / down * octetsPerRow + column / 8] >> (7 - column % 8) & 1) != 0) {
                    black.set(y * width + x);
                }
            }
        }
        paper.place(new PaperItem.Raster(width, rows * down, black, paper.alignment));
    }

    private void columnPicture() throws JobBytes.Unreadable {
        int mode = job.next();
        int columns = job.nextShort();
        job.next(columns * (mode >= 32 ? 3L : 1L));
        paper.complain("ESC * (a picture by columns) is not drawn; GS v 0 is");
    }

    private void barCode(int system) throws JobBytes.Unreadable {
        if (system >= 65) {
            job.next(job.next());
        } else {
            job.nextUpToNul();
        }
        paper.complain("GS k (a bar code) is not drawn");
    }

    private void notDrawn(String prefix, int command, int arguments) throws JobBytes.Unreadable {
        job.next(arguments);
        paper.complain("%s %s is not drawn".formatted(prefix, (char) command));
    }

    private void unknown(int... octets) {
        StringBuilder hex = new StringBuilder();
        for (int octet : octets) {
            hex.append(' ').append(HexFormat.of().toHexDigits((byte) octet));
        }
        paper.complain("unknown command" + hex + " before byte " + job.position());
    }

    /** Many arguments may be given as a number or as its digit. */
    private static int digit(int argument) {
        return argument >= 48 ? argument - 48 : argument;
    }
}
