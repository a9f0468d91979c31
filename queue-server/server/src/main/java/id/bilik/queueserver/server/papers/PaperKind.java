package id.bilik.queueserver.server.papers;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kind of a file, by how it begins. Its name and what its sender calls it say nothing. */
public enum PaperKind {
    JPEG("\u00FF\u00D8\u00FF"), PNG("\u0089PNG\r\n\u001A\n"), PDF("%PDF-");

    /** A sign for each byte. */
    private final String beginning;

    PaperKind(String beginning) { this.beginning = beginning; }

    /** Empty for a file of any other kind. */
    public static Optional<PaperKind> of(byte[] file) {
        return Arrays.stream(values()).filter(kind -> kind.begins(file)).findFirst();
    }

    private boolean begins(byte[] file) {
        return file.length >= beginning.length()
                && new String(file, 0, beginning.length(), StandardCharsets.ISO_8859_1).equals(beginning);
    }
}
