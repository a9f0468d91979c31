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

    /** {@code why}: {@code ready} or {@code help}, where the participant says it. */
    record NeedsOfficer(@Nullable String ticket, @Nullable String why) {}

    record Defer(Integer minutes) {}

    record Note(String text) {}

    record Ticked(Boolean ticked) {}

    /** {@code document}: id of the document to show, with the prompt {@code show}. */
    record Prompt(@Nullable String ticket, @Nullable String prompt, @Nullable String document) {}

    /** Until when people come, ISO-8601; {@code arrivals}: so many times as many as are expected. */
    record WhatIf(List<Changed> changes, @Nullable String until, @Nullable Double arrivals) {}

    /** One of: a group with its new capacity; one more officer (a group, or true for any); an officer who leaves. */
    record Changed(@Nullable String group, @Nullable List<String> openBooths, @Nullable Integer concurrency,
            @Nullable Object addOfficer, @Nullable String removeOfficer) {}

    /** The target: a share (0 to 1) called within so many minutes; most officers that there are. */
    record Staffing(@Nullable Double arrivals, @Nullable Double share, @Nullable Double withinMinutes,
            @Nullable Integer most) {}
}
