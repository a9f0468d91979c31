package id.bilik.queueserver.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be sent, by route. A component that is not {@code @Nullable} must be there. */
final class Requests {
    private Requests() {}

    record Nothing() {}

    record Issue(UUID requestId, String service, @Nullable String priority, @Nullable String channel) {}

    record Printed(String outcome, @Nullable String reason) {}

    record SignOn(String officer) {}

    record WithReason(@Nullable String reason) {}

    record Capacity(List<String> openBooths, Integer concurrency) {}

    record Mode(String mode) {}

    record CallNext(@Nullable UUID requestId) {}

    record AtBooth(@Nullable String ticket) {}

    record Hold(@Nullable String ticket, @Nullable String reason) {}

    record Complete(@Nullable String ticket, @Nullable String outcome) {}

    record Transfer(@Nullable String ticket, String service) {}

    record Message(String text) {}
}
