package id.bilik.queueserver.lab.replay;

import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.core.branch.RecordedEvent;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.server.journal.EventCodec;
import id.bilik.queueserver.server.journal.Journal;
import id.bilik.queueserver.server.journal.file.FileJournal;
import id.bilik.queueserver.server.journal.sealing.DayKeys;
import id.bilik.queueserver.server.journal.sealing.SealingJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What a branch's journal tells, read as the server reads it.
 *
 * @param plan   at the beginning
 * @param events all of them
 */
record RecordedJournal(BranchPlan plan, List<RecordedEvent> events) {
    /**
     * Reads one. Where its day keys lie beside it, officers and classes are known too.
     *
     * @param folder a server's data folder, or the journal in it; no server runs on it
     * @throws IllegalArgumentException there is no journal, or it has no day of one branch alone
     * @throws IOException the folder can't be read
     */
    static RecordedJournal read(Path folder) throws IOException {
        Path data = Files.isDirectory(FileJournal.folder(folder)) ? folder : folder.toAbsolutePath().getParent();
        if (data == null || !Files.isDirectory(FileJournal.folder(data))) {
            throw new IllegalArgumentException("there is no journal in " + folder);
        }
        List<RecordedEvent> events = new ArrayList<>();
        try (Journal journal = open(data)) {
            List<String> branches = journal.branches();
            if (branches.size() != 1) {
                throw new IllegalArgumentException(
                        "the journal in " + folder + " is of these branches, and one is wanted: "
                                + branches);
            }
            journal.replay(branches.getFirst(), 0, entry -> events.add(EventCodec.decode(entry)));
        }
        return of(events);
    }

    private static Journal open(Path data) throws IOException {
        Journal journal = FileJournal.openCopy(data);
        if (!Files.isDirectory(data.resolve(DayKeys.FOLDER))) {
            return journal;
        }
        SecureRandom random = new SecureRandom();
        return new SealingJournal(journal, DayKeys.open(data, random), ZoneOffset.UTC, random);
    }

    /** @throws IllegalArgumentException they tell of no plan or no day */
    static RecordedJournal of(List<RecordedEvent> events) {
        BranchPlan plan = events.stream().map(RecordedEvent::event).filter(Event.PlanAdopted.class::isInstance)
                .map(event -> ((Event.PlanAdopted) event).plan()).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the journal has no plan"));
        RecordedJournal journal = new RecordedJournal(plan, List.copyOf(events));
        if (journal.lastOpening() < 0) {
            throw new IllegalArgumentException("the journal has no day");
        }
        return journal;
    }

    /** The events before its last day, which a branch has learned from by then. */
    List<RecordedEvent> before() {
        return events.subList(0, lastOpening());
    }

    /** The events of its last day. */
    List<RecordedEvent> day() { return events.subList(lastOpening(), events.size()); }

    /** The date of that day. */
    LocalDate date() { return ((Event.BusinessDayOpened) day().getFirst().event()).date(); }

    private int lastOpening() {
        LocalDate date = null;
        int first = -1;
        for (int i = 0; i < events.size(); i++) {
            // a day that was closed too early is opened again
            if (events.get(i).event() instanceof Event.BusinessDayOpened opened && !opened.date().equals(date)) {
                date = opened.date();
                first = i;
            }
        }
        return first;
    }
}
