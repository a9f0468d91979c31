package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.simulation.planning.Change;
import id.bilik.queueserver.server.settings.PlanJson;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import io.javalin.http.HttpStatus;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The changes that a supervisor asks about, read from a body. */
final class WishedChanges {
    private WishedChanges() {}

    /** @throws Problem 400 where one is not a change */
    static List<Change> read(List<Requests.Changed> asked) {
        List<Change> changes = new ArrayList<>();
        for (Requests.Changed each : asked) {
            if (each == null) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The field changes must list changes, not null.");
            }
            changes.addAll(read(each));
        }
        return changes;
    }

    private static List<Change> read(Requests.Changed asked) {
        if (Stream.of(asked.group(), asked.addOfficer(), asked.removeOfficer(), asked.closes(), asked.plan())
                .filter(Objects::nonNull).count() != 1) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "Each of changes names one of group (with openBooths, concurrency,"
                    + " booths or services), addOfficer, removeOfficer, closes or plan.");
        }
        if (asked.group() != null) {
            return ofGroup(asked.group(), asked);
        }
        if (asked.removeOfficer() != null) {
            return List.of(new Change.RemoveOfficer(asked.removeOfficer()));
        }
        if (asked.closes() != null) {
            return List.of(new Change.Closing(time(asked.closes())));
        }
        return List.of(asked.plan() != null ? plan(asked.plan()) : officer(asked.addOfficer()));
    }

    private static List<Change> ofGroup(String group, Requests.Changed asked) {
        List<Change> changes = new ArrayList<>();
        if (asked.booths() != null) {
            changes.add(new Change.Booths(group, asked.booths()));
        }
        if (asked.services() != null) {
            changes.add(new Change.Services(group, asked.services()));
        }
        if (changes.isEmpty() || asked.openBooths() != null || asked.concurrency() != null) {
            changes.add(new Change.Capacity(group, asked.openBooths(), asked.concurrency()));
        }
        return changes;
    }

    private static Change officer(@Nullable Object asked) {
        return switch (asked) {
            case String group -> new Change.AddOfficer(group);
            case Boolean any when any -> new Change.AddOfficer(null);
            case null, default -> throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field addOfficer must be the id of a group without an officer, or true for any.");
        };
    }

    private static Change plan(PlanJson asked) {
        try {
            return new Change.OtherPlan(asked.toPlan());
        } catch (IllegalArgumentException impossible) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The plan is not possible: " + impossible.getMessage() + ".");
        }
    }

    private static LocalTime time(String asked) {
        try {
            return asked.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(asked);
        } catch (DateTimeParseException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST,
                    "The field closes must be a time like 16:30, not \"" + asked + "\".");
        }
    }
}
