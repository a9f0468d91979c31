package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.server.settings.PlanJson;
import id.bilik.queueserver.server.technician.DeviceReport;
import id.bilik.queueserver.server.technician.DeviceTest;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What may be sent, by route. A component that is not {@code @Nullable} must be there. */
public final class Requests {
    private static final int LONGEST_WORDS = 300;
    private static final int MOST_SLIPS = 100_000;
    /** Of what came of one action. */
    private static final int MOST_FIGURES = 8;

    private Requests() {}

    public record Nothing() {}

    /** @param machine {@code right} or {@code wrong}: what the machine's clock is now */
    public record ClockAnswer(String machine) {}

    /**
     * A wish for a ticket.
     *
     * @param language {@code id} or {@code en}: that of the slip, for the screens that speak to this participant
     * @param also     further services for which the participant comes, in order
     */
    public record Issue(UUID requestId, String service, @Nullable String priority, @Nullable String channel,
            @Nullable Appointment appointment, @Nullable String language, @Nullable List<String> also) {}

    /** Booked for that time of today, ISO-8601 with offset. */
    public record Appointment(String at) {}

    /** @param holder the kiosk's memory: a new one gets new numbers */
    public record Lease(UUID holder) {}

    /**
     * @param date       of the lease
     * @param ageSeconds since it was given; wins over an {@code issuedAt} that is not exact
     * @param exact      false where {@code issuedAt} is only the earliest that is possible
     * @param latestAt   by when it was given at the latest, where {@code issuedAt} is not exact
     * @param outcome    {@code printed}, {@code unconfirmed} or {@code failed}, where it is known
     * @param language   {@code id} or {@code en}: that of the slip
     */
    public record Reserved(UUID requestId, String ticket, String service, @Nullable String priority,
            @Nullable String channel, String kiosk, String date, @Nullable Double ageSeconds,
            @Nullable String issuedAt, @Nullable Boolean exact, @Nullable String latestAt, @Nullable String outcome,
            @Nullable String reason, @Nullable String language) {}

    /**
     * @param outcome   {@code printed}, {@code unconfirmed} where the printer took it and proved nothing, or {@code failed}
     * @param requestId of the ticket that is meant, so that a report of yesterday can't be taken for today's number
     */
    public record Printed(String outcome, @Nullable String reason, @Nullable UUID requestId) {}

    /** @param officer where a program signs somebody on; a person who is signed in signs on under the own name */
    public record SignOn(@Nullable String officer) {}

    /** A link's token; or an account by its name with password and code or passkey; or, at a paired PC, with a PIN. */
    public record SignIn(@Nullable String token, @Nullable String account, @Nullable String password,
            @Nullable String code, @Nullable String pin, @Nullable Signed passkey) {
        /** @throws Problem 400 naming the field that nobody can have typed */
        public void check() {
            Fields.line("token", token);
            Fields.line("account", account);
            Fields.line("password", password);
            Fields.line("code", code);
            Fields.line("pin", pin);
            if (passkey != null) {
                passkey.check();
            }
        }
    }

    public record Proof(String password, @Nullable String code, @Nullable Signed passkey) {
        /** @throws Problem 400 naming the field that nobody can have typed */
        public void check() {
            Fields.line("password", password);
            Fields.line("code", code);
            if (passkey != null) {
                passkey.check();
            }
        }
    }

    /** What a passkey has signed; all of it in Base64url, as the browser has it. */
    public record Signed(String credential, String clientData, String authenticatorData, String signature) {
        /** @throws Problem 400 naming the field that no browser can have sent */
        public void check() {
            Fields.base64("credential", credential);
            Fields.base64("clientData", clientData);
            Fields.base64("authenticatorData", authenticatorData);
            Fields.base64("signature", signature);
        }
    }

    /**
     * A passkey that a browser has made; its bytes in Base64url.
     *
     * @param transports how the browser reaches it, where it says so
     * @param name       for its owner
     */
    public record MadePasskey(String clientData, String attestation, @Nullable List<String> transports,
            @Nullable String name) {
        /** @throws Problem 400 naming the field that no browser can have sent */
        public void check() {
            Fields.base64("clientData", clientData);
            Fields.base64("attestation", attestation);
            Fields.line("name", name);
        }
    }

    public record NewAccount(String name, List<String> roles) {}

    public record Roles(List<String> roles) {}

    public record JoinLook(String code) {
        /** @throws Problem 400 naming the field that nobody can have typed */
        public void check() {
            Fields.line("code", code);
        }
    }

    /**
     * @param totp    a code of the authenticator app, as a proof that it has the secret
     * @param passkey in place of an app
     */
    public record Join(String code, @Nullable String name, @Nullable String password, @Nullable String totp,
            @Nullable String pin, @Nullable MadePasskey passkey) {
        /** @throws Problem 400 naming the field that nobody can have typed */
        public void check() {
            Fields.line("code", code);
            Fields.line("name", name);
            Fields.line("password", password);
            Fields.line("totp", totp);
            Fields.line("pin", pin);
            if (passkey != null) {
                passkey.check();
            }
        }
    }

