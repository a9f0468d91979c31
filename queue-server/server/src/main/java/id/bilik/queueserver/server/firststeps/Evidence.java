package id.bilik.queueserver.server.firststeps;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.server.follow.FirstEvents;
import id.bilik.queueserver.server.follow.PlanHistory;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.Holidays;
import id.bilik.queueserver.server.technician.ActionRun;
import id.bilik.queueserver.server.technician.Device;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Tells from the facts of this moment which steps are done. */
record Evidence(OpenBranch branch, List<PlanHistory.Step> history, FirstEvents events, Setup setup) {
    /** Holidays that are nearer have to be decided; the settings pages count the same. */
    static final int SOON_DAYS = 60;
    /** After one of these, paper has come out. */
    private static final Set<String> PRINTS = Set.of("test-print", "width-test", "reprint-last");
    private static final String UNSEEN = "look";

    List<Lack> of(Step step) {
        return switch (step) {
            case BRANCH -> look(PlanPart.BRANCH, UNSEEN);
            case SERVICES -> services();
            case GROUPS -> groups();
            case HOURS -> hours();
            case ACCOUNTS -> accounts();
            case KIOSK -> kiosk();
            case SCREENS -> screens();
            case TRIAL -> trial();
        };
    }

    private BranchPlan plan() { return branch.state().plan(); }

    private List<Lack> look(PlanPart part, String what) {
        return part.isByAPerson(history) ? List.of() : List.of(new Lack(what, part.name(plan())));
    }

    private List<Lack> services() {
        List<Lack> lacks = new ArrayList<>(look(PlanPart.SERVICES, UNSEEN));
        plan().services().stream().filter(service -> !service.names().keySet().containsAll(plan().languages()))
                .forEach(service -> lacks.add(Lack.of("names")));
        return lacks;
    }

    private List<Lack> groups() {
        List<Lack> lacks = new ArrayList<>(look(PlanPart.GROUPS, UNSEEN));
        Set<String> served = new HashSet<>();
        plan().groups().forEach(group -> served.addAll(group.services()));
        plan().services().stream().filter(service -> !served.contains(service.id()))
                .forEach(service -> lacks.add(Lack.of("unserved")));
        return lacks;
    }

    private List<Lack> hours() {
        Hours hours = plan().hours();
        Hours week = new Hours(hours.opens(), hours.closes(), hours.days());
        List<Lack> lacks = new ArrayList<>(
                look(PlanPart.WEEK, week.equals(Hours.AROUND_THE_CLOCK) ? "around-the-clock" : UNSEEN));
        LocalDate today = branch.now().atZone(plan().zone()).toLocalDate();
        Holidays.shipped(today, today.plusDays(SOON_DAYS)).stream()
                .filter(holiday -> hours.findSpecial(holiday.date()).isEmpty())
                .forEach(holiday -> lacks.add(Lack.of("holidays")));
        return lacks;
    }

    private List<Lack> accounts() {
        List<Lack> lacks = new ArrayList<>();
        if (setup.officers() == 0) {
            lacks.add(new Lack("officer", "officer"));
        }
        lacks.addAll(Collections.nCopies(Math.toIntExact(setup.invited()), Lack.of("invited")));
        return lacks;
    }

    private List<Lack> kiosk() {
        List<Device> kiosks = branch.devices().list().stream().filter(device -> device.report() != null).toList();
        List<Lack> lacks = new ArrayList<>();
        if (kiosks.isEmpty() && !setup.hasKiosk()) {
            lacks.add(Lack.of("kiosk"));
        }
        Stream<ActionRun> runs = kiosks.stream().flatMap(device -> device.actions().stream());
        if (runs.noneMatch(run -> PRINTS.contains(run.action()) && run.state().equals("done"))
                && !events.has(Event.SlipPrinted.class) && !events.has(Event.SlipUnconfirmed.class)) {
            lacks.add(Lack.of("slip"));
        }
        return lacks;
    }

    private List<Lack> screens() {
        List<Lack> lacks = new ArrayList<>();
        if (!setup.hasBoard()) {
            lacks.add(new Lack("board", "board"));
        }
        List<String> known = setup.booths();
        plan().groups().stream().flatMap(group -> group.booths().stream()).filter(booth -> !known.contains(booth))
                .forEach(booth -> lacks.add(new Lack("booth-screens", "booth " + booth)));
        return lacks;
    }

    private List<Lack> trial() {
        List<Lack> lacks = new ArrayList<>();
        if (!events.has(Event.TicketIssued.class)) {
            lacks.add(Lack.of("ticket"));
        }
        if (!events.has(Event.TicketCalled.class)) {
            lacks.add(Lack.of("call"));
        }
        if (!events.has(Event.ParticipantArrived.class)) {
            lacks.add(Lack.of("arrival"));
        }
        return lacks;
    }
}
