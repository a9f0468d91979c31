package id.bilik.kiosk.desk;

import id.bilik.hardware.PrinterStatus;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the page must know without asking.
 *
 * @param sequence
 *            grows with every change since the kiosk started
 * @param open
 *            whether the branch gives tickets
 * @param planVersion
 *            grows whenever the plan changed, so that the page fetches it again
 * @param busy
 *            a button was pressed, and its ticket is on the way
 * @param shown
 *            what a button brought about, as long as it is to be seen
 * @param standby
 *            what the kiosk can do by itself
 * @param menu
 *            presses of the menu's buttons
 * @param scanned
 *            what came of the last code that was scanned, as long as it is to be seen
 * @param pairing
 *            the code by which a technician pairs this kiosk; null where it is paired
 * @param today
 *            the date at the branch by the kiosk's clock; null as long as the server has not said what time it is
 * @param waits
 *            of who comes now, as the server says it
 */
public record ScreenView(long sequence, boolean online, boolean open, int planVersion, PrinterStatus printer,
        boolean busy, @Nullable Shown shown, Standby standby, MenuPresses menu, @Nullable Scanned scanned,
        @Nullable String pairing, @Nullable LocalDate today, ServiceWaits waits) {

    /**
     * The outcome of a button.
     *
     * @param id
     *            1 for the first since the kiosk started, then one more each
     */
    public record Shown(int id, Instant at, DeskAnswer answer) {}

    ScreenView withSequence(long next) {
        return new ScreenView(next, online, open, planVersion, printer, busy, shown, standby, menu, scanned, pairing,
                today, waits);
    }

    /** Waits are dropped when the server goes away: nobody knows whether they still hold. */
    ScreenView withOnline(boolean now) {
        return new ScreenView(sequence, now, open, planVersion, printer, busy, shown, standby, menu, scanned, pairing,
                today, now ? waits : ServiceWaits.NONE);
    }

    ScreenView withPlan(boolean nowOpen, boolean changed) {
        return new ScreenView(sequence, online, nowOpen, planVersion + (changed ? 1 : 0), printer, busy, shown,
                standby, menu, scanned, pairing, today, waits);
    }

    ScreenView withPrinter(PrinterStatus now) {
        return new ScreenView(sequence, online, open, planVersion, now, busy, shown, standby, menu, scanned, pairing,
                today, waits);
    }

    ScreenView withBusy(boolean now) {
        return new ScreenView(sequence, online, open, planVersion, printer, now, shown, standby, menu, scanned,
                pairing, today, waits);
    }

    ScreenView withShown(@Nullable Shown next) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, next, standby, menu, scanned,
                pairing, today, waits);
    }

    ScreenView withStandby(Standby now) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, shown, now, menu, scanned, pairing,
                today, waits);
    }

    ScreenView withPress(MenuKey key) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, shown, standby, menu.and(key),
                scanned, pairing, today, waits);
    }

    ScreenView withScanned(@Nullable Scanned next) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, shown, standby, menu, next, pairing,
                today, waits);
    }

    ScreenView withPairing(@Nullable String code) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, shown, standby, menu, scanned, code,
                today, waits);
    }

    ScreenView withToday(@Nullable LocalDate date) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, shown, standby, menu, scanned,
                pairing, date, waits);
    }

    ScreenView withWaits(ServiceWaits now) {
        return new ScreenView(sequence, online, open, planVersion, printer, busy, shown, standby, menu, scanned,
                pairing, today, now);
    }

    /** Whether a ticket can be had now. */
    public boolean canIssue() { return online ? open : standby.numbers() > 0; }
}
