package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.branch.CompanyDay;
import id.bilik.queueserver.core.branch.deciding.Command;
import id.bilik.queueserver.core.capacity.CollectiveRoom;
import id.bilik.queueserver.core.collective.Band;
import id.bilik.queueserver.core.collective.DayRoom;
import id.bilik.queueserver.core.collective.ListDay;
import id.bilik.queueserver.core.collective.Schedule;
import id.bilik.queueserver.core.collective.Site;
import id.bilik.queueserver.core.simulation.planning.FromNow;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The part of a branch that a company's schedule takes: places of its collective share, or officers who are away. */
final class CompanyRoom {
    private final OpenBranch open;
    private final String company;
    private final ZoneId zone;

    CompanyRoom(OpenBranch open, String company) {
        this.open = open;
        this.company = company;
        this.zone = open.state().plan().zone();
    }

    /** The quarter hours of a day in which people of the company can begin. */
    List<Band> bands(LocalDate date, int seconds) {
        return room(date, seconds).slots().stream().map(slot -> new Band(slot.from().atZone(zone).toLocalTime(),
                end(slot.until().atZone(zone).toLocalTime()), slot.count())).toList();
    }

    private CollectiveRoom room(LocalDate date, int seconds) {
        FromNow known = open.foresight().restOfDay(1);
        return CollectiveRoom.of(known.branch(), company, known.model(), date, known.now(), seconds);
    }

    /** Midnight would begin the day that ends with it. */
    private static LocalTime end(LocalTime until) {
        return until.equals(LocalTime.MIDNIGHT) ? LocalTime.of(23, 59) : until;
    }

    /** @throws Problem 409 where the branch has given away meanwhile what was proposed */
    void expectPlaces(Schedule schedule) {
        LocalDate today = today();
        for (ListDay day : schedule.days()) {
            DayRoom room = day.room();
            if (room.date().isAfter(today) && room.site() == Site.BRANCH
                    && !room(room.date(), room.secondsEach()).fits(begins(day))) {
                throw Problem.refused("NoCollectiveRoom", "The branch has no room any more for so many people on "
                        + room.date() + "; propose another schedule.");
            }
        }
    }

    /** The part of it that the branch is to know. */
    Command.AgreeCompanyDays command(Schedule schedule) {
        return new Command.AgreeCompanyDays(company, schedule.days().stream().filter(day -> !day.people().isEmpty())
                .map(this::day).toList());
    }

    private CompanyDay day(ListDay day) {
        DayRoom room = day.room();
        boolean away = room.site() == Site.COMPANY;
        return new CompanyDay(company, room.date(), at(room.date(), room.bands().getFirst().from()),
                at(room.date(), room.bands().getLast().until()), away ? room.officers() : 0, room.secondsEach(),
                away ? List.of() : begins(day), 0);
    }

    private List<CompanyDay.Begin> begins(ListDay day) {
        Map<LocalTime, Integer> people = new LinkedHashMap<>();
        for (int place = 0; place < day.people().size(); place++) {
            people.merge(day.bandOf(place).from(), 1, Integer::sum);
        }
        List<CompanyDay.Begin> begins = new ArrayList<>();
        people.forEach((from, count) -> begins.add(new CompanyDay.Begin(at(day.room().date(), from), count)));
        return begins;
    }

    private Instant at(LocalDate date, LocalTime time) { return date.atTime(time).atZone(zone).toInstant(); }

    private LocalDate today() { return open.state().timeAt(open.now()).atZone(zone).toLocalDate(); }
}
