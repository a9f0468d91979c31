package id.bilik.queueserver.server.journal.file;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/** How the files of a branch are called: each begins with a sequence, so that names sort as entries do. */
final class Names {
    static final String SEGMENT = ".log";
    static final String ARCHIVE = ".log.gz";
    static final String INDEX = ".index";
    static final String SNAPSHOT = ".snapshot.gz";
    /** Ends the name of a file that is being written; one that is found at a start was never finished. */
    static final String UNFINISHED = ".new";
    private static final int DIGITS = 19;

    private Names() {}

    static Path of(Path folder, long sequence, String kind) { return folder.resolve(number(sequence) + kind); }

    static String number(long sequence) { return "%019d".formatted(sequence); }

    /** The sequence that a name of that kind begins with; empty for every other name. */
    static OptionalLong sequence(Path file, String kind) {
        String name = String.valueOf(file.getFileName());
        if (name.length() != DIGITS + kind.length() || !name.endsWith(kind)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(name.substring(0, DIGITS)));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** The folder of a branch: its name, with whatever a file system might not take written as {@code %XX}. */
    static String folder(String branch) {
        return URLEncoder.encode(branch, StandardCharsets.UTF_8).replace(".", "%2E").replace("*", "%2A");
    }

    static String branch(Path folder) {
        return URLDecoder.decode(String.valueOf(folder.getFileName()), StandardCharsets.UTF_8);
    }
}
