package id.bilik.kiosk.desk;

import id.bilik.hardware.PrintOutcome;
import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.FollowedVisit;
import id.bilik.kiosk.slip.MissingPapers;
import id.bilik.kiosk.slip.Words;
import java.util.List;
import java.util.Optional;

/** Prints what a participant has to fetch, whose slip was held under the scanner. */
public final class MissingDesk {

    private final ScanDesk scans;
    private final Plans plans;
    private final SlipPrinting printing;

    public MissingDesk(ScanDesk scans, Plans plans, SlipPrinting printing) {
        this.scans = scans;
        this.plans = plans;
        this.printing = printing;
    }

    /**
     * Prints the list.
     *
     * @return whether it came out, as far as the printer says; empty where another slip was read last, or where nothing is
     *         missing
     */
    public Optional<Boolean> print(String ticket, Words words) {
        Optional<FollowedVisit> visit = scans.findVisit(ticket).filter(it -> !it.missing().isEmpty());
        return visit.map(it -> {
            List<String> papers = it.missing().stream().filter(text -> !text.isEmpty())
                    .map(text -> BranchPlan.inLanguage(text, words.language(), "")).toList();
            String branch = plans.find().map(BranchPlan::name).orElse(it.branch());
            return !(printing.print(new MissingPapers(branch, it.ticket(), papers),
                    words) instanceof PrintOutcome.Failed);
        });
    }
}
