package id.bilik.kiosk.desk;

import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.queue.TicketWish;
import id.bilik.kiosk.slip.Words;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a push-button means. Button {@code 1} is the first service, and so on: its press does all that a touch does, and
 * while it is being served, and for a moment after, other such presses are taken for bouncing or impatience and mean
 * nothing. The six buttons of the menu ({@link MenuKey}) work the page, and every press of them counts.
 */
public final class ButtonPanel {

    private static final Logger LOG = LoggerFactory.getLogger(ButtonPanel.class);

    private final TicketDesk desk;
    private final Plans plans;
    private final Screen screen;
    private final Words words;
    private final ButtonMeaning meaning;
    private final Duration pause;
    private final InstantSource clock;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Instant lastTaken = Instant.MIN;
    private final AtomicInteger shown = new AtomicInteger();

    /**
     * A panel of buttons.
     *
     * @param meaning
     *            of buttons that bear a number
     * @param pause
     *            how long after a press for a service the next one means nothing
     */
    public ButtonPanel(TicketDesk desk, Plans plans, Screen screen, Words words, ButtonMeaning meaning, Duration pause,
            InstantSource clock) {
        this.desk = desk;
        this.plans = plans;
        this.screen = screen;
        this.words = words;
        this.meaning = meaning;
        this.pause = pause;
        this.clock = clock;
    }

    /** The service behind a button's number or a service's own id, if there is one. */
    public Optional<String> findService(String button) {
        List<String> order = switch (meaning) {
            case ButtonMeaning.InOrderOfThePlan inOrder -> plans.find().stream()
                    .flatMap(plan -> plan.services().stream()).map(BranchPlan.Service::id).toList();
            case ButtonMeaning.Services given -> given.ids();
            case ButtonMeaning.Menu menu -> List.of();
        };
        if (isNumber(button)) {
            int index = Integer.parseInt(button) - 1;
            return index < order.size() ? Optional.of(order.get(index)) : Optional.empty();
        }
        return plans.find().flatMap(plan -> plan.findService(button)).map(BranchPlan.Service::id);
    }

    /** The key of the menu behind a button's number or the key's own label, if there is one. */
    public Optional<MenuKey> findMenuKey(String button) {
        if (isNumber(button) && meaning instanceof ButtonMeaning.Menu) {
            int place = Integer.parseInt(button);
            return MenuKey.labels().stream().skip(place - 1).findFirst().flatMap(MenuKey::find);
        }
        return MenuKey.find(button);
    }

    private static boolean isNumber(String button) { return button.matches("[1-9]\\d?"); }

    /** A button went down. Blocks until its ticket is out, or returns at once if the press asks for none. */
    public void pressed(String button) {
        Optional<MenuKey> key = findMenuKey(button);
        if (key.isPresent()) {
            screen.update(view -> view.withPress(key.get()));
            return;
        }
        if (!busy.compareAndSet(false, true)) {
            return;
        }
        try {
            Instant now = clock.instant();
            if (Duration.between(lastTaken, now).compareTo(pause) < 0 && !lastTaken.isAfter(now)) {
                return;
            }
            Optional<String> service = findService(button);
            if (service.isEmpty()) {
                LOG.warn("button {} has no service", button);
                return;
            }
            lastTaken = now;
            issue(service.get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            busy.set(false);
        }
    }

    /**
     * A button is held down: who can't see the screen does so until something is heard, so the spoken menu starts. After
     * the press of a service it says the number that the press brought. The button for sound has done so when it went down.
     */
    public void held(String button) {
        if (findMenuKey(button).filter(MenuKey.AUDIO::equals).isEmpty()) {
            screen.update(view -> view.withPress(MenuKey.AUDIO));
        }
    }

    private void issue(String service) throws InterruptedException {
        screen.update(view -> view.withBusy(true));
        try {
            DeskAnswer answer = desk.issue(new TicketWish(UUID.randomUUID(), service, "none"), words);
            int id = shown.incrementAndGet();
            screen.update(view -> view.withShown(new ScreenView.Shown(id, clock.instant(), answer)));
        } finally {
            lastTaken = clock.instant();
            screen.update(view -> view.withBusy(false));
        }
    }
}
