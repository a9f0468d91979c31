package id.bilik.queueserver.core.calling;

import id.bilik.queueserver.core.branch.Group;

/** What is known of how fast officers are. A value: the same as long as it is asked. */
public interface OfficerSpeed {
    /** All alike, and the faster the more visits they have. */
    OfficerSpeed UNKNOWN = new OfficerSpeed() {
        @Override
        public double gain(Group group) { return 0; }

        @Override
        public int peak(Group group) { return group.concurrency(); }
    };

    /** What the group's total rate would grow by with one visit more, in visits working alone. */
    double gain(Group group);

    /** Visits at which the total rate of the group's officer peaks; more only makes everybody slower. */
    int peak(Group group);
}
