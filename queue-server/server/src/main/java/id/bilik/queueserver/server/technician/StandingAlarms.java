package id.bilik.queueserver.server.technician;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The alarms that stand. One is raised when it has held for a while, and is over when it has been gone for a while, so
 * that a line which drops and comes back is no alarm. How long is for {@link AlarmRules} to say.
 */
final class StandingAlarms {

    /**
     * An alarm that is true now.
     *
     * @param heard when its device said so last
     */
    record Found(Alarm alarm, Instant heard) {}

    private final Map<String, Alarm> standing = new LinkedHashMap<>();
    /** Since when each alarm has been true without a break. */
    private final Map<String, Instant> since = new HashMap<>();
    /** When each that stands was last found true. */
    private final Map<String, Instant> lastFound = new HashMap<>();

    /** Those that stood before a restart; nobody could see them end meanwhile. */
    void restore(List<Alarm> before, Instant now) {
        for (Alarm alarm : before) {
            standing.put(alarm.key(), alarm);
            lastFound.put(alarm.key(), now);
        }
    }

    List<Alarm> list() { return List.copyOf(standing.values()); }

    List<Alarm> listOf(String device) {
        return standing.values().stream().filter(alarm -> alarm.device().equals(device)).toList();
    }

    /** It is that much later than was thought: nothing held, and nothing was gone, for so long. */
    void shift(Duration later) {
        since.replaceAll((key, at) -> at.plus(later));
        lastFound.replaceAll((key, at) -> at.plus(later));
    }

    /**
     * Takes what is true now, worst first.
     *
     * @param isKnown whether there is such a device; the alarms of one that was forgotten are over at once
     * @return what ends and what begins by it
     */
    List<Devices.Change> look(Collection<Found> found, Predicate<String> isKnown, Instant now) {
        Map<String, Alarm> next = new LinkedHashMap<>();
        Map<String, Instant> held = new HashMap<>();
        for (Found each : found) {
            Alarm alarm = each.alarm();
            String key = alarm.key();
            Instant first = since.getOrDefault(key, each.heard());
            held.put(key, first);
            Alarm before = standing.get(key);
            if (before != null) {
                next.put(key, alarm.since(before.since()));
            } else if (Duration.between(first, each.heard()).compareTo(AlarmRules.toRaise(alarm)) >= 0) {
                next.put(key, AlarmRules.toRaise(alarm).isZero() ? alarm : alarm.since(first));
            }
        }
        since.clear();
        since.putAll(held);
        next.keySet().forEach(key -> lastFound.put(key, now));
        standing.forEach((key, alarm) -> {
            Duration gone = Duration.between(lastFound.getOrDefault(key, now), now);
            if (isKnown.test(alarm.device()) && gone.compareTo(AlarmRules.toEnd(alarm)) < 0) {
                next.putIfAbsent(key, alarm);
            }
        });
        lastFound.keySet().retainAll(next.keySet());
        return replace(next, now);
    }

    private List<Devices.Change> replace(Map<String, Alarm> next, Instant now) {
        List<Devices.Change> changes = new ArrayList<>();
        standing.forEach((key, alarm) -> {
            if (!next.containsKey(key)) {
                changes.add(new Devices.Change(alarm, false, now));
            }
        });
        next.forEach((key, alarm) -> {
            if (!standing.containsKey(key)) {
                changes.add(new Devices.Change(alarm, true, now));
            }
        });
        standing.clear();
        standing.putAll(next);
        return changes;
    }
}
