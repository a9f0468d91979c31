package id.bilik.queueserver.lab.evaluation;

/** A log that cannot be evaluated; the message is one sentence for the person who gave it. */
final class UnusableLog extends Exception {
    private static final long serialVersionUID = 1;

    UnusableLog(String message) { super(message); }
}
