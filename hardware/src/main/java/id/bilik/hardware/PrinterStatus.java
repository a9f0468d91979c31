package id.bilik.hardware;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a printer says of itself. {@link #UNKNOWN} is a state of its own: a mute printer may well print. */
public enum PrinterStatus {
    /** Paper in, cover shut, nothing to complain of. */
    READY("ready"),
    /** Still prints; somebody should bring a roll. */
    PAPER_NEAR_END("paper-near-end"),
    /** No paper. */
    PAPER_OUT("paper-out"),
    /** The cover stands open. */
    COVER_OPEN("cover-open"),
    /** The paper is stuck, or the cutter. */
    JAMMED("jammed"),
    /** Does not answer, or has no power. */
    OFFLINE("offline"),
    /** Says nothing of itself. */
    UNKNOWN("unknown");

    private final String label;

    PrinterStatus(String label) { this.label = label; }

    /** The name at the edges, e.g. {@code paper-near-end}. */
    public String label() { return label; }

    /** Whether it is worth sending a job: true where paper may come out, so also when the printer is mute. */
    public boolean canPrint() {
        return switch (this) {
            case READY, PAPER_NEAR_END, UNKNOWN -> true;
            case PAPER_OUT, COVER_OPEN, JAMMED, OFFLINE -> false;
        };
    }

    /** The status of that label, if there is one. */
    public static Optional<PrinterStatus> findByLabel(String label) {
        return Arrays.stream(values()).filter(status -> status.label.equals(label)).findFirst();
    }

    /** All labels, for a message: {@code ready, paper-near-end, …}. */
    public static String labels() {
        return Arrays.stream(values()).map(PrinterStatus::label).collect(Collectors.joining(", "));
    }
}
