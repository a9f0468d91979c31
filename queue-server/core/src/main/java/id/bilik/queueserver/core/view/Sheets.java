package id.bilik.queueserver.core.view;

import id.bilik.queueserver.core.branch.Visit;

/** Finds what officers keep in mind of a visit; {@link Sheet#EMPTY} where that is nothing. */
@FunctionalInterface
public interface Sheets {
    Sheets NONE = visit -> Sheet.EMPTY;

    Sheet of(Visit visit);
}
