package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.IssuedTicket;
import id.bilik.kiosk.queue.ServedToday;
import id.bilik.kiosk.queue.Unserved;
import id.bilik.kiosk.queue.WaitRange;
import id.bilik.kiosk.slip.NotToday;
import id.bilik.kiosk.slip.Slip;
import id.bilik.kiosk.slip.UnservedWords;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.Words;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What stands on the slip of a job. */
final class Slips {

    private Slips() {}

    static Slip of(PrintJob job, BranchPlan plan) {
        IssuedTicket issued = job.issued();
        if (issued == null) {
            throw new IllegalStateException("no slip without a number");
        }
        Words words = words(job);
        String serviceName = plan.findService(issued.service()).map(service -> service.name(words.language()))
                .orElse(issued.service());
        Stamp given = job.given();
        boolean dated = given == null || given.exact();
        BranchPlan.Own own = plan.says();
        return new Slip(plan.name(), new Slip.OwnWords(own.text("slip-top", words.language()),
                own.text("slip-foot", words.language())), serviceName, issued.ticket(), issued.ahead(),
                expected(issued), unserved(issued, plan, words),
                notToday(issued, words), dated ? issued.issuedAt() : null, plan.zone(), issued.followUrl(),
                !job.wish().priority().equals("none"), false, withoutPriority(issued), steps(issued, words));
    }

    private static List<String> steps(IssuedTicket issued, Words words) {
        List<SequencedMap<String, String>> steps = issued.steps();
        return steps == null
                ? List.of()
                : steps.stream().filter(names -> !names.isEmpty())
                        .map(names -> BranchPlan.inLanguage(names, words.language(), "")).toList();
    }

    static Words words(PrintJob job) { return Words.find(job.language()).or(() -> Words.find("id")).orElseThrow(); }

    private static @Nullable Wait expected(IssuedTicket issued) {
        Long low = issued.lowSeconds();
        Long high = issued.highSeconds();
        return low == null || high == null ? null : new Wait(Math.min(low, high), Math.max(low, high));
    }

    private static @Nullable Wait withoutPriority(IssuedTicket issued) {
        WaitRange range = issued.withoutPriority();
        return range == null ? null : new Wait(range.lowSeconds(), range.highSeconds());
    }

    private static @Nullable String unserved(IssuedTicket issued, BranchPlan plan, Words words) {
        Unserved unserved = issued.unserved();
        return unserved == null
                ? null
                : UnservedWords.of(unserved.begun(), unserved.plannedAt(), plan.zone(), words);
    }

    private static @Nullable NotToday notToday(IssuedTicket issued, Words words) {
        ServedToday served = issued.servedToday();
        return served == null || served.likely()
                ? null
                : new NotToday(served.findInstead(words.language()).orElse(null));
    }
}
