package id.bilik.kiosk.web;

import java.time.Duration;

/**
 * How the page behaves, as it was configured.
 *
 * @param idle
 *            without a touch or a press, after which the page warns
 * @param warning
 *            for which it warns before it starts again for the next person; at least 20 s, since slower people must find
 *            and press something in it
 * @param ticket
 *            for which a number with its slip stays
 * @param unprinted
 *            for which a number stays that has to be noted
 * @param legend
 *            at which edge of the screen the menu's buttons are explained: {@code bottom}, {@code left}, {@code right},
 *            or {@code none} where there are no such buttons
 * @param simulated
 *            whether a banner says that nothing is printed here
 */
public record PageSettings(Duration idle, Duration warning, Duration ticket, Duration unprinted, String legend,
        boolean simulated) {}
