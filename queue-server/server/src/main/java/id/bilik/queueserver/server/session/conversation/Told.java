package id.bilik.queueserver.server.session.conversation;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What pages are told, by its {@code type}. */
final class Told {
    private Told() {}

    /** @param away whether its line is broken at present */
    record Peer(UUID page, Seat.Role role, Heard.@Nullable State state, boolean away) {}

    record ChatLine(Seat.Role from, String text, Instant at) {}

    /** @param done whether the sentence is complete */
    record CaptionLine(String text, boolean done) {}

    /** @param lostSince since when a participant at home has no line; null while there is one */
    record StayView(String stay, String booth, String ticket, boolean seated, List<Peer> peers, List<ChatLine> chat,
            @Nullable CaptionLine caption, @Nullable String code, @Nullable Instant lostSince) {}

    record Welcome(String type, UUID page, Seat.Role role, List<StayView> stays) {
        Welcome(UUID page, Seat.Role role, List<StayView> stays) { this("welcome", page, role, stays); }
    }

    record StayFrame(String type, String stay, String booth, String ticket, boolean seated, List<Peer> peers,
            List<ChatLine> chat, @Nullable CaptionLine caption, @Nullable String code, @Nullable Instant lostSince) {
        static StayFrame of(StayView it) {
            return new StayFrame("stay", it.stay, it.booth, it.ticket, it.seated, it.peers, it.chat, it.caption,
                    it.code, it.lostSince);
        }
    }

    record Over(String type, String stay) {
        Over(String stay) { this("over", stay); }
    }

    record Away(String type, String stay, UUID page) {
        Away(String stay, UUID page) { this("away", stay, page); }
    }

    record Gone(String type, String stay, UUID page) {
        Gone(String stay, UUID page) { this("gone", stay, page); }
    }

    record Signal(String type, String stay, UUID from, JsonNode data) {
        Signal(String stay, UUID from, JsonNode data) { this("signal", stay, from, data); }
    }

    record Chat(String type, String stay, Seat.Role from, String text, Instant at) {
        Chat(String stay, ChatLine line) { this("chat", stay, line.from, line.text, line.at); }
    }

    record Caption(String type, String stay, String text, boolean done) {
        Caption(String stay, CaptionLine line) { this("caption", stay, line.text, line.done); }
    }

    record Pong(String type) {
        Pong() { this("pong"); }
    }
}
