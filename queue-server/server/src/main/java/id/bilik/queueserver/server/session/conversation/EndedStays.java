package id.bilik.queueserver.server.session.conversation;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The stays that ended last: a frame that was on its way when its stay ended is no fault of the page that sent it. */
final class EndedStays {
    private static final int REMEMBERED = 200;

    private final Map<String, Stay> ended = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Stay> eldest) { return size() > REMEMBERED; }
    };

    void add(Stay stay) { ended.put(stay.id(), stay); }

    Optional<Stay> find(String id) { return Optional.ofNullable(ended.get(id)); }
}
