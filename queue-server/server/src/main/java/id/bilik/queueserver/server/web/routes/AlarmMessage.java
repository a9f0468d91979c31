package id.bilik.queueserver.server.web.routes;

import id.bilik.queueserver.server.technician.Devices;
import id.bilik.queueserver.server.web.http.WebJson;
import java.time.Instant;

/**
 * What a webhook is told of an alarm.
 *
 * @param event {@code raised} or {@code cleared}
 * @param alarm its kind
 */
public record AlarmMessage(String event, String branch, String device, String alarm, Instant since, Instant at,
        String detail) {

    public static byte[] of(String branch, Devices.Change change) {
        return WebJson.bytes(new AlarmMessage(change.raised() ? "raised" : "cleared", branch, change.alarm().device(),
                change.alarm().kind(), change.alarm().since(), change.at(), change.alarm().detail()));
    }
}
