package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.Channels;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What part of the room each channel may use, as people write it. What is left out is as usual. */
public record ChannelsJson(@Nullable Integer walkInPercent, @Nullable Integer bookedPercent,
        @Nullable Integer collectivePercent, @Nullable Integer staffPercent, @Nullable Integer walkInMinimumPercent,
        @Nullable Integer releaseMinutes, @Nullable BookingJson booking, @Nullable HomeJson home) {
    static @Nullable ChannelsJson of(@Nullable Channels channels) {
        return channels == null
                ? null
                : new ChannelsJson(channels.walkIn(), channels.booked(), channels.collective(), channels.staff(),
                        channels.walkInMinimum(), (int) channels.release().toMinutes(),
                        BookingJson.of(channels.booking()), HomeJson.of(channels.home()));
    }

    Channels toChannels() {
        Channels usual = Channels.DEFAULT;
        return new Channels(or(walkInPercent, usual.walkIn()), or(bookedPercent, usual.booked()),
                or(collectivePercent, usual.collective()), or(staffPercent, usual.staff()),
                or(walkInMinimumPercent, usual.walkInMinimum()),
                releaseMinutes == null ? usual.release() : Duration.ofMinutes(releaseMinutes),
                booking == null ? null : booking.toPlan(), home == null ? null : home.toPlan());
    }

    private static int or(@Nullable Integer percent, int usual) { return percent == null ? usual : percent; }
}
