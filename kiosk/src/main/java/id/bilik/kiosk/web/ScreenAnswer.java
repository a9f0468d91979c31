package id.bilik.kiosk.web;

import id.bilik.kiosk.desk.DeskAnswer;
import id.bilik.kiosk.desk.MenuKey;
import id.bilik.kiosk.desk.ScreenView;
import id.bilik.kiosk.desk.Standby;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The view of {@code GET /api/screen} and of its live feed.
 *
 * @param waits
 *            in words by service, then by language; nothing of a service of which no wait is known
 */
record ScreenAnswer(long sequence, boolean online, boolean open, int planVersion, PrinterAnswer printer, boolean busy,
        @Nullable ShownAnswer shown, StandbyAnswer standby, MenuAnswer menu, @Nullable ScannedAnswer scanned,
        @Nullable String pairing, @Nullable String today, Map<String, Map<String, String>> waits) {

    record PrinterAnswer(String status, boolean canPrint) {}

    /** The last presses of the menu's buttons, oldest first, and how many there were since the kiosk started. */
    record MenuAnswer(long count, List<String> last) {}

    /** What a button brought about: a ticket, or why there is none. */
    record ShownAnswer(int id, @Nullable TicketAnswer ticket, @Nullable Problem problem) {}

    /** See {@link Standby}; the trouble's words are for a technician. */
    record StandbyAnswer(int numbers, Map<String, Integer> services, int untold, List<Standby.Offer> offers,
            @Nullable String trouble) {

        static StandbyAnswer of(Standby standby) {
            return new StandbyAnswer(standby.numbers(), standby.services(), standby.untold(), standby.offers(),
                    standby.trouble());
        }
    }

    static ScreenAnswer of(ScreenView view) {
        ScreenView.Shown shown = view.shown();
        return new ScreenAnswer(view.sequence(), view.online(), view.open(), view.planVersion(),
                new PrinterAnswer(view.printer().label(), view.printer().canPrint()), view.busy(),
                shown == null ? null : shown(shown), StandbyAnswer.of(view.standby()),
                new MenuAnswer(view.menu().count(), view.menu().last().stream().map(MenuKey::label).toList()),
                view.scanned() == null ? null : ScannedAnswer.of(view.scanned(), view.today()), view.pairing(),
                view.today() == null ? null : view.today().toString(), view.waits().words());
    }

    private static ShownAnswer shown(ScreenView.Shown shown) {
        return shown.answer() instanceof DeskAnswer.Issued issued
                ? new ShownAnswer(shown.id(), TicketAnswer.of(issued.ticket()), null)
                : new ShownAnswer(shown.id(), null, TicketRoutes.problem(shown.answer()));
    }
}
