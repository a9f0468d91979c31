package id.bilik.queueserver.server.messages;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.core.branch.CompanyDays;
import id.bilik.queueserver.core.collective.Band;
import id.bilik.queueserver.core.collective.ListDay;
import id.bilik.queueserver.core.collective.Schedule;
import id.bilik.queueserver.core.collective.Version;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.collective.CompanySchedules;
import id.bilik.queueserver.server.collective.State;
import id.bilik.queueserver.server.records.CompanyRows;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.records.CompanyRows.Person;
import id.bilik.queueserver.server.records.InvitationRows;
import id.bilik.queueserver.server.records.InvitationRows.Mark;
import id.bilik.queueserver.server.records.InvitationRows.Told;
import id.bilik.queueserver.server.records.MessageRows.Message;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.runtime.OpenBranch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Compares the agreed schedules of companies with what their people were told last, and notes what they are to be told. Both
 * stand in the same transaction, so that a process may end anywhere and nobody is told twice. The journal says that a day
 * holds, and never whose it is: that is read from the records. For one thread.
 */
final class Invitations {
    /** Between two of them, so that a list of thousands is no burst for the mail server. */
    private static final Duration APART = Duration.ofSeconds(1);
    /** The records note a change to the second: one so young may have another beside it that is not written yet. */
    private static final Duration YOUNG = Duration.ofSeconds(5);

    private final OpenBranch branch;
    private final CompanyRows companies;
    private final InvitationRows rows;
    private final CompanySchedules schedules;
    private final Addresses addresses;
    private final List<Carrier> carriers;
    private final Map<String, Mark> compared = new HashMap<>();
    private Instant lastDue = Instant.MIN;

    /** Where somebody is to be on a day. */
    private record Place(LocalDate day, LocalTime from, LocalTime until, String site, Instant over) {
        boolean isAsTold(Told told) {
            return told.day().equals(day) && told.from().equals(from) && told.until().equals(until)
                    && told.site().equals(site);
        }
    }

    Invitations(OpenBranch branch, Records records, Addresses addresses, List<Carrier> carriers) {
        this.branch = branch;
        this.companies = records.companies();
        this.rows = records.invitations();
        this.schedules = new CompanySchedules(records);
        this.addresses = addresses;
        this.carriers = carriers;
    }

    /**
     * Notes what follows from all that holds by now.
     *
     * @throws id.bilik.queueserver.server.records.RecordsUnavailable where it cannot be noted; the next look does it
     */
    void look() {
        Instant now = branch.now();
        for (Company company : companies.list(branch.id())) {
            Mark mark = rows.mark(company.id());
            if (mark.version() > 0 && !mark.equals(compared.get(company.id())) && compare(company, now)
                    && mark.changed().plus(YOUNG).isBefore(now)) {
                compared.put(company.id(), mark);
            }
        }
    }

    /** False where the branch has not heard of all days yet. */
    private boolean compare(Company company, Instant now) {
        Branch state = branch.state();
        Optional<Schedule> agreed = schedules.findAgreed(company).map(Version::schedule);
        if (agreed.isEmpty() || !isKnown(state, company, agreed.get(), now)) {
            return false;
        }
        Map<Integer, Person> people = new HashMap<>();
        companies.listPeople(company.id()).forEach(person -> people.put(person.number(), person));
        Map<Integer, Place> places = places(agreed.get(), state.plan().zone(), now);
        Map<Integer, Told> before = rows.list(company.id());
        Set<Integer> numbers = new LinkedHashSet<>(places.keySet());
        numbers.addAll(before.keySet());
        List<Told> told = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (Integer number : numbers) {
            Person person = people.get(number);
            if (person != null) {
                note(company, person, before.get(number), places.get(number), now, told, messages);
            }
        }
        if (!told.isEmpty()) {
            rows.add(company, told, messages, now);
        }
        return true;
    }

    /** Both sides agree in the records first; a message waits until the branch has made room. */
    private static boolean isKnown(Branch branch, Company company, Schedule schedule, Instant now) {
        CompanyDays known = branch.bookings().companies();
        LocalDate today = now.atZone(branch.plan().zone()).toLocalDate();
        return schedule.days().stream().filter(day -> !day.people().isEmpty() && day.room().date().isAfter(today))
                .allMatch(day -> known.find(company.id(), day.room().date()).isPresent());
    }

    private void note(Company company, Person person, @Nullable Told before, @Nullable Place planned, Instant now,
            List<Told> told, List<Message> messages) {
        State state = State.find(person.state()).orElseThrow();
        Place place = state.isOver() ? null : planned;
        MessageKind kind = kind(before, place, state, now);
        Listed listed = new Listed(company.id(), person.number());
        Carrier carrier = kind == null
                ? null
                : addresses.ofListed(listed, person.sealed()).flatMap(this::carrier).orElse(null);
        if (kind == null || carrier == null) {
            return;
        }
        long order = before == null ? 1 : before.order() + 1;
        String id = listed.key() + "." + kind.word() + "." + order + "." + carrier.word();
        Told next;
        if (place != null) {
            next = new Told(person.number(), order, place.day(), place.from(), place.until(), place.site(),
                    place.over(),
                    true, id);
        } else if (before != null) {
            next = new Told(person.number(), order, before.day(), before.from(), before.until(), before.site(),
                    before.over(), false, id);
        } else {
            return;
        }
        lastDue = lastDue.isBefore(now.minus(APART)) ? now : lastDue.plus(APART);
        told.add(next);
        messages.add(new Message(id, branch.id(), listed.key(), kind.word(), order, carrier.word(), lastDue,
                next.over(), 0));
    }

    private static @Nullable MessageKind kind(@Nullable Told before, @Nullable Place place, State state, Instant now) {
        if (before == null || !before.stands() || !before.over().isAfter(now)) {
            return place == null ? null : MessageKind.INVITED;
        }
        if (place == null) {
            return state == State.SERVED ? null : MessageKind.DAY_WITHDRAWN;
        }
        return place.isAsTold(before) ? null : MessageKind.DAY_MOVED;
    }

    /** One message for each person: the first carrier that reaches them. */
    private Optional<Carrier> carrier(Address address) {
        return carriers.stream().filter(carrier -> carrier.reaches(address)).findFirst();
    }

    /** Of days that are not over, by number in the list, in the order of the days. */
    private static Map<Integer, Place> places(Schedule schedule, ZoneId zone, Instant now) {
        Map<Integer, Place> places = new LinkedHashMap<>();
        for (ListDay day : schedule.days()) {
            Instant over = over(day, zone);
            for (int i = 0; i < day.people().size() && over.isAfter(now); i++) {
                Band band = day.bandOf(i);
                places.put(Integer.valueOf(day.people().get(i)), new Place(day.room().date(), band.from(), band.until(),
                        ContractNames.of(day.room().site()), over));
            }
        }
        return places;
    }

    private static Instant over(ListDay day, ZoneId zone) {
        return day.room().date().atTime(day.room().bands().getLast().until()).atZone(zone).toInstant();
    }
}
