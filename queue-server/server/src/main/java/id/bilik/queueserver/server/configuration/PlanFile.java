package id.bilik.queueserver.server.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import id.bilik.process.configuration.ConfigProblem;
import id.bilik.process.json.JsonFault;
import id.bilik.process.json.StrictJson;
import id.bilik.queueserver.core.branch.plan.BranchPlan;
import id.bilik.queueserver.core.branch.plan.Document;
import id.bilik.queueserver.core.branch.plan.GroupPlan;
import id.bilik.queueserver.core.branch.plan.Hours;
import id.bilik.queueserver.core.branch.plan.Priority;
import id.bilik.queueserver.core.branch.plan.ReservedPlan;
import id.bilik.queueserver.core.branch.plan.Rules;
import id.bilik.queueserver.core.branch.plan.Service;
import id.bilik.queueserver.core.forecast.LastCalls;
import id.bilik.queueserver.core.view.ContractNames;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A branch plan as people write it: JSON, in minutes. docs/configuration.md explains every field. */
public final class PlanFile {
    private static final String DEFAULT = "/plans/pekalongan.json";
    private static final Duration LONGEST = Duration.ofDays(7);

    private PlanFile() {}

    /** The plan that the server starts with where none is configured: open around the clock. */
    public static BranchPlan readDefault() {
        return readDefault(PlanJson::toPlan);
    }

    /** What that plan tells those who come too late. */
    public static LastCalls readDefaultLastCalls() {
        return readDefault(PlanJson::toLastCalls);
    }

    /** @throws ConfigProblem naming the file and what is wrong in it */
    public static BranchPlan read(Path file) throws ConfigProblem {
        return read(file, PlanJson::toPlan);
    }

    /** What the plan tells those who come too late; throws as {@link #read(Path)}. */
    public static LastCalls readLastCalls(Path file) throws ConfigProblem {
        return read(file, PlanJson::toLastCalls);
    }

    private static <T> T readDefault(Function<PlanJson, T> part) {
        try (InputStream file = PlanFile.class.getResourceAsStream(DEFAULT)) {
            if (file == null) {
                throw new IllegalStateException("the default plan is missing from the installation");
            }
            return part.apply(parse(file.readAllBytes()));
        } catch (IOException unreadable) {
            throw new IllegalStateException("the default plan cannot be read", unreadable);
        }
    }

    private static <T> T read(Path file, Function<PlanJson, T> part) throws ConfigProblem {
        try {
            return part.apply(parse(Files.readAllBytes(file)));
        } catch (JsonProcessingException wrong) {
            var at = wrong.getLocation();
            throw new ConfigProblem(List.of("plan " + file + ", line " + (at == null ? "?" : at.getLineNr()) + ": "
                    + JsonFault.of(wrong).sentence()));
        } catch (IOException unreadable) {
            throw new ConfigProblem(List.of("plan " + file + " cannot be read: " + unreadable.getMessage()));
        } catch (IllegalArgumentException | DateTimeException wrong) {
            throw new ConfigProblem(List.of("plan " + file + ": " + wrong.getMessage()));
        }
    }

    private static PlanJson parse(byte[] json) throws IOException {
        try {
            PlanJson plan = StrictJson.mapper().readValue(json, PlanJson.class);
            if (plan == null) {
                throw new IllegalArgumentException("it must be a JSON object, not null");
            }
            return plan;
        } catch (JsonProcessingException wrong) {
            throw StrictJson.foremost(wrong, json, PlanJson.class);
        }
    }

    private record PlanJson(String id, String name, String zone, List<String> languages, List<ServiceJson> services,
            List<GroupJson> groups, HoursJson hours, RulesJson rules, @Nullable LastCallsJson lastCalls,
            @Nullable ReservedJson reserved) {
        BranchPlan toPlan() {
            List<String> all = services.stream().map(ServiceJson::id).toList();
            List<GroupPlan> planned = new ArrayList<>();
            for (GroupJson group : groups) {
                planned.add(new GroupPlan(group.id, group.booths, group.services == null ? all : group.services,
                        group.concurrency));
            }
            return new BranchPlan(id, name, read("zone", zone, ZoneId::of), languages,
                    services.stream().map(ServiceJson::toService).toList(), planned, hours.toHours(), rules.toRules(),
                    reserved == null ? null : reserved.toReserved());
        }

        LastCalls toLastCalls() { return lastCalls == null ? LastCalls.DEFAULT : lastCalls.toLastCalls(); }
    }

    /** All optional: 601, and blocks of 20. */
    private record ReservedJson(@Nullable Integer from, @Nullable Integer block) {
        ReservedPlan toReserved() {
            return new ReservedPlan(from == null ? ReservedPlan.DEFAULT.from() : from,
                    block == null ? ReservedPlan.DEFAULT.block() : block);
        }
    }

