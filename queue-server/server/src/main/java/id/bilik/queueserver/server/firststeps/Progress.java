package id.bilik.queueserver.server.firststeps;

import id.bilik.queueserver.server.settings.Confirmations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a step is.
 *
 * @param missing     what it lacks; it is done without
 * @param confirmable whether somebody's word that it is right so would settle something of it now
 * @param confirmed   whose word it rests on; null where facts alone carry it, or nothing does
 */
public record Progress(Step step, List<Missing> missing, boolean confirmable,
        Confirmations.@Nullable Confirmed confirmed) {
    public boolean isDone() { return missing.isEmpty(); }
}
