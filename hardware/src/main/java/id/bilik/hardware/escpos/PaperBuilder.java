package id.bilik.hardware.escpos;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/** The print head: the state that commands change, and the paper that grows under it. */
final class PaperBuilder {

    /** The line spacing after {@code ESC @}, dots. */
    private static final int DEFAULT_SPACING = 30;

    final int width;
    private final List<PaperItem> items = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private List<PaperItem.Run> line = new ArrayList<>();
    private StringBuilder pending = new StringBuilder();

    TextStyle style = TextStyle.PLAIN;
    Alignment alignment = Alignment.LEFT;
    Charset codePage = CodePages.DEFAULT;
    int spacing = DEFAULT_SPACING;
    final QrStore qr = new QrStore();

    PaperBuilder(int width) { this.width = width; }

    void reset() {
        line = new ArrayList<>();
        pending = new StringBuilder();
        style = TextStyle.PLAIN;
        alignment = Alignment.LEFT;
        codePage = CodePages.DEFAULT;
        spacing = DEFAULT_SPACING;
        qr.reset();
    }

    void restyle(TextStyle next) {
        if (!next.equals(style)) {
            closeRun();
            style = next;
        }
    }

    void character(int octet) {
        if (usedWidth() + style.characterWidth() > width) {
            lineFeed();
        }
        pending.append(new String(new byte[]{(byte) octet}, codePage));
    }

    void tab() {
        int columns = (usedWidth() / style.characterWidth()) % 8;
        for (int i = columns; i < 8; i++) {
            character(' ');
        }
    }

    boolean lineIsEmpty() { return line.isEmpty() && pending.isEmpty(); }

    void lineFeed() {
        closeRun();
        int tallest = line.stream().mapToInt(run -> run.style().characterHeight()).max().orElse(0);
        items.add(new PaperItem.Line(List.copyOf(line), alignment, Math.max(spacing, tallest)));
        line = new ArrayList<>();
    }

    /** Prints what stands in the line, then moves the paper by so many dots. */
    void feed(int dots) {
        if (!lineIsEmpty()) {
            closeRun();
            int tallest = line.stream().mapToInt(run -> run.style().characterHeight()).max().orElse(0);
            items.add(new PaperItem.Line(List.copyOf(line), alignment, Math.max(dots, tallest)));
            line = new ArrayList<>();
        } else if (dots > 0) {
            items.add(new PaperItem.Feed(dots));
        }
    }

    void place(PaperItem item) {
        if (!lineIsEmpty()) {
            lineFeed();
        }
        items.add(item);
    }

    void complain(String complaint) { complaints.add(complaint); }

    int length() { return items.size(); }

    boolean endsWithCut() { return !items.isEmpty() && items.getLast() instanceof PaperItem.Cut; }

    Paper tearOff() {
        if (!lineIsEmpty()) {
            complain("the last line was never fed, so a printer keeps it back");
        }
        Paper torn = new Paper(width, items, complaints);
        items.clear();
        complaints.clear();
        return torn;
    }

    private int usedWidth() {
        return line.stream().mapToInt(PaperItem.Run::width).sum() + pending.length() * style.characterWidth();
    }

    private void closeRun() {
        if (!pending.isEmpty()) {
            line.add(new PaperItem.Run(pending.toString(), style));
            pending = new StringBuilder();
        }
    }
}
