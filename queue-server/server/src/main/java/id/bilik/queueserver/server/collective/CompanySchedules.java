package id.bilik.queueserver.server.collective;

import id.bilik.queueserver.core.collective.DayRoom;
import id.bilik.queueserver.core.collective.Replan;
import id.bilik.queueserver.core.collective.Schedule;
import id.bilik.queueserver.core.collective.Version;
import id.bilik.queueserver.core.collective.Version.Party;
import id.bilik.queueserver.server.records.CompanyRows.Company;
import id.bilik.queueserver.server.records.Records;
import id.bilik.queueserver.server.records.ScheduleRows;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Schedules of companies, version by version. For many threads, one change at a time. */
public final class CompanySchedules {
    private final ScheduleRows rows;

    public CompanySchedules(Records records) { this.rows = records.schedules(); }

    /** All versions, the newest first. */
    public List<Version> list(Company company) {
        return rows.list(company.id()).stream().map(CompanySchedules::of).toList();
    }

    /** The one that holds: the newest to which both agree. */
    public Optional<Version> findAgreed(Company company) {
        return list(company).stream().filter(Version::isAgreed).findFirst();
    }

    /** When somebody of that side is asked to agree to the newest version. */
    public Optional<Version> findOpen(Company company) {
        return list(company).stream().findFirst().filter(it -> !it.isAgreed());
    }

    /**
     * Makes another version for the days after today: from the one that holds, with everybody on the list who needs a day.
     *
     * @param states of everybody on the list, in order
     */
    public synchronized Replan propose(Company company, Map<Integer, State> states, LocalDate today,
            List<DayRoom> rooms,
            Party by, Instant now) {
        Set<String> gone = states.entrySet().stream().filter(it -> it.getValue().isOver())
                .map(it -> it.getKey().toString()).collect(Collectors.toSet());
        List<String> joining = states.keySet().stream().map(String::valueOf).toList();
        Schedule before = findAgreed(company).map(Version::schedule).orElse(Schedule.NONE);
        Replan plan = Replan.of(before, today, gone, joining, rooms);
        int number = list(company).stream().mapToInt(Version::number).max().orElse(0) + 1;
        rows.add(company, number, new String(Companies.json(plan.schedule()), StandardCharsets.UTF_8),
                by == Party.BRANCH, now);
        return plan;
    }

    /**
     * A side agrees to the newest version.
     *
     * @return empty where another one is the newest
     */
    public synchronized Optional<Version> agree(Company company, int number, Party party, Instant now) {
        if (list(company).stream().findFirst().filter(it -> it.number() == number).isEmpty()) {
            return Optional.empty();
        }
        rows.agree(company.id(), number, party == Party.BRANCH, now);
        return list(company).stream().findFirst();
    }

    private static Version of(ScheduleRows.Row row) {
        EnumSet<Party> agreed = EnumSet.noneOf(Party.class);
        if (!row.branchAgreed().isEmpty()) {
            agreed.add(Party.BRANCH);
        }
        if (!row.companyAgreed().isEmpty()) {
            agreed.add(Party.COMPANY);
        }
        return new Version(row.number(),
                Companies.read(row.days().getBytes(StandardCharsets.UTF_8), Schedule.class),
                row.proposedBy().equals("branch") ? Party.BRANCH : Party.COMPANY, agreed);
    }
}
