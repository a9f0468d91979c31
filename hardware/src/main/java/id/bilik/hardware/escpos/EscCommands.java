package id.bilik.hardware.escpos;

/** What begins with {@code ESC} or {@code FS}: how characters look, where lines stand, and feeds. */
final class EscCommands {

    static final int ESC = 0x1b;
    static final int FS = 0x1c;

    private final JobBytes job;
    private final PaperBuilder paper;
    private final PassedOver passedOver;

    EscCommands(JobBytes job, PaperBuilder paper) {
        this.job = job;
        this.paper = paper;
        this.passedOver = new PassedOver(job, paper);
    }

    /** All but {@code ESC @}, which concerns more than the head. */
    void escape(int command) throws JobBytes.Unreadable {
        switch (command) {
            case '!' -> printMode(job.next());
            case 'E', 'G' -> paper.restyle(paper.style.withBold((job.next() & 1) != 0));
            case '-' -> paper.restyle(paper.style.withUnderline(JobBytes.digit(job.next()) != 0));
            case 'M' -> paper.restyle(paper.style.withFontB(JobBytes.digit(job.next()) == 1));
            case 't' -> codePage(job.next());
            case 'a' -> align(job.next());
            case '{' -> {
                boolean on = (job.next() & 1) != 0;
                paper.place("ESC {", layout -> layout.turned(on));
            }
            case '$' -> paper.moveTo(job.nextShort());
            case '\\' -> paper.moveBy((short) job.nextShort());
            case '2' -> paper.spacing = 30;
            case '3' -> paper.spacing = job.next();
            case 'd' -> feedLines(job.next());
            case 'J' -> paper.feed(job.next());
            case 'i' -> paper.put(new PaperItem.Cut(false));
            case 'm' -> paper.put(new PaperItem.Cut(true));
            case 'R', '=' -> job.next(); // national variant, choice of device: nothing to see in what we draw
            case 'c' -> job.next(2); // sensors and panel buttons
            case 'p' -> job.next(3); // pulse to a drawer
            case ' ', 'V', 'r', 'U' -> passedOver.notDrawnUnless(0, "ESC " + (char) command, 1);
            case 'e', 'K' -> passedOver.notDrawn("ESC " + (char) command, 1);
            case 'S', 'L' -> passedOver.notDrawn("ESC " + (char) command, 0);
            case '*' -> columnPicture();
            case 'D' -> {
                job.nextUpToNul();
                paper.complain("ESC D (tab stops) is not drawn");
            }
            default -> passedOver.unknown(ESC, command);
        }
    }

    void fileSeparator(int command) throws JobBytes.Unreadable {
        switch (command) {
            case '.' -> {
                // Kanji off: every octet is a character of its own, which is how we read them.
            }
            case '&' -> paper.complain("FS & (Kanji on) is not drawn");
            case '!', '-', 'C', 'W' -> passedOver.notDrawnUnless(0, "FS " + (char) command, 1);
            case 'S' -> passedOver.notDrawnUnless(0, "FS S", 2);
            case 'p' -> passedOver.notDrawn("FS p", 2);
            case '(' -> {
                char function = (char) job.next();
                byte[] body = job.next(job.nextShort());
                paper.complain("FS ( %s with %d bytes is not drawn".formatted(function, body.length));
            }
            default -> passedOver.unknown(FS, command);
        }
    }

    private void printMode(int mode) {
        paper.restyle(new TextStyle((mode & 0x20) != 0 ? 2 : 1, (mode & 0x10) != 0 ? 2 : 1, (mode & 0x08) != 0,
                (mode & 0x80) != 0, paper.style.inverted(), (mode & 0x01) != 0));
    }

    private void align(int argument) {
        switch (JobBytes.digit(argument)) {
            case 0 -> paper.place("ESC a", layout -> layout.aligned(Alignment.LEFT));
            case 1 -> paper.place("ESC a", layout -> layout.aligned(Alignment.CENTRE));
            case 2 -> paper.place("ESC a", layout -> layout.aligned(Alignment.RIGHT));
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

    private void columnPicture() throws JobBytes.Unreadable {
        int mode = job.next();
        int columns = job.nextShort();
        job.next(columns * (mode >= 32 ? 3L : 1L));
        paper.complain("ESC * (a picture by columns) is not drawn; GS v 0 and GS ( L are");
    }
}
