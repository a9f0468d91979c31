package id.bilik.queueserver.core.branch.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The branch's own words, where people read them.
 *
 * @param texts by place, then by language code; a place that is absent says nothing
 */
public record Wording(Map<Place, Map<String, String>> texts) {
    public static final Wording NONE = new Wording(Map.of());
    /** Characters of a text: two lines of a slip. */
    public static final int LONGEST = 120;

    /** Where a text stands. */
    public enum Place {
        /** Below the branch's name on each slip. */
        SLIP_TOP,
        /** Last on each slip. */
        SLIP_FOOT,
        /** On the wall board while it shows no message. */
        BOARD,
        /** Above the services of the kiosk's page. */
        KIOSK
    }

    public Wording {
        Map<Place, Map<String, String>> kept = new LinkedHashMap<>();
        for (Place place : Place.values()) {
            Map<String, String> text = texts.get(place);
            if (text != null && !text.isEmpty()) {
                kept.put(place, Collections.unmodifiableMap(new LinkedHashMap<>(text)));
            }
        }
        texts = Collections.unmodifiableMap(kept);
    }

    /** By language code; empty where the branch says nothing there. */
    public Map<String, String> at(Place place) {
        return texts.getOrDefault(place, Map.of());
    }
}
