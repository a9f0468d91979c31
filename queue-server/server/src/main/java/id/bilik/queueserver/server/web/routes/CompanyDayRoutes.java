package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.core.collective.ListDay;
import id.bilik.queueserver.core.collective.Site;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.access.AccessControl;
import id.bilik.queueserver.server.access.Audit;
import id.bilik.queueserver.server.collective.CompanyLists;
import id.bilik.queueserver.server.collective.CompanyLists.Entry;
import id.bilik.queueserver.server.collective.CompanySchedules;
import id.bilik.queueserver.server.collective.ListedPerson;
import id.bilik.queueserver.server.collective.Paper;
import id.bilik.queueserver.server.collective.State;
import id.bilik.queueserver.server.collective.TableFile;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.Fields;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Query;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A company's list of a day: officers work it off, and the representative has it as a file for the invitations. */
final class CompanyDayRoutes {
    private static final String DAY = "/api/branches/{branch}/companies/{company}/days/{date}";
    private static final Set<State> MARKS = Set.of(State.LISTED, State.SERVED, State.ABSENT, State.MISSING_PAPERS);

    private final CompanyAccess access;
    private final CompanyLists lists;
    private final CompanySchedules schedules;
    private final AccessControl control;

    /** Everybody of a day, in order. */
    record DayList(LocalDate date, String site, List<Row> people) {}

    /** @param claim what became of it */
    record Row(int number, LocalTime from, LocalTime until, String claim, String name) {}

    /**
     * The person whom an officer works on.
     *
     * @param missing papers that the company does not have
     */
    record Called(int number, LocalTime from, String claim, String name, String nik, String kpj, String phone,
            LocalDate workedFrom, LocalDate workedUntil, String reason, List<String> missing,
            @Nullable String department) {}

    record Marked(int number, String claim) {}

    CompanyDayRoutes(CompanyAccess access, CompanyLists lists, CompanySchedules schedules, AccessControl control) {
        this.access = access;
        this.lists = lists;
        this.schedules = schedules;
        this.control = control;
    }

    List<Route> list() {
        return List.of(
                get(DAY, BookingAccess.DESK, "Everybody on a company's list of a day; that names were shown is noted",
                        DayList.class, this::day),
                post(DAY + "/next", BookingAccess.DESK,
                        "Take the next of the day, whom no other officer gets; that somebody was shown is noted",
                        Requests.Nothing.class, 200, Called.class, this::next),
                post("/api/branches/{branch}/companies/{company}/people/{number}", BookingAccess.DESK,
                        "Say what became of a claim: served, absent, missing-papers, or listed to take that back",
                        CompanyBodies.Mark.class, 200, Marked.class, this::mark),
                get(DAY + "/invitations", Access.PARTICIPANTS,
                        "Whom to invite on a day, and when, as a file for a spreadsheet (?format=csv or xlsx)", null,
                        this::invitations).asking("format", "string"));
    }

    private void day(Context context) {
        Company company = access.get(context);
        ListDay day = listDay(context, company);
        Map<Integer, Entry> known = lists.entries(company, numbers(day));
        note(context, company, known.size() + " names of " + day.room().date());
        List<Row> rows = new ArrayList<>();
        for (int place = 0; place < day.people().size(); place++) {
            Entry entry = known.get(Integer.valueOf(day.people().get(place)));
            if (entry != null && entry.state() != State.WITHDRAWN) {
                rows.add(new Row(entry.number(), day.bandOf(place).from(), day.bandOf(place).until(),
                        entry.state().word(), entry.person().name()));
            }
        }
        context.json(new DayList(day.room().date(), ContractNames.of(day.room().site()), rows));
    }

    private void next(Context context) {
        Bodies.read(context, Requests.Nothing.class);
        Company company = access.get(context);
        ListDay day = listDay(context, company);
        OpenBranch open = InPath.realBranch(context);
        List<Integer> order = day.people().stream().map(Integer::valueOf).toList();
        note(context, company, "the next of " + day.room().date());
        int number = lists.callNext(company, order, open.now())
                .orElseThrow(() -> Problem.refused("NobodyLeft", "Nobody of this day is left."));
        Entry entry = lists.entries(company, Set.of(number)).values().stream().findFirst()
                .orElseThrow(() -> Problem.refused("NobodyLeft", "This person is not known any more."));
        ListedPerson person = entry.person();
        context.json(new Called(number, day.bandOf(order.indexOf(number)).from(), entry.state().word(), person.name(),
                person.nik(), person.kpj(), person.phone(), person.from(), person.until(), person.reason(),
                Paper.missing(person.papers()).stream().map(Paper::id).toList(), person.department()));
    }

    private void mark(Context context) {
        String word = String.valueOf(Fields.line("claim", Bodies.read(context, CompanyBodies.Mark.class).claim()));
        State state = State.find(word).filter(MARKS::contains).orElseThrow(() -> Problem.of(HttpStatus.BAD_REQUEST,
                "The field claim must be listed, served, absent or missing-papers."));
        Company company = access.get(context);
        int number = number(context.pathParam("number"));
        if (!lists.mark(company, number, state, InPath.realBranch(context).now())) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no number " + number + " on this list.");
        }
        context.json(new Marked(number, state.word()));
    }

    private void invitations(Context context) {
        Company company = access.get(context);
        ListDay day = listDay(context, company);
        TableFile format = Fields.word(TableFile.class, "format", Query.findOnly(context, "format").orElse(null),
                TableFile.XLSX);
        Map<Integer, Entry> known = lists.entries(company, numbers(day));
        if (CompanyAccess.isStaff(context)) {
            note(context, company, known.size() + " invitations of " + day.room().date());
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("No.", "Nama / Name", "Telepon / Phone", "Bagian / Department", "Hari / Day", "Dari / From",
                "Sampai / Until", "Tempat / Place"));
        for (int place = 0; place < day.people().size(); place++) {
            Entry entry = known.get(Integer.valueOf(day.people().get(place)));
            if (entry != null && entry.state() != State.WITHDRAWN) {
                ListedPerson person = entry.person();
                rows.add(List.of(String.valueOf(entry.number()), person.name(), person.phone(),
                        person.department() == null ? "" : person.department(), day.room().date().toString(),
                        day.bandOf(place).from().toString(), day.bandOf(place).until().toString(),
                        day.room().site() == Site.COMPANY ? "Perusahaan / Company" : "Cabang / Branch"));
            }
        }
        CompanyListRoutes.send(context, format, "undangan-" + day.room().date(), rows);
    }

    private ListDay listDay(Context context, Company company) {
        LocalDate date = Query.date("date", context.pathParam("date"));
        return schedules.findAgreed(company).flatMap(version -> version.schedule().find(date))
                .orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND,
                        "The schedule of this company that holds has no day " + date + "."));
    }

    private static Set<Integer> numbers(ListDay day) {
        Set<Integer> numbers = new HashSet<>();
        day.people().forEach(it -> numbers.add(Integer.valueOf(it)));
        return numbers;
    }

    private static int number(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw Problem.of(HttpStatus.NOT_FOUND, "There is no number " + text + " on this list.");
        }
        return Integer.parseInt(text);
    }

    private void note(Context context, Company company, String detail) {
        control.audit().note(Audit.Kind.COMPANY_SHOWN, BookingAccess.staff(context), company.id(), detail);
    }
}
