package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.collective.Band;
import id.bilik.queueserver.core.collective.DayRoom;
import id.bilik.queueserver.core.collective.Replan;
import id.bilik.queueserver.core.collective.Site;
import id.bilik.queueserver.core.collective.Version;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.collective.CompanyLists;
import id.bilik.queueserver.server.collective.CompanySchedules;
import id.bilik.queueserver.server.collective.State;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Orders;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The daily schedule of a company: either side proposes one, and it holds once the other agrees. */
final class CompanyScheduleRoutes {
    private static final String SCHEDULE = "/api/branches/{branch}/companies/{company}/schedule";
    /** Days that are looked at for one schedule. */
    private static final int MOST_DAYS = 60;
    private static final int MOST_OFFICERS = 100;
    private static final int LONGEST_EACH = 4 * 3600;

    private final CompanyAccess access;
    private final CompanyLists lists;
    private final CompanySchedules schedules;

    /**
     * The outcome of a proposal.
     *
     * @param stayed whose day is as before
     * @param moved  who have a later one
     * @param added  who had none
     * @param left   for whom no day within 60 has a place
     */
    record Proposed(int version, int days, int stayed, int moved, int added, int left) {}

    /** @param holds whether both sides agree by now */
    record Agreed(int version, boolean holds) {}

    CompanyScheduleRoutes(CompanyAccess access, CompanyLists lists, CompanySchedules schedules) {
        this.access = access;
        this.lists = lists;
        this.schedules = schedules;
    }

    List<Route> list() {
        return List.of(post(SCHEDULE, Access.PARTICIPANTS,
                "Propose another version of the daily schedule for the days after today, as after a lost officer",
                CompanyBodies.Propose.class, 201, Proposed.class, this::propose),
                post(SCHEDULE + "/agree", Access.PARTICIPANTS,
                        "Agree to the newest version; it holds once both sides do",
                        CompanyBodies.Agree.class, 200, Agreed.class, this::agree));
    }

    private void propose(Context context) {
        access.admitParty(context);
        OpenBranch open = InPath.realBranch(context);
        CompanyBodies.Propose body = Bodies.read(context, CompanyBodies.Propose.class);
        Site site = Fields.word(Site.class, "site", body.site());
        within("officers", body.officers(), MOST_OFFICERS);
        within("secondsEach", body.secondsEach(), LONGEST_EACH);
        LocalTime opens = time("opens", body.opens(), "09:00");
        LocalTime closes = time("closes", body.closes(), "13:00");
        LocalDate from = Query.date("from", String.valueOf(Fields.line("from", body.from())));
        LocalDate today = today(open);
        if (!from.isAfter(today) || from.isAfter(today.plusDays(MOST_DAYS)) || !opens.isBefore(closes)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field from must be a day after today, " + today
                    + ", and at most 60 days ahead; opens must be before closes.");
        }
        Company company = access.get(context);
        Map<Integer, State> states = lists.states(company);
        if (states.isEmpty()) {
            throw Problem.refused("NobodyListed", "The company has sent no list yet.");
        }
        List<DayRoom> rooms = new ArrayList<>();
        int places = 0;
        for (int i = 0; i < MOST_DAYS && places < states.size(); i++) {
            DayRoom room = room(open, company.id(), site, from.plusDays(i), body.officers(), body.secondsEach(),
                    opens, closes);
            if (room != null && room.most() > 0) {
                rooms.add(room);
                places += room.most();
            }
        }
        if (rooms.isEmpty()) {
            throw Problem.refused("NoCollectiveRoom", "No day within 60 has room for anybody of the list.");
        }
        Replan plan = schedules.propose(company, states, today, rooms, CompanyAccess.party(context), open.now());
        int version = schedules.findOpen(company).map(Version::number).orElseThrow();
        context.status(HttpStatus.CREATED).json(new Proposed(version, rooms.size(), plan.stayed(), plan.moved(),
                plan.added(), plan.left().size()));
    }

    /**
     * The records have who agrees to what, and the branch what follows for its room. Where the branch does not answer, or the server
     * dies in between, agreeing once more makes it good.
     */
    private void agree(Context context) {
        access.admitParty(context);
        OpenBranch open = InPath.realBranch(context);
        int number = Bodies.read(context, CompanyBodies.Agree.class).version();
        Company company = access.get(context);
        Version newest = schedules.list(company).stream().findFirst().filter(it -> it.number() == number)
                .orElseThrow(() -> notTheNewest(number));
        CompanyRoom room = new CompanyRoom(open, company.id());
        if (newest.agree(CompanyAccess.party(context)).isAgreed()) {
            room.expectPlaces(newest.schedule());
        }
        Version version = schedules.agree(company, number, CompanyAccess.party(context), open.now())
                .orElseThrow(() -> notTheNewest(number));
        if (version.isAgreed()) {
            Orders.decide(context, open, room.command(version.schedule()));
        }
        context.json(new Agreed(number, version.isAgreed()));
    }

    private static Problem notTheNewest(int number) {
        return Problem.refused("NotTheNewest",
                "Version " + number + " is not the newest; look at the schedule as it is now.");
    }

    /** Null where nobody works on that day. */
    private static @Nullable DayRoom room(OpenBranch open, String company, Site site, LocalDate date, int officers,
            int seconds, LocalTime opens, LocalTime closes) {
        if (!open.state().plan().hours().isOpenOn(date)) {
            return null;
        }
        if (site == Site.COMPANY) {
            return DayRoom.atCompany(date, officers, seconds, opens, closes);
        }
        List<Band> bands = new CompanyRoom(open, company).bands(date, seconds);
        return bands.isEmpty() ? null : new DayRoom(date, site, officers, seconds, bands);
    }

    private static LocalDate today(OpenBranch open) {
        return open.state().timeAt(open.now()).atZone(open.state().plan().zone()).toLocalDate();
    }

    private static void within(String field, int value, int most) {
        if (value < 1 || value > most) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must be 1 to " + most + ".");
        }
    }

    private static LocalTime time(String field, @Nullable String text, String otherwise) {
        String line = Fields.line(field, text);
        String given = line == null ? otherwise : line;
        if (!given.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must be a time such as 13:00.");
        }
        return LocalTime.parse(given);
    }
}