    /** All optional: calls end with the hours, a chance below 0.2 is small, and nothing can be done instead. */
    private record LastCallsJson(@Nullable Double callsAfterClosingMinutes, @Nullable Double unlikelyBelow,
            @Nullable LinkedHashMap<String, String> instead) {
        LastCalls toLastCalls() {
            return new LastCalls(
                    callsAfterClosingMinutes == null
                            ? LastCalls.DEFAULT.callsAfterClosing()
                            : callsAfterClosingMinutes == 0
                                    ? Duration.ZERO
                                    : minutes("callsAfterClosingMinutes", callsAfterClosingMinutes),
                    unlikelyBelow == null ? LastCalls.DEFAULT.unlikelyBelow() : unlikelyBelow,
                    instead == null ? Map.of() : instead);
        }
    }

    private record ServiceJson(String id, String letter, LinkedHashMap<String, String> names, Double expectedMinutes,
            Double targetMinutes, @Nullable List<DocumentJson> documents) {
        Service toService() {
            if (letter.length() != 1) {
                throw new IllegalArgumentException("letter of service " + id + " must be A-Z, not " + letter);
            }
            return new Service(id, letter.charAt(0), names,
                    minutes("expectedMinutes of service " + id, expectedMinutes),
                    minutes("targetMinutes of service " + id, targetMinutes), documents == null
                            ? List.of()
                            : documents.stream().map(DocumentJson::toDocument).toList());
        }
    }

    /** Without required: it is. */
    private record DocumentJson(String id, LinkedHashMap<String, String> text, @Nullable Boolean required) {
        Document toDocument() { return new Document(id, text, required == null || required); }
    }

    /** Without services: all of them. */
    private record GroupJson(String id, List<String> booths,
            @Nullable List<String> services,
            Integer concurrency) {}

    /** Without days: every day. */
    private record HoursJson(String opens, String closes, @Nullable List<String> days) {
        Hours toHours() {
            List<DayOfWeek> open = days == null
                    ? List.of(DayOfWeek.values())
                    : days.stream().map(HoursJson::day).toList();
            return new Hours(read("opens", opens, LocalTime::parse),
                    closes.equals("24:00") ? LocalTime.MIDNIGHT : read("closes", closes, LocalTime::parse), open);
        }

        private static DayOfWeek day(String name) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (day.name().equals(name.toUpperCase(Locale.ROOT))) {
                    return day;
                }
            }
            throw new IllegalArgumentException("days cannot name " + name + "; they are monday to sunday");
        }
    }

    private record RulesJson(Double noShowAfterMinutes, Double holdForMinutes, Double overdueAfterMinutes,
            LinkedHashMap<String, Double> weights, @Nullable Double undoForSeconds,
            @Nullable Double deferAtMostMinutes, @Nullable Double appointmentWeight) {
        Rules toRules() {
            Map<Priority, Double> byClass = new LinkedHashMap<>();
            weights.forEach((name, weight) -> byClass.put(ContractNames.find(Priority.class, name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no priority class " + name)), weight));
            return new Rules(minutes("noShowAfterMinutes", noShowAfterMinutes),
                    minutes("holdForMinutes", holdForMinutes), minutes("overdueAfterMinutes", overdueAfterMinutes),
                    byClass, upTo("undoForSeconds", undoForSeconds, 1, Rules.LONGEST_UNDO),
                    upTo("deferAtMostMinutes", deferAtMostMinutes, 60, Rules.LONGEST_DEFERRAL),
                    appointmentWeight);
        }

        /** 0 and nothing are told apart: the one switches off, the other leaves it as usual. */
        private static @Nullable Duration upTo(String field, @Nullable Double number, int unitSeconds, Duration most) {
            if (number == null) {
                return null;
            }
            if (number < 0 || number * unitSeconds > most.toSeconds()) {
                throw new IllegalArgumentException(
                        field + " must be 0 to " + most.toSeconds() / unitSeconds + ", not " + number);
            }
            return Duration.ofSeconds(Math.round(number * unitSeconds));
        }
    }

    private static Duration minutes(String field, double minutes) {
        if (minutes * 60 < 1 || minutes > LONGEST.toMinutes()) {
            throw new IllegalArgumentException(field + " must be more than 0 and at most " + LONGEST.toMinutes()
                    + " minutes, not " + minutes);
        }
        return Duration.ofSeconds(Math.round(minutes * 60));
    }

    private static <T> T read(String field, String text, Function<String, T> reading) {
        try {
            return reading.apply(text);
        } catch (DateTimeException wrong) {
            throw new IllegalArgumentException(field + " cannot be \"" + text + "\"", wrong);
        }
    }
}
