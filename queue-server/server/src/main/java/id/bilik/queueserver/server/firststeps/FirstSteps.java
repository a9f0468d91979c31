package id.bilik.queueserver.server.firststeps;

import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.Event;
import id.bilik.queueserver.server.follow.FirstEvents;
import id.bilik.queueserver.server.journal.ActorWords;
import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.settings.Confirmations;
import id.bilik.queueserver.server.settings.Settings;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a branch is on its way to the first called ticket. Each step is judged anew by what is there: nothing is ticked
 * off, so nothing can be ticked off that is not so. Where a thing is right as it is, a person says so, and that word is
 * kept with its name, its time and what it was said of.
 */
public final class FirstSteps {
    private final Settings settings;
    private final Setup setup;
    private final Map<String, FirstEvents> events = new ConcurrentHashMap<>();

    /** @param setup who and which devices there are */
    public FirstSteps(Settings settings, Setup setup) {
        this.settings = settings;
        this.setup = setup;
    }

    /** All steps, in order. */
    public List<Progress> list(OpenBranch branch) {
        Evidence evidence = new Evidence(branch, settings.history(branch.id(), branch.journal()).list(), events(branch),
                setup);
        return Arrays.stream(Step.values()).map(step -> judge(branch, step, evidence)).toList();
    }

    /** Whether nobody was called in the branch yet. */
    public boolean isYoung(OpenBranch branch) {
        return !events(branch).has(Event.TicketCalled.class);
    }

    /**
     * Whether its supervisors are still to be led: it is young, and something is missing. While the records or the
     * journal cannot be read, nobody is.
     */
    public boolean leads(OpenBranch branch) {
        try {
            return isYoung(branch) && list(branch).stream().anyMatch(progress -> !progress.isDone());
        } catch (RecordsUnavailable | JournalException unknown) {
            return false;
        }
    }

    /**
     * Takes a person's word that a step is right as it is now.
     *
     * @throws IOException where it cannot be kept
     */
    public void confirm(OpenBranch branch, Step step, Actor by) throws IOException {
        Evidence evidence = new Evidence(branch, settings.history(branch.id(), branch.journal()).list(), events(branch),
                setup);
        settings.confirmations(branch.id()).confirm(step.word(), new Confirmations.Confirmed(branch.now(),
                String.valueOf(ActorWords.of(by)),
                evidence.of(step).stream().map(Lack::name).filter(name -> !name.isEmpty()).toList()));
    }

    private Progress judge(OpenBranch branch, Step step, Evidence evidence) {
        List<Lack> lacks = evidence.of(step);
        List<String> names = lacks.stream().map(Lack::name).filter(name -> !name.isEmpty()).toList();
        Confirmations.@Nullable Confirmed said = names.isEmpty()
                ? null
                : settings.confirmations(branch.id()).find(step.word(), names).orElse(null);
        List<Missing> missing = lacks.stream().filter(lack -> said == null || lack.name().isEmpty())
                .map(Lack::missing).toList();
        return new Progress(step, Missing.summed(missing), said == null && !names.isEmpty(), said);
    }

    private FirstEvents events(OpenBranch branch) {
        return events.computeIfAbsent(branch.id(), id -> new FirstEvents(branch.journal(), id));
    }
}
