package id.bilik.kiosk.slip;

import java.util.ArrayList;
import java.util.List;

/** Text broken at spaces, so that the printer never breaks it inside a word. */
final class Lines {

    private Lines() {}

    /**
     * As few lines as possible, of about the same length, so that no word is left alone at the end. A word longer than a
     * line is cut where the line ends.
     */
    static List<String> wrap(String text, int columns) {
        List<String> widest = fill(text, columns);
        for (int narrower = Math.ceilDiv(text.length(), widest.size() + 1); narrower < columns; narrower++) {
            List<String> even = fill(text, Math.max(1, narrower));
            if (even.size() == widest.size()) {
                return even;
            }
        }
        return widest;
    }

    private static List<String> fill(String text, int columns) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > columns) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
            while (line.length() > columns) {
                lines.add(line.substring(0, columns));
                line.delete(0, columns);
            }
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
