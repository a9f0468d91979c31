package id.bilik.hardware.escpos;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The print head: the state that commands change, and the paper that grows under it. */
final class PaperBuilder {

    /** The line spacing after {@code ESC @}, dots. */
    private static final int DEFAULT_SPACING = 30;

    private final List<PaperItem> items = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private List<PaperItem.Run> line = new ArrayList<>();
    private StringBuilder pending = new StringBuilder();
    /** Where the next character begins, in dots from the left of the print area. */
    private int position;

    private Layout layout;
    TextStyle style = TextStyle.PLAIN;
    CodePages.CodePage codePage = CodePages.DEFAULT;
    int spacing = DEFAULT_SPACING;

    /**
     * A clean paper.
     *
     * @param width
     *            its printable dots
     */
    PaperBuilder(int width) { layout = Layout.of(width); }

    void reset() {
        clearLine();
        style = TextStyle.PLAIN;
        layout = Layout.of(layout.paper());
        codePage = CodePages.DEFAULT;
        spacing = DEFAULT_SPACING;
    }

    void restyle(TextStyle next) {
        if (!next.equals(style)) {
            closeRun();
            style = next;
        }
    }

    Layout layout() { return layout; }

    /** Changes where things stand, which a printer does at the beginning of a line only. */
    void place(String command, UnaryOperator<Layout> change) {
        if (lineIsEmpty() && position == 0) {
            layout = change.apply(layout);
        } else if (!change.apply(layout).equals(layout)) {
            complain(command + " in the middle of a line does nothing");
        }
    }

    void character(int octet) {
        if (position > 0 && position + style.characterWidth() > layout.width()) {
            lineFeed();
        }
        pending.append(codePage.character(octet));
        position += style.characterWidth();
    }

    void tab() {
        int columns = (position / style.characterWidth()) % 8;
        for (int i = columns; i < 8; i++) {
            character(' ');
        }
    }

    /** {@code ESC $}: to a place in the print area; one outside is passed over, as printers do. */
    void moveTo(int dots) {
        if (dots >= 0 && dots <= layout.width()) {
            closeRun();
            position = dots;
        }
    }

    /** {@code ESC \}: likewise, so many dots to the right, or to the left if negative. */
    void moveBy(int dots) {
        moveTo(position + dots);
    }

    boolean lineIsEmpty() { return line.isEmpty() && pending.isEmpty(); }

    void lineFeed() { print(spacing); }

    /** Prints what stands in the line, then moves the paper by so many dots. */
    void feed(int dots) {
        if (!lineIsEmpty()) {
            print(dots);
        } else if (dots > 0) {
            items.add(new PaperItem.Feed(dots));
        }
    }

    void put(PaperItem item) {
        if (!lineIsEmpty()) {
            lineFeed();
        }
        items.add(item);
        clearLine();
    }

    void complain(String complaint) { complaints.add(complaint); }

    int length() { return items.size(); }

    boolean endsWithCut() { return !items.isEmpty() && items.getLast() instanceof PaperItem.Cut; }

    Paper tearOff() {
        if (!lineIsEmpty()) {
            complain("the last line was never fed, so a printer keeps it back");
        }
        Paper torn = new Paper(layout.paper(), items, complaints);
        items.clear();
        complaints.clear();
        return torn;
    }

    private void print(int dots) {
        closeRun();
        int tallest = line.stream().mapToInt(run -> run.style().characterHeight()).max().orElse(0);
        items.add(new PaperItem.Line(List.copyOf(line), layout, Math.max(dots, tallest)));
        clearLine();
    }

    private void clearLine() {
        line = new ArrayList<>();
        pending = new StringBuilder();
        position = 0;
    }

    private void closeRun() {
        if (!pending.isEmpty()) {
            int width = pending.length() * style.characterWidth();
            line.add(new PaperItem.Run(pending.toString(), style, position - width));
            pending = new StringBuilder();
        }
    }
}
