package id.bilik.queueserver.server.session.conversation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was written in a stay. It goes with the stay. */
final class Words {
    /** Lines; older ones are forgotten. */
    private static final int MOST = 100;

    private final Deque<Told.ChatLine> chat = new ArrayDeque<>();
    private Told.@Nullable CaptionLine caption;

    void add(Told.ChatLine line) {
        chat.addLast(line);
        if (chat.size() > MOST) {
            chat.removeFirst();
        }
    }

    void show(Told.CaptionLine next) { caption = next; }

    List<Told.ChatLine> chat() { return List.copyOf(chat); }

    Told.@Nullable CaptionLine caption() { return caption; }
}
