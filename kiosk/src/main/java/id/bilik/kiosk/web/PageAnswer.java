package id.bilik.kiosk.web;

import java.util.UUID;

/**
 * How the page is to behave.
 *
 * @param run
 *            another one after each start of the kiosk, so that a page of an earlier version knows that it is old
 * @param speech
 *            whether the kiosk can speak
 * @param legend
 *            see {@link PageSettings}, likewise {@code simulated}
 */
record PageAnswer(String run, boolean speech, String legend, long idleSeconds, long warningSeconds, long ticketSeconds,
        long unprintedSeconds, boolean simulated) {

    static PageAnswer of(PageSettings settings, boolean speech) {
        return new PageAnswer(UUID.randomUUID().toString(), speech, settings.legend(), settings.idle().toSeconds(),
                settings.warning().toSeconds(), settings.ticket().toSeconds(), settings.unprinted().toSeconds(),
                settings.simulated());
    }
}
