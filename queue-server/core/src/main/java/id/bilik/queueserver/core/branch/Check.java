package id.bilik.queueserver.core.branch;

/** What an officer says of a paper. */
public enum Check {
    SEEN,
    /** It was ticked by mistake, or is to be looked at again. */
    UNSEEN
}
