package id.bilik.kiosk.desk;

import java.util.ArrayList;
import java.util.List;

/**
 * The presses of menu buttons so far. A reader of the screen may skip views, and must not miss a press: so each view
 * carries the last few, and how many there were.
 *
 * @param count
 *            since the kiosk started
 * @param last
 *            the newest, oldest first
 */
public record MenuPresses(long count, List<MenuKey> last) {

    /** Far more than anybody presses between two views that reach a page. */
    static final int KEPT = 16;

    static final MenuPresses NONE = new MenuPresses(0, List.of());

    public MenuPresses {
        last = List.copyOf(last);
    }

    MenuPresses and(MenuKey key) {
        List<MenuKey> next = new ArrayList<>(last.subList(Math.max(0, last.size() + 1 - KEPT), last.size()));
        next.add(key);
        return new MenuPresses(count + 1, next);
    }
}
