package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.core.collective.Band;
import id.bilik.queueserver.core.collective.DayRoom;
import id.bilik.queueserver.core.collective.Layoff;
import id.bilik.queueserver.core.collective.ListDay;
import id.bilik.queueserver.core.collective.Version;
import id.bilik.queueserver.core.collective.Version.Party;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.collective.Companies;
import id.bilik.queueserver.server.collective.State;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.records.InvitationRows;
import id.bilik.queueserver.server.records.MessageRows;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A company and how its list goes. It has numbers and no name of anybody on the list.
 *
 * @param name           of the company; null once its key is gone
 * @param percent        rounded down
 * @param people         on the list, without those who were withdrawn
 * @param open           the newest version, where somebody still has to agree to it
 * @param agreed         the one that holds
 * @param days           of that one, and what became of each
 * @param withoutDay     people on the list whom it has no day for
 * @param representative for staff alone
 * @param url            the link for the representative, likewise
 */
record CompanyView(String company, @Nullable String name, int workforce, int laidOff, String percent,
        LocalDate laidOffOn, int people, @Nullable VersionView open, @Nullable VersionView agreed,
        List<Progress> days, int withoutDay, @Nullable Contact representative, @Nullable String url) {

    record All(List<CompanyView> companies) {}

    record Contact(String name, @Nullable String phone, @Nullable String email, String attorney,
            LocalDate attorneyDate) {}

    record VersionView(int version, String proposedBy, boolean branchAgreed, boolean companyAgreed,
            List<PlannedDay> days) {}

    /** @param most people whom the day can serve */
    record PlannedDay(LocalDate date, String site, int officers, int secondsEach, LocalTime from, LocalTime until,
            int people, int most) {}

    /**
     * @param left     nobody has worked on them yet
     * @param messages that invite them
     */
    record Progress(LocalDate date, String site, LocalTime from, LocalTime until, int invited, int served, int absent,
            int missingPapers, int left, Messages messages) {}

    /**
     * How many invitations of a day stand where: the newest message to each person.
     *
     * @param failed refused, too late, or nobody knows
     */
    record Messages(int sent, int waiting, int failed) {}

    static CompanyView of(Company company, Companies.@Nullable Representative who, List<Version> versions,
            Map<Integer, State> states, InvitationRows.Counts messages, @Nullable String url) {
        Layoff layoff = Companies.layoff(company);
        Version newest = versions.isEmpty() ? null : versions.getFirst();
        Version agreed = versions.stream().filter(Version::isAgreed).findFirst().orElse(null);
        List<Progress> days = agreed == null
                ? List.of()
                : agreed.schedule().days().stream().map(day -> progress(day, states, messages)).toList();
        int people = Math.toIntExact(states.values().stream().filter(it -> it != State.WITHDRAWN).count());
        int planned = days.stream().mapToInt(Progress::invited).sum();
        Contact contact = who == null || url == null
                ? null
                : new Contact(who.name(), who.phone(), who.email(), who.attorney(), who.attorneyDate());
        return new CompanyView(company.id(), who == null ? null : who.company(), layoff.workforce(), layoff.laidOff(),
                layoff.percent(), layoff.on(), people,
                newest == null || newest.isAgreed() ? null : view(newest), agreed == null ? null : view(agreed), days,
                Math.max(0, people - planned), contact, url);
    }

    private static VersionView view(Version version) {
        return new VersionView(version.number(), ContractNames.of(version.proposedBy()),
                version.agreed().contains(Party.BRANCH), version.agreed().contains(Party.COMPANY),
                version.schedule().days().stream().map(CompanyView::planned).toList());
    }

    private static PlannedDay planned(ListDay day) {
        DayRoom room = day.room();
        return new PlannedDay(room.date(), ContractNames.of(room.site()), room.officers(), room.secondsEach(),
                first(room).from(), last(room).until(), day.people().size(), room.most());
    }

    private static Progress progress(ListDay day, Map<Integer, State> states, InvitationRows.Counts messages) {
        List<State> there = day.people().stream().map(it -> states.getOrDefault(Integer.valueOf(it), State.WITHDRAWN))
                .filter(it -> it != State.WITHDRAWN).toList();
        DayRoom room = day.room();
        return new Progress(room.date(), ContractNames.of(room.site()), first(room).from(), last(room).until(),
                there.size(), count(there, State.SERVED), count(there, State.ABSENT),
                count(there, State.MISSING_PAPERS), count(there, State.LISTED) + count(there, State.CALLED),
                new Messages(messages.count(room.date(), MessageRows.State.SENT),
                        messages.count(room.date(), MessageRows.State.WAITING, MessageRows.State.SENDING),
                        messages.count(room.date(), MessageRows.State.REFUSED, MessageRows.State.LATE,
                                MessageRows.State.UNKNOWN)));
    }

    private static Band first(DayRoom room) { return room.bands().getFirst(); }

    private static Band last(DayRoom room) { return room.bands().getLast(); }

    private static int count(List<State> states, State state) {
        return Math.toIntExact(states.stream().filter(it -> it == state).count());
    }
}
