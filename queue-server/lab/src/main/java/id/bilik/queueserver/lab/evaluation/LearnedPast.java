package id.bilik.queueserver.lab.evaluation;

import java.util.List;

/** What past days say of the queues, before any correction. */
record LearnedPast(QueueSpeed speed, UsualDay usual) {
    static LearnedPast learn(List<LogReplay.Lesson> lessons, QueueSpeed.Shrinkage shrinkage) {
        return new LearnedPast(QueueSpeed.learn(lessons, shrinkage), UsualDay.learn(lessons));
    }

    /** What is learned about one queue, and what is usual. */
    record Queue(QueueSpeed.Queue pace, UsualDay usual) {}

    /** For the queue of a ticket. */
    Queue of(Known known) { return new Queue(speed.of(known), usual); }

    /** The same as if the queue had never been seen, though its office may have been. */
    Queue ofStranger(Known known) {
        return new Queue(speed.ofStranger(known), UsualDay.UNKNOWN);
    }
}
