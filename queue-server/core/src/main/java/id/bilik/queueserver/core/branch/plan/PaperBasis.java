package id.bilik.queueserver.core.branch.plan;

/** By what a paper is asked for. */
public enum PaperBasis {
    /** The regulation names it: without it nothing is paid. */
    LAW,
    /** Branches ask for it beyond the regulation. */
    BRANCH
}
