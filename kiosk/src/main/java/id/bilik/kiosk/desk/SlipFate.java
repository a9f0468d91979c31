package id.bilik.kiosk.desk;

import org.jspecify.annotations.Nullable;

/**
 * What became of a slip.
 *
 * @param printed
 *            whether paper came out, as far as can be known
 * @param reason
 *            why not, or why we can't be sure: a printer's status ({@code paper-out}, …), {@code unconfirmed},
 *            {@code maybe-printed} (an earlier run of the kiosk may have), {@code no-slip} (its participant says so),
 *            {@code kiosk-fault}; null if all is well
 */
public record SlipFate(boolean printed, @Nullable String reason) {

    static final SlipFate GOOD = new SlipFate(true, null);
    static final SlipFate UNCONFIRMED = new SlipFate(true, "unconfirmed");
    static final SlipFate MAYBE_PRINTED = new SlipFate(false, "maybe-printed");
    static final SlipFate NO_SLIP = new SlipFate(false, "no-slip");
    static final SlipFate KIOSK_FAULT = new SlipFate(false, "kiosk-fault");
}
