package id.bilik.queueserver.server.journal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells a disk without room from other trouble; no system has an exception of its own for it. */
public final class DiskFull {
    private DiskFull() {}

    /** Whether that is what failed. */
    public static boolean isCauseOf(@Nullable Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            String message = String.valueOf(each.getMessage()).toLowerCase(Locale.ROOT);
            if (message.contains("no space left") || message.contains("not enough space")
                    || message.contains("quota exceeded") || message.contains("disk full")
                    || message.contains("file too large")) {
                return true;
            }
        }
        return false;
    }
}
