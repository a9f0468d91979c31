package id.bilik.queueserver.server.web.live;

import id.bilik.queueserver.server.session.conversation.CloseCode;
import id.bilik.queueserver.server.session.conversation.Grant;
import id.bilik.queueserver.server.session.conversation.Line;
import id.bilik.queueserver.server.session.conversation.Room;
import id.bilik.queueserver.server.web.http.Gate;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.ProblemAnswers;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.WebJson;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The WebSocket by which pages of a conversation talk. It is refused before the upgrade, as a problem like any other. */
public final class ConversationSocket {
    public static final String PATH = "/api/conversation";
    /** Bytes of a frame. */
    private static final int LARGEST = 64 * 1024;
    /** Frames that wait for a page that does not read; then its line is cut. */
    private static final int MOST_WAITING = 200;
    private static final String GRANT = "conversation-grant";
    private static final String LINE = "conversation-line";

    private final Conversations conversations;
    private final Gate gate;

    public ConversationSocket(Conversations conversations, Gate gate) {
        this.conversations = conversations;
        this.gate = gate;
    }

    /** @param stalled a page that neither reads nor writes for this long is dropped */
    public void addTo(JavalinConfig config, Duration stalled) {
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setIdleTimeout(stalled);
            factory.setMaxTextMessageSize(LARGEST);
            factory.setMaxBinaryMessageSize(LARGEST);
            factory.setMaxFrameSize(LARGEST);
            factory.setMaxOutgoingFrames(MOST_WAITING);
        });
        config.routes.wsBeforeUpgrade(this::letIn);
        config.routes.ws(PATH, this::talk);
    }

    private void letIn(Context context) throws Exception {
        try {
            boolean fromOutside = gate.admitSocket(context);
            if (!"websocket".equalsIgnoreCase(context.header("Upgrade"))) {
                throw Problem.of(HttpStatus.UPGRADE_REQUIRED, "This address is for WebSockets alone.");
            }
            context.attribute(GRANT, conversations.enter(Query.get(context, "token", List.of("token")), fromOutside));
        } catch (Problem refused) {
            ProblemAnswers.answerAtOnce(context, refused);
            context.skipRemainingHandlers();
        }
    }

    private void talk(WsConfig socket) {
        socket.onConnect(connected -> {
            connected.attribute(LINE, new ToPage(connected.session));
            with(connected, (room, line) -> room.join(grant(connected), line));
        });
        socket.onMessage(message -> with(message,
                (room, line) -> room.hear(grant(message).page(), line, message.message())));
        socket.onBinaryMessage(message -> with(message, (room, line) -> room.refuse(grant(message).page(), line)));
        socket.onClose(closed -> with(closed,
                (room, line) -> room.lose(grant(closed).page(), line, closed.status())));
        socket.onError(failed -> {
            // its end is told by onClose; what it carried is not for the log
        });
    }

    private void with(WsContext socket, BiConsumer<Room, Line> work) {
        Line line = socket.attribute(LINE);
        if (line != null) {
            conversations.findRoom(grant(socket).branch())
                    .ifPresentOrElse(room -> work.accept(room, line),
                            () -> line.close(CloseCode.OVER, "the training is over"));
        }
    }

    private static Grant grant(WsContext socket) { return Objects.requireNonNull(socket.<Grant>attribute(GRANT)); }

    /** Sends without waiting. A page that does not read is cut off, and comes again. */
    private record ToPage(Session session) implements Line {
        @Override
        public void send(Object frame) {
            session.sendText(new String(WebJson.bytes(frame), StandardCharsets.UTF_8),
                    Callback.from(() -> {
                        // it is on its way
                    }, unsent -> Thread.startVirtualThread(session::disconnect)));
        }

        @Override
        public void close(int code, String reason) { session.close(code, reason, Callback.NOOP); }
    }
}