    /** @param days until it ends */
    public record NewKey(String name, String role, Integer days) {}

    /**
     * @param name that the device has for itself
     * @param key  that it has drawn itself, by which it is known again without its cookie
     */
    public record NewPairing(String kind, @Nullable String name, @Nullable String booth, @Nullable String key) {}

    /** @param key of a paired device */
    public record DeviceKey(String key) {
        /** @throws Problem 400 for what is no key */
        public void check() { Fields.line("key", key); }
    }

    /** @param cookie whether a browser asks, which keeps the key as a cookie that its pages cannot read */
    public record Claim(String claim, @Nullable Boolean cookie) {
        /** @throws Problem 400 for what is no claim */
        public void check() { Fields.line("claim", claim); }
    }

    public record Approval(String name, String kind, @Nullable String booth) {}

    /** When the officer means to be back, if that is known: a time (ISO-8601) or minutes from now, not both. */
    public record Pause(@Nullable String reason, @Nullable String returnAt, @Nullable Integer minutes) {}

    public record Capacity(List<String> openBooths, Integer concurrency) {}

    public record Mode(String mode) {}

    public record CallNext(@Nullable UUID requestId) {}

    public record AtBooth(@Nullable String ticket) {}

    public record Hold(@Nullable String ticket, @Nullable String reason) {}

    /** {@code whole}: the visit ends, whatever steps should have followed. */
    public record Complete(@Nullable String ticket, @Nullable String outcome, @Nullable Boolean whole) {}

    /** {@code next}: ids of services, in order. */
    public record Steps(@Nullable String ticket, List<String> next) {}

    /** {@code documents}: ids of papers that the step asks for. */
    public record Missing(@Nullable String ticket, List<String> documents) {}

    public record Transfer(@Nullable String ticket, String service) {}

    /** {@code english}: the same in English, where it is to be read in both languages. */
    public record Message(String text, @Nullable String english) {}

    /** {@code why}: {@code ready} or {@code help}, where the participant says it. */
    public record NeedsOfficer(@Nullable String ticket, @Nullable String why) {}

    /** {@code why}: {@code ready} or {@code help}. */
    public record AskFromHome(@Nullable String why) {}

    /** {@code left}: the ticket that {@code leave} is about. */
    public record Attend(@Nullable String ticket, @Nullable String leave, @Nullable String left) {}

    /** {@code ticket}: of the visit that the invitation is to. */
    public record Invite(@Nullable String ticket) {}

    /** @param requestId so that a repetition is no second wish */
    public record Defer(Integer minutes, @Nullable UUID requestId) {}

