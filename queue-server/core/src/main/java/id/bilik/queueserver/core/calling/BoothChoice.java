package id.bilik.queueserver.core.calling;

/** Which ladder chooses the booth group; a branch's configuration. */
public enum BoothChoice {
    /** The fewest visits first: right where officers are alike. */
    LIGHTEST_LOAD,
    /** The largest gain in total rate first: right where officers clearly differ, and learns who does. */
    LARGEST_GAIN
}
