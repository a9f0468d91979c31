package id.bilik.queueserver.core.branch;

import id.bilik.queueserver.core.branch.Event.*;
import java.time.Duration;
import java.time.Instant;

/** A visit of several steps after what happened in a booth: a step done, other steps planned, papers missing. */
final class StepEvolution {
    private StepEvolution() {}

    static Branch completed(Branch branch, StepCompleted event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Serving serving) || !serving.booth().equals(event.booth())) {
            throw Moves.impossible(visit, event);
        }
        Visit next = visit.completedStep(serving.booth(), at, event.next(), event.stays());
        Tally tally = branch.tally().plusStep(Duration.between(serving.arrivedAt(), at).toSeconds());
        return event.stays()
                ? branch.with(next.with(seated(serving, at))).with(tally)
                : Moves.enqueued(Moves.leftBooth(branch, serving, at, visit), next, at).with(tally);
    }

    /** The same seat, from now with another step; an officer who is there stays. */
    private static Stage.Serving seated(Stage.Serving serving, Instant at) {
        Stage.Attention attention = serving.attention() instanceof Stage.WithOfficer with
                ? new Stage.WithOfficer(at, with.asked())
                : new Stage.NeedsOfficer(at);
        return new Stage.Serving(serving.booth(), serving.group(), serving.call(), at, attention);
    }

    static Branch planned(Branch branch, StepsPlanned event) {
        Visit visit = branch.getVisit(event.ticket());
        Moves.inBooth(visit, event);
        return branch.with(visit.planned(event.next()));
    }

    static Branch missing(Branch branch, PapersMissing event, Instant at) {
        Visit visit = branch.getVisit(event.ticket());
        if (!(visit.stage() instanceof Stage.Serving serving)) {
            throw Moves.impossible(visit, event);
        }
        Visit away = visit.with(new Stage.Fetching(at, event.until(), serving.booth(), event.documents()));
        return Moves.setAside(Moves.leftBooth(branch, serving, at, visit).with(away), away);
    }
}
