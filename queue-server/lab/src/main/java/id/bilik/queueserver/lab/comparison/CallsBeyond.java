package id.bilik.queueserver.lab.comparison;

import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.simulation.Participant;
import id.bilik.queueserver.core.simulation.SimulatedDay;

/** Holds each call of a played day against the bound on anybody's wait; for officers who can all do everything. */
final class CallsBeyond {
    /** Seconds: a day is played in whole microseconds. */
    private static final double ROUNDING = 1e-5;

    private final SimulatedDay day;
    private final Rules rules;

    CallsBeyond(SimulatedDay day, Rules rules) {
        this.day = day;
        this.rules = rules;
    }

    /** How often somebody who waited was passed by a call that the bound forbids. */
    long count() {
        long beyond = 0;
        for (int called = 0; called < day.people().size(); called++) {
            for (int ours = 0; ours < day.people().size(); ours++) {
                boolean waits = day.issued()[ours] < day.called()[called]
                        && day.called()[ours] > day.called()[called];
                beyond += waits && passesBeyond(called, ours) ? 1 : 0;
            }
        }
        return beyond;
    }

    private boolean passesBeyond(int called, int ours) {
        double later = day.people().get(called).waitsFrom() - day.people().get(ours).waitsFrom();
        if (later <= ROUNDING) {
            return false;
        }
        double now = day.called()[called];
        if (day.people().get(called).waitsFrom() > now + ROUNDING) {
            // before its time nobody passes who could be called; two who are not due go by their times
            return true;
        }
        double deadline = rules.overdueAfter().toSeconds();
        double waited = now - day.people().get(ours).waitsFrom();
        double lead = (1 - weight(ours) / weight(called)) * Math.min(waited, deadline);
        return later > lead + ROUNDING || waited > deadline + ROUNDING;
    }

    private double weight(int person) {
        Participant who = day.people().get(person);
        return rules.weight(who.priority(), who.booked() != null);
    }
}
