package id.bilik.queueserver.core.collective;

/** Where people of a list are served: in the company's own halls, to which officers go, or at the branch. */
public enum Site {
    COMPANY, BRANCH
}
