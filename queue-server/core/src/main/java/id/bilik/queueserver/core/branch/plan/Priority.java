package id.bilik.queueserver.core.branch.plan;

/** The classes of people whom law 25/2009, article 29, puts forward, and everybody else. The weight of a class is a {@link Rules rule}. */
public enum Priority {
    NONE, ELDERLY, DISABLED, PREGNANT, WITH_CHILD, DISASTER
}
