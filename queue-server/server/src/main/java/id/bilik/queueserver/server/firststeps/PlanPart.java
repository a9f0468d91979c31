package id.bilik.queueserver.server.firststeps;

import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.Actor;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.server.follow.PlanHistory;
import id.bilik.queueserver.server.settings.PlanJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A part of the plan that somebody is to have looked at. */
enum PlanPart {
    BRANCH, SERVICES, GROUPS,
    /** The week alone: a decision on a holiday says nothing of it. */
    WEEK;

    private Object cut(BranchPlan plan) {
        return switch (this) {
            case BRANCH -> List.of(plan.name(), plan.zone().getId());
            case SERVICES -> PlanJson.of(plan).services();
            case GROUPS -> PlanJson.of(plan).groups();
            case WEEK -> week(plan.hours());
        };
    }

    private static List<Object> week(Hours hours) {
        return List.of(hours.opens().toString(), hours.closes().toString(), hours.days());
    }

    /** Names the part as it is in a plan: another one has another name. */
    String name(BranchPlan plan) {
        try {
            return String.valueOf(UUID.nameUUIDFromBytes(StrictJson.mapper().writeValueAsBytes(cut(plan))));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** Whether a person made it what it is: whoever changed it last, at once or for the end of the day, was one. */
    boolean isByAPerson(List<PlanHistory.Step> history) {
        @Nullable
        Object held = null;
        PlanHistory.@Nullable Step scheduled = null;
        boolean person = false;
        for (PlanHistory.Step step : history) {
            BranchPlan plan = step.plan();
            if (plan == null || step.kind() != PlanHistory.Kind.ADOPTED) {
                scheduled = step;
                continue;
            }
            // whoever ends the day carries out what was decided before
            Actor by = scheduled != null && plan.equals(scheduled.plan()) ? scheduled.actor() : step.actor();
            Object next = cut(plan);
            person = next.equals(held) ? person : by instanceof Actor.Account;
            held = next;
            scheduled = null;
        }
        return person;
    }
}
