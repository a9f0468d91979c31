package id.bilik.hardware.escpos;

import java.util.Arrays;

/** What begins with {@code GS}: sizes, margins, cuts, and all that is not text. */
final class GsCommands {

    static final int GS = 0x1d;

    private final JobBytes job;
    private final PaperBuilder paper;
    private final EscPosDecoder.Requests requests;
    private final PassedOver passedOver;
    private final QrStore qr = new QrStore();
    private final BarCodeStore barCodes = new BarCodeStore();
    private final PictureStore pictures = new PictureStore();

    GsCommands(JobBytes job, PaperBuilder paper, EscPosDecoder.Requests requests) {
        this.job = job;
        this.paper = paper;
        this.requests = requests;
        this.passedOver = new PassedOver(job, paper);
    }

    void reset() {
        qr.reset();
        barCodes.reset();
        pictures.reset();
    }

    void groupSeparator(int command) throws JobBytes.Unreadable {
        switch (command) {
            case '!' -> {
                int size = job.next();
                paper.restyle(paper.style.sized(((size >> 4) & 7) + 1, (size & 7) + 1));
            }
            case 'B' -> paper.restyle(paper.style.withInversion((job.next() & 1) != 0));
            case 'L' -> {
                int dots = job.nextShort();
                paper.place("GS L", layout -> layout.withMargin(dots));
            }
            case 'W' -> {
                int dots = job.nextShort();
                paper.place("GS W", layout -> layout.withArea(dots));
            }
            case 'V' -> cut(job.next());
            case '(' -> sized("GS (", job.next(), job.nextShort());
            case '8' -> sized("GS 8", job.next(), job.nextInt());
            case 'v' -> pictures.printRaster(job, paper);
            case 'h', 'w', 'H', 'f' -> barCodes.set((char) command, job.next(), paper);
            case 'k' -> barCodes.print(job, paper);
            case 'a', 'r', 'I' -> requests.asked((char) command, job.next()); // answers on the line back
            case 'b', '|' -> job.next(); // smoothing, density
            case 'P' -> passedOver.notDrawnUnless(0, "GS P (other units than dots)", 2);
            case '$', '\\' -> passedOver.notDrawn("GS " + (char) command, 2);
            default -> passedOver.unknown(GS, command);
        }
    }

    private void cut(int mode) throws JobBytes.Unreadable {
        switch (mode) {
            case 0, 48 -> paper.put(new PaperItem.Cut(false));
            case 1, 49 -> paper.put(new PaperItem.Cut(true));
            case 65, 66, 97, 98, 103, 104 -> {
                paper.feed(job.next());
                paper.put(new PaperItem.Cut(mode % 2 == 0));
            }
            default -> paper.complain("GS V with " + mode);
        }
    }

    /** The length stands in front, so even a function that nobody knows is passed over whole. */
    private void sized(String prefix, int function, long length) throws JobBytes.Unreadable {
        byte[] body = job.next(length);
        boolean drawn = switch (function) {
            case 'k' -> symbol(body);
            case 'L' -> pictures.run(body, paper);
            default -> false;
        };
        if (!drawn) {
            paper.complain("%s %s with %d bytes is not drawn".formatted(prefix, (char) function, length));
        }
    }

    private boolean symbol(byte[] body) {
        boolean known = body.length >= 2 && body[0] == 49;
        if (known) {
            qr.run(body[1] & 0xff, Arrays.copyOfRange(body, 2, body.length), paper);
        }
        return known;
    }
}
