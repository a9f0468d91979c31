package id.bilik.queueserver.server.journal.file;

import id.bilik.queueserver.server.journal.JournalEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/** What can still be read of a damaged file: each whole line, wherever it stands. */
final class Salvage {
    /** How each member of an archive begins: the header that Java writes. */
    private static final byte[] MEMBER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private Salvage() {}

    /** The entries of a segment or an archive, by sequence. */
    static NavigableMap<Long, JournalEntry> entries(Path file, String branch) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (Names.sequence(file, Names.ARCHIVE).isPresent()) {
            bytes = unpacked(bytes);
        }
        NavigableMap<Long, JournalEntry> found = new TreeMap<>();
        Scan scan = new Scan(new ByteArrayInputStream(bytes), branch);
        while (scan.next()) {
            Line line = scan.line();
            if (line != null) {
                found.put(line.entry().sequence(), line.entry());
            }
        }
        return found;
    }

    /** What the members hold, each as far as it can be unpacked. */
    private static byte[] unpacked(byte[] archive) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        int begin = nextMember(archive, 0);
        while (begin < archive.length) {
            int end = nextMember(archive, begin + 1);
            unpack(archive, begin, end, lines);
            // a member that broke off must not swallow the first line of the next one
            lines.write('\n');
            begin = end;
        }
        return lines.toByteArray();
    }

    private static void unpack(byte[] archive, int begin, int end, ByteArrayOutputStream lines) {
        try (InputStream member = new GZIPInputStream(new ByteArrayInputStream(archive, begin, end - begin))) {
            member.transferTo(lines);
        } catch (IOException e) {
            // what came before stands in the lines, and each of them has a checksum
            return;
        }
    }

    private static int nextMember(byte[] archive, int from) {
        for (int at = from; at + MEMBER.length <= archive.length; at++) {
            boolean found = true;
            for (int i = 0; i < MEMBER.length && found; i++) {
                found = archive[at + i] == MEMBER[i];
            }
            if (found) {
                return at;
            }
        }
        return archive.length;
    }
}
