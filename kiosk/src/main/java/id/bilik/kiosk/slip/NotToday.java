package id.bilik.kiosk.slip;

import org.jspecify.annotations.Nullable;

/**
 * That the participant may not be served today.
 *
 * @param instead
 *            what can be done instead, in the language of the slip; null where there is nothing to say
 */
public record NotToday(@Nullable String instead) {}