    /**
     * What a kiosk says of itself; each component as in {@link DeviceReport}.
     *
     * @param clock ISO-8601 with offset
     */
    public record Device(String version, String clock, String printer, @Nullable Integer slipsLeft,
            @Nullable Integer slipsPerRoll, @Nullable Double temperature, @Nullable List<String> throttled,
            @Nullable List<DeviceReport.Done> done, @Nullable List<String> stuckButtons,
            @Nullable String memory, @Nullable String hardware, DeviceReport.@Nullable Slips slips,
            @Nullable List<DeviceReport.Fault> faults) {

        /** @throws Problem 400 naming the field that cannot be believed */
        public DeviceReport report() {
            plain("version", version);
            oneOf("printer", printer, DeviceReport.PRINTER_STATES);
            if (hardware != null) {
                oneOf("hardware", hardware, DeviceReport.ORIGINS);
            }
            within("slipsLeft", slipsLeft, 0, MOST_SLIPS);
            within("slipsPerRoll", slipsPerRoll, 1, MOST_SLIPS);
            within("temperature", temperature, -60, 200);
            if (throttled != null) {
                throttled.forEach(word -> plain("throttled", word));
            }
            if (done != null) {
                done.forEach(Device::check);
            }
            if (stuckButtons != null) {
                stuckButtons.forEach(name -> plain("stuckButtons", name));
            }
            if (memory != null) {
                plain("memory", memory);
            }
            if (slips != null) {
                within("slips.proved", slips.proved(), 0, MOST_SLIPS);
                within("slips.unconfirmed", slips.unconfirmed(), 0, MOST_SLIPS);
                within("slips.failed", slips.failed(), 0, MOST_SLIPS);
                within("slips.unconfirmedRun", slips.unconfirmedRun(), 0, MOST_SLIPS);
            }
            if (faults != null) {
                faults.forEach(fault -> {
                    oneOf("faults.part", fault.part(), DeviceReport.PARTS);
                    plain("faults.detail", fault.detail());
                });
            }
            return new DeviceReport(version, Fields.time("clock", clock), printer, slipsLeft, slipsPerRoll,
                    temperature, throttled, done, stuckButtons, memory, hardware, slips, faults);
        }

        private static void check(DeviceReport.Done done) {
            plain("done.detail", done.detail());
            plain("done.outcome", done.outcome());
            if (done.figures() != null) {
                within("done.figures, counted,", done.figures().size(), 0, MOST_FIGURES);
                done.figures().forEach((name, value) -> {
                    plain("done.figures", name);
                    plain("done.figures." + name, value);
                });
            }
        }

        private static void oneOf(String field, String value, List<String> allowed) {
            if (!allowed.contains(value)) {
                throw Problem.of(HttpStatus.BAD_REQUEST,
                        "The field %s must be one of %s.".formatted(field, String.join(", ", allowed)));
            }
        }

        private static void within(String field, @Nullable Number value, double low, double high) {
            if (value != null && !(value.doubleValue() >= low && value.doubleValue() <= high)) {
                throw Problem.of(HttpStatus.BAD_REQUEST,
                        "The field %s must be from %.0f to %.0f.".formatted(field, low, high));
            }
        }

        private static void plain(String field, @Nullable String text) {
            if (!Texts.isPlain(text, LONGEST_WORDS)) {
                throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + field + " must be one line of at most "
                        + LONGEST_WORDS + " characters.");
            }
        }
    }

    /** How a booth's screen found camera and microphone: each one of {@link DeviceTest#STATES}. */
    public record BoothDevices(String camera, String microphone) {
        /** @throws Problem 400 naming the field that is no state */
        public void check() {
            state("camera", camera);
            state("microphone", microphone);
        }

        private static void state(String field, String value) {
            if (!DeviceTest.STATES.contains(value)) {
                throw Problem.of(HttpStatus.BAD_REQUEST,
                        "The field " + field + " must be one of " + String.join(", ", DeviceTest.STATES) + ".");
            }
        }
    }

    public record Note(String text) {}

    /** @param basedOn journal sequence since which the plan holds from which this one was made */
    public record PlanDraft(PlanJson plan, Long basedOn) {}

    public record PlanToCheck(PlanJson plan) {}

    /** @param speed how many seconds pass in a second, as life where left out; {@code crowd}: so many times as many people */
    public record TrainingWish(@Nullable Double speed, @Nullable Double crowd) {}

    /** @param when {@code now}, or {@code after-today} for when the business day has ended */
    public record PlanToAdopt(PlanJson plan, Long basedOn, String when) {}

    /** @param calendar as in a file .ics */
    public record Calendar(String calendar) {}

    /** @param picture PNG or JPEG in base64 */
    public record Picture(String picture) {}

    public record Ticked(Boolean ticked) {}

    /** {@code document}: id of the document to show, with the prompt {@code show}. */
    public record Prompt(@Nullable String ticket, @Nullable String prompt, @Nullable String document) {}

    /**
     * A page that takes part in a conversation.
     *
     * @param page drawn by the page when it is loaded
     * @param take whether it takes its seat back from another page
     */
    public record JoinConversation(UUID page, @Nullable Boolean take) {
        public boolean takes() { return take != null && take; }
    }

    /** @param code of an invitation, for a page that names itself likewise */
    public record JoinAsInterpreter(String code, UUID page, @Nullable Boolean take) {
        /** @throws Problem 400 for what is no code */
        public void check() { Fields.line("code", code); }
    }

    /**
     * Until when people come, ISO-8601; {@code arrivals}: so many times as many as are expected; {@code alternatives}: other
     * changes, each played beside the first ones before the same people.
     */
    public record WhatIf(List<Changed> changes, @Nullable String until, @Nullable Double arrivals,
            @Nullable List<Alternative> alternatives) {}

    /** Changes that are made together. */
    public record Alternative(List<Changed> changes) {}

    /**
     * One of: a group with its new capacity, so many open booths (more than it has, too) or other services; one more officer
     * (a group, or true for any); an officer who leaves; when the last ticket is issued today ({@code HH:mm}, 24:00 for the
     * end of the day); another plan.
     */
    public record Changed(@Nullable String group, @Nullable List<String> openBooths, @Nullable Integer concurrency,
            @Nullable Object addOfficer, @Nullable String removeOfficer, @Nullable Integer booths,
            @Nullable List<String> services, @Nullable String closes, @Nullable PlanJson plan) {}

    /**
     * The target: a share (0 to 1) called within so many minutes; most officers that there are, for at least so many half
     * hours; the rest of today or a usual day ({@code rest}, {@code usual}) with so many times the arrivals.
     */
    public record Staffing(@Nullable Double arrivals, @Nullable Double share, @Nullable Double withinMinutes,
            @Nullable Integer most, @Nullable Integer shortestShift, @Nullable String day) {}

    /**
     * A week with so many times (1 to 10) the claims, of which a share (0 to 0.5) comes from home, and a company's list; the
     * target as of {@link Staffing}.
     */
    public record Surge(Double times, @Nullable Double homeShare, @Nullable Company company,
            @Nullable Double withinMinutes, @Nullable Double share, @Nullable Integer most,
            @Nullable Integer shortestShift) {}

    /** People (1 to 10000) with so many minutes (more than 0, at most 600) of an officer's work each. */
    public record Company(Integer people, Double minutes) {}

    /** Of a breach of personal data; times ISO-8601, left out while nobody was told. */
    public record Breach(String noticedAt, String what, String concerned, @Nullable Integer people, String measures,
            @Nullable String authorityToldAt, @Nullable String peopleToldAt) {}
}
