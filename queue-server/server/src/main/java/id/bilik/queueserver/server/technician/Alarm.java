package id.bilik.queueserver.server.technician;

import java.time.Instant;

/**
 * Something that a person should see to.
 *
 * @param kind   {@code not-seen}, {@code paper-out}, {@code printer-trouble}, {@code printer-offline},
 *               {@code paper-near-end}, {@code memory-trouble}, {@code hot}, {@code throttled}, {@code button-stuck}, {@code clock-wrong},
 *               {@code simulated}, {@code slips-unconfirmed}, {@code panel-trouble}, {@code scanner-trouble}, {@code voice-trouble};
 *               of a booth's screen {@code no-camera}, {@code no-microphone};
 *               of the server itself {@code certificate-ends}, {@code supervisor-code}, {@code supervisor-by-code},
 *               {@code breach-untold}, {@code breach-due}, {@code breach-overdue}, {@code backup-missing}, {@code messages-waiting},
 *               {@code messages-refused}, {@code clock-jumped};
 *               of the branch {@code nobody-on-duty}
 * @param detail in plain English
 */
public record Alarm(String device, String kind, Instant since, String detail) {

    /** The same, since that time. */
    Alarm since(Instant first) { return new Alarm(device, kind, first, detail); }

    String key() { return device + ' ' + kind; }
}
