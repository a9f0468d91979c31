package id.bilik.queueserver.server.settings;

import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.LastCalls;
import id.bilik.queueserver.core.branch.plan.QuietTime;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.branch.plan.ServiceIcon;
import id.bilik.queueserver.core.branch.plan.Texts;
import id.bilik.queueserver.core.branch.plan.VoicePlan;
import id.bilik.queueserver.core.branch.plan.Wording;
import id.bilik.queueserver.core.view.ContractNames;
import id.bilik.queueserver.server.runtime.Branches;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A branch plan as people write it: times in minutes, names by language. It is the plan file, what the settings pages
 * send, and what is exported. docs/configuration.md explains every field.
 *
 * @param texts by place of {@link Wording.Place}, such as {@code slip-top}, then by language
 */
public record PlanJson(String id, String name, String zone, List<String> languages, List<ServiceJson> services,
        List<GroupJson> groups, HoursJson hours, RulesJson rules, @Nullable LastCallsJson lastCalls,
        @Nullable ReservedJson reserved, @Nullable LinkedHashMap<String, LinkedHashMap<String, String>> texts,
        @Nullable VoiceJson voice, @Nullable String logo, @Nullable ChannelsJson channels) {
    private static final int LONGEST_NAME = 80;

    public static PlanJson of(BranchPlan plan) {
        Map<String, Map<String, String>> texts = new LinkedHashMap<>();
        plan.wording().texts().forEach((place, text) -> texts.put(ContractNames.of(place), text));
        return new PlanJson(plan.id(), plan.name(), plan.zone().getId(), plan.languages(),
                plan.services().stream().map(ServiceJson::of).toList(),
                plan.groups().stream().map(GroupJson::of).toList(), HoursJson.of(plan.hours()),
                RulesJson.of(plan.rules()), LastCallsJson.of(plan.lastCalls()),
                plan.reserved() == null ? null : new ReservedJson(plan.reserved().from(), plan.reserved().block()),
                texts.isEmpty()
                        ? null
                        : texts.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey,
                                text -> new LinkedHashMap<>(text.getValue()), (one, other) -> one, LinkedHashMap::new)),
                VoiceJson.of(plan.voice()), plan.logo(), ChannelsJson.of(plan.channels()));
    }

    /**
     * The plan.
     *
     * @throws IllegalArgumentException naming what is wrong
     */
    public BranchPlan toPlan() {
        checkWords();
        List<String> all = services.stream().map(ServiceJson::id).toList();
        return new BranchPlan(id, name, PlanFields.read("zone", zone, ZoneId::of), languages,
                services.stream().map(ServiceJson::toService).toList(),
                groups.stream().map(group -> group.toGroup(all)).toList(), hours.toHours(), rules.toRules(),
                reserved == null ? null : reserved.toReserved(), lastCalls == null ? null : lastCalls.toLastCalls(),
                texts == null ? null : wording(texts), voice == null ? null : voice.toVoice(), logo,
                channels == null ? null : channels.toChannels());
    }

    /** Checks what people write today. Plans in older journals were never held to it. */
    private void checkWords() {
        if (Branches.isTraining(id)) {
            throw new IllegalArgumentException("branch id " + id + " is kept for trainings");
        }
        requirePlain("name", name);
        if (languages.isEmpty() || !languages.stream().allMatch(it -> it.matches("[a-z]{2,3}(-[A-Z]{2})?"))) {
            throw new IllegalArgumentException("languages must list one or more codes such as id and en");
        }
        for (ServiceJson service : services) {
            if (service.names.isEmpty()) {
                throw new IllegalArgumentException(
                        "names of service " + service.id + " must have one language or more");
            }
            service.names.forEach((language, text) -> requirePlain("names of service " + service.id + " in " + language,
                    text));
        }
    }

    private static void requirePlain(String what, String text) {
        if (text.isBlank() || !Texts.isPlain(text, LONGEST_NAME)) {
            throw new IllegalArgumentException(what + " must be plain text of 1 to " + LONGEST_NAME + " characters");
        }
    }

    private static Wording wording(Map<String, LinkedHashMap<String, String>> texts) {
        Map<Wording.Place, Map<String, String>> byPlace = new LinkedHashMap<>();
        texts.forEach((place, text) -> byPlace.put(ContractNames.find(Wording.Place.class, place)
                .orElseThrow(() -> new IllegalArgumentException("there is no place of texts " + place)), text));
        return new Wording(byPlace);
    }

    /** All optional: 601, and blocks of 20. */
    public record ReservedJson(@Nullable Integer from, @Nullable Integer block) {
        ReservedPlan toReserved() {
            return new ReservedPlan(from == null ? ReservedPlan.DEFAULT.from() : from,
                    block == null ? ReservedPlan.DEFAULT.block() : block);
        }
    }

    /** All optional: calls end with the hours, a chance below 0.2 is small, and nothing can be done instead. */
    public record LastCallsJson(@Nullable Double callsAfterClosingMinutes, @Nullable Double unlikelyBelow,
            @Nullable LinkedHashMap<String, String> instead) {
        static LastCallsJson of(LastCalls told) {
            return new LastCallsJson(PlanFields.minutes(told.callsAfterClosing()), told.unlikelyBelow(),
                    new LinkedHashMap<>(told.instead()));
        }

        LastCalls toLastCalls() {
            return new LastCalls(callsAfterClosingMinutes == null
                    ? LastCalls.DEFAULT.callsAfterClosing()
                    : callsAfterClosingMinutes == 0
                            ? Duration.ZERO
                            : PlanFields.minutes("callsAfterClosingMinutes", callsAfterClosingMinutes),
                    unlikelyBelow == null ? LastCalls.DEFAULT.unlikelyBelow() : unlikelyBelow,
                    instead == null ? Map.of() : instead);
        }
    }

    public record ServiceJson(String id, String letter, LinkedHashMap<String, String> names, Double expectedMinutes,
            Double targetMinutes, @Nullable List<DocumentJson> documents, @Nullable String icon,
            @Nullable ClaimsJson claims, @Nullable String check) {
        static ServiceJson of(Service service) {
            return new ServiceJson(service.id(), String.valueOf(service.letter()),
                    new LinkedHashMap<>(service.names()), PlanFields.minutes(service.expected()),
                    PlanFields.minutes(service.target()),
                    service.documents().stream().map(DocumentJson::of).toList(),
                    service.icon() == ServiceIcon.FORM ? null : ContractNames.of(service.icon()),
                    ClaimsJson.of(service.claims()), service.check());
        }

        Service toService() {
            if (letter.length() != 1) {
                throw new IllegalArgumentException("letter of service " + id + " must be A-Z, not " + letter);
            }
            return new Service(id, letter.charAt(0), names,
                    PlanFields.minutes("expectedMinutes of service " + id, expectedMinutes),
                    PlanFields.minutes("targetMinutes of service " + id, targetMinutes), documents == null
                            ? List.of()
                            : documents.stream().map(DocumentJson::toDocument).toList(),
                    icon == null ? null : toIcon(icon), claims == null ? null : claims.toClaims(id), check);
        }

        private ServiceIcon toIcon(String name) {
            return ContractNames.find(ServiceIcon.class, name).orElseThrow(() -> new IllegalArgumentException(
                    "icon of service " + id + " must be one of "
                            + Arrays.stream(ServiceIcon.values()).map(ContractNames::of)
                                    .collect(Collectors.joining(", "))
                            + ", not " + name));
        }
    }

    /** Without required: it is. */
    public record DocumentJson(String id, LinkedHashMap<String, String> text, @Nullable Boolean required) {
        static DocumentJson of(Document document) {
            return new DocumentJson(document.id(), new LinkedHashMap<>(document.text()), document.required());
        }

        Document toDocument() { return new Document(id, text, required == null || required); }
    }

    /** Without services: all of them. */
    public record GroupJson(String id, List<String> booths, @Nullable List<String> services, Integer concurrency,
            @Nullable LinkedHashMap<String, String> names, @Nullable List<String> homeBooths) {
        static GroupJson of(GroupPlan group) {
            return new GroupJson(group.id(), group.booths(), group.services(), group.concurrency(),
                    group.names().isEmpty() ? null : new LinkedHashMap<>(group.names()),
                    group.homeBooths().isEmpty() ? null : group.homeBooths());
        }

        GroupPlan toGroup(List<String> all) {
            return new GroupPlan(id, booths, services == null ? all : services, concurrency, names, homeBooths);
        }
    }

    /** @param quiet as in {@code 12:00-13:00, friday 11:30-13:00}; nothing for never */
    public record VoiceJson(Integer volume, @Nullable String quiet) {
        static @Nullable VoiceJson of(@Nullable VoicePlan voice) {
            return voice == null
                    ? null
                    : new VoiceJson(voice.volume(),
                            voice.quiet().stream().map(QuietTime::toString).collect(Collectors.joining(", ")));
        }

        VoicePlan toVoice() {
            try {
                return new VoicePlan(volume, quiet == null ? new ArrayList<>() : QuietTime.parse(quiet));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("quiet cannot be \"" + wrong.getMessage() + "\"", wrong);
            }
        }
    }
}
