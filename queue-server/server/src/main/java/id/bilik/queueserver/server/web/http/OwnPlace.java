package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.Duty;
import id.bilik.queueserver.core.branch.Group;
import id.bilik.queueserver.core.branch.TicketNumber;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.Caller;
import id.bilik.queueserver.server.access.DeviceKind;
import id.bilik.queueserver.server.follow.IssuedBy;
import id.bilik.queueserver.server.records.DeviceRows;
import id.bilik.queueserver.server.runtime.OpenBranch;
import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Where a caller may act: the screen of a booth for its booth, a kiosk under its own name and with its own tickets, and an
 * officer in the group where the officer is on duty. Supervisors act everywhere.
 */
public final class OwnPlace {
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Map<String, IssuedBy> issued = new ConcurrentHashMap<>();

    /** Why a caller may not act there; null where it may. */
    @Nullable
    Problem object(Context context, Caller caller, Set<RouteRole> named) {
        return switch (caller) {
            case Caller.Device device -> ofDevice(context, device.device());
            case Caller.Person person when named.contains(Access.OFFICER) && person.isOnlyOfficer()
                    && !READING.contains(context.req().getMethod()) ->
                ofOfficer(context, person.session().account());
            case Caller.Person person -> null;
            case Caller.Program program -> null;
        };
    }

    private @Nullable Problem ofDevice(Context context, DeviceRows.Row device) {
        Map<String, String> path = context.pathParamMap();
        if (device.kind().equals(DeviceKind.BOOTH.word()) && !path.getOrDefault("booth", "").equals(device.booth())
                && path.containsKey("booth")) {
            return Problem.forbidden("This screen is the one of booth " + device.booth() + ".");
        }
        if (device.kind().equals(DeviceKind.KIOSK.word())) {
            String name = path.getOrDefault("kiosk", path.getOrDefault("device", device.id()));
            if (!name.equals(device.id())) {
                return Problem.forbidden("This kiosk is " + device.id() + ", not " + name + ".");
            }
            if (path.containsKey("ticket") && !READING.contains(context.req().getMethod())) {
                return ofTicket(context, device);
            }
        }
        return null;
    }

    private @Nullable Problem ofTicket(Context context, DeviceRows.Row device) {
        OpenBranch open = InPath.branch(context);
        TicketNumber ticket = InPath.ticket(context);
        if (open.state().findVisit(ticket).isEmpty()) {
            return null; // the branch says itself that there is none
        }
        return isOwn(open, ticket, device.id())
                ? null
                : Problem.forbidden("Ticket " + ticket + " was not issued by " + device.id() + ".");
    }

    /** Whether a device has issued a ticket of today. */
    public boolean isOwn(OpenBranch open, TicketNumber ticket, String device) {
        ZoneId zone = open.state().plan().zone();
        Optional<Actor> by = issued
                .computeIfAbsent(open.id(),
                        id -> new IssuedBy(open.journal(), id, open.now(), zone, open.state().clock().corrected()))
                .find(ticket);
        return by.isPresent() && by.get().equals(new Actor.Device(device));
    }

    private static @Nullable Problem ofOfficer(Context context, String account) {
        Map<String, String> path = context.pathParamMap();
        Branch branch = InPath.branch(context).state();
        if (context.path().endsWith("/sign-on") || isOfBookings(context.path())
                || path.containsKey("company")) { // its list is worked off in its own halls, where there is no group
            return null;
        }
        Optional<Group> group = path.containsKey("group")
                ? branch.findGroup(path.get("group"))
                : path.containsKey("booth") ? branch.findGroupOfBooth(path.get("booth")) : Optional.empty();
        boolean named = path.containsKey("group") || path.containsKey("booth");
        if (named && group.isEmpty()) {
            return null; // the branch says itself that there is none
        }
        boolean onDuty = named
                ? isOnDuty(group.orElseThrow(), account)
                : branch.groups().stream().anyMatch(each -> isOnDuty(each, account));
        return onDuty
                ? null
                : Problem.forbidden("An officer acts in the group where the officer is on duty; sign on there first.");
    }

    /** Bookings belong to no group. Those of a person are asked for by changes, so that no address names whom they are for. */
    private static boolean isOfBookings(String path) {
        return path.endsWith("/booking-search") || path.endsWith("/bookings/missed/lift")
                || path.endsWith("/judgement");
    }

    private static boolean isOnDuty(Group group, String account) {
        return group.duty() instanceof Duty.On on && on.officer().equals(account);
    }
}
