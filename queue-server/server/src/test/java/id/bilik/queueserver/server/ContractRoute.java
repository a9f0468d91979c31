package id.bilik.queueserver.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * A route as the contract lists it.
 *
 * @param names  of what is there, by parameter of the path
 * @param body   schema of what may be sent; missing where nothing may
 * @param access who may use it
 */
record ContractRoute(String method, String pattern, Map<String, String> names, JsonNode body, JsonNode access) {
    private static final String PLAN = """
            {"id":"pekalongan","name":"Kantor","zone":"Asia/Jakarta","languages":["id"],"services":[{"id":"jht",\
            "letter":"A","names":{"id":"JHT"},"expectedMinutes":8,"targetMinutes":40}],"groups":[{"id":"g1",\
            "booths":["1"],"concurrency":1}],"hours":{"opens":"08:00","closes":"15:00"},"rules":\
            {"noShowAfterMinutes":5,"holdForMinutes":30,"overdueAfterMinutes":60,"weights":{}}}""";

    static List<ContractRoute> list(Client client, Map<String, String> names) {
        List<ContractRoute> routes = new ArrayList<>();
        client.get("/openapi.json").expect(200).json().get("paths").properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> routes.add(new ContractRoute(
                        operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), names,
                        operation.getValue().at("/requestBody/content/application~1json/schema"),
                        operation.getValue().get("x-access")))));
        assertThat(routes).hasSizeGreaterThan(30);
        return routes;
    }

    /** KiB that a body may have: pictures and calendars are larger than what people type. */
    int largestBody() {
        if (pattern.contains("/companies/{company}/list")) {
            return 4608;
        }
        return pattern.endsWith("/pictures") || pattern.endsWith("/holidays") ? 1024 : 64;
    }

    boolean takesBody() { return !body.isMissingNode(); }

    boolean isForEverybody() { return access.toString().contains("\"public\""); }

    /** Whether its path names that. */
    boolean takes(String parameter) {
        return pattern.contains("{" + parameter + "}");
    }

    /** The same where that parameter of the path names something else. */
    ContractRoute with(String parameter, String name) {
        Map<String, String> others = new HashMap<>(names);
        others.put(parameter, name);
        return new ContractRoute(method, pattern, others, body, access);
    }

    String path() {
        String path = pattern;
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        return path;
    }

    /** A body that would be taken, were it not for what the test changes. */
    Map<String, String> usableFields() {
        Map<String, String> fields = new LinkedHashMap<>();
        body.path("properties").properties()
                .forEach(property -> fields.put(property.getKey(), usableValue(property.getKey())));
        if (fields.containsKey("returnAt")) {
            fields.remove("minutes");
        }
        if (pattern.contains("/booths/")) {
            fields.replace("ticket", "\"A001\"");
        }
        if (pattern.endsWith("/printed") || pattern.endsWith("/reserved-tickets")) {
            fields.replace("outcome", "\"printed\"");
        }
        if (pattern.endsWith("/waiting-list")) {
            fields.replace("from", "\"2026-03-12\"");
            fields.replace("until", "\"2026-03-13\"");
        }
        if (pattern.endsWith("/schedule/agree")) {
            fields.replace("version", "1");
        }
        if (pattern.endsWith("/draws")) {
            fields.replace("date", "\"2026-03-13\"");
            fields.replace("until", "\"2026-03-12T08:00:00+07:00\"");
        }
        if (pattern.contains("/companies") || pattern.contains("/company-list")) {
            fields.replace("claim", "\"served\"");
            fields.replace("company", "\"plain\"");
        }
        return fields;
    }

    static String usableValue(String field) {
        return switch (field) {
            case "requestId", "holder", "page" -> "\"" + UUID.randomUUID() + "\"";
            case "service" -> "\"info\"";
            case "person" -> "{\"nik\":\"3375016507900001\",\"name\":\"Sari\"}";
            case "nik" -> "\"3375016507900001\"";
            case "at" -> "\"2026-03-12T10:00:00+07:00\"";
            case "place" -> "\"branch\"";
            case "priority" -> "\"none\"";
            case "channel" -> "\"offline\"";
            case "language" -> "\"en\"";
            case "ticket", "left" -> "\"A001\"";
            case "outcome" -> "\"served\"";
            case "ageSeconds" -> "1";
            case "exact" -> "true";
            case "date" -> "\"2026-03-02\"";
            case "issuedAt", "latestAt" -> "\"2026-03-02T08:00:00+07:00\"";
            case "earliest", "latest" -> "\"13:00\"";
            case "mode" -> "\"manual\"";
            case "openBooths" -> "[\"1\",\"2\"]";
            case "concurrency", "most" -> "2";
            case "arrivals", "share", "homeShare" -> "0.5";
            case "times" -> "1";
            case "company" -> "{\"people\":6,\"minutes\":30}";
            case "withinMinutes", "minutes" -> "30";
            case "shortestShift" -> "3";
            case "appointment" -> "{\"at\":\"2026-03-10T10:00:00+07:00\"}";
            case "day" -> "\"usual\"";
            case "returnAt" -> "\"2026-03-10T09:30:00+07:00\"";
            case "noticedAt", "authorityToldAt", "peopleToldAt" -> "\"2026-03-10T08:00:00+07:00\"";
            case "people" -> "6";
            case "changes", "alternatives", "also", "next", "parts" -> "[]";
            case "documents" -> "[\"ktp\"]";
            case "whole" -> "false";
            case "size" -> "1000";
            case "verdict" -> "\"unreadable\"";
            case "claim" -> "null";
            case "workforce", "laidOff", "officers", "secondsEach" -> "9";
            case "attorneyDate", "laidOffOn", "from" -> "\"2026-03-12\"";
            case "phone" -> "\"081234567890\"";
            case "email" -> "\"sari@example.org\"";
            case "site" -> "\"company\"";
            case "format" -> "\"csv\"";
            case "opens" -> "\"09:00\"";
            case "closes" -> "\"13:00\"";
            case "until" -> "\"2999-01-01T00:00:00+07:00\"";
            case "why" -> "\"help\"";
            case "leave" -> "\"self-working\"";
            case "prompt" -> "\"show\"";
            case "document" -> "\"ktp\"";
            case "ticked", "take" -> "true";
            case "camera", "microphone" -> "\"on\"";
            case "clock" -> "\"2026-03-02T08:00:00+07:00\"";
            case "printer" -> "\"ready\"";
            case "faults" -> "[{\"part\":\"scanner\",\"detail\":\"is not there\"}]";
            case "slips" -> "{\"proved\":9,\"unconfirmed\":1,\"failed\":0,\"unconfirmedRun\":1}";
            case "hardware" -> "\"real\"";
            case "roles" -> "[\"officer\"]";
            case "role" -> "\"auditor\"";
            case "kind" -> "\"pc\"";
            case "booth" -> "\"1\"";
            case "days" -> "5";
            case "cookie" -> "false";
            case "slipsLeft", "slipsPerRoll" -> "600";
            case "temperature" -> "48.5";
            case "throttled", "done", "stuckButtons", "transports" -> "[]";
            case "passkey" -> "null";
            case "basedOn" -> "1";
            case "speed", "crowd" -> "2";
            case "plan" -> PLAN;
            default -> "\"plain\"";
        };
    }

    static boolean isText(JsonNode schema) { return schema.path("type").toString().contains("string"); }

    /** Values of every type that the field does not have. */
    static List<String> unusableValues(JsonNode schema) {
        List<String> values = new ArrayList<>(List.of("true", "{}", "{\"a\":[1]}", "1.5", "-1e400", "[[[]]]"));
        String type = schema.path("type").toString();
        if (type.contains("boolean")) {
            values.remove("true");
        }
        if (type.contains("number")) {
            values.remove("1.5");
        } else if (!type.contains("integer")) {
            values.add("42");
        } else {
            values.addAll(List.of("\"4\"", "\"four\"", "99999999999999999999"));
        }
        if (type.contains("boolean")) {
            values.remove("true");
            values.add("\"true\"");
        }
        if (!type.contains("array")) {
            values.add("[]");
        } else {
            values.addAll(List.of("\"1\"", "\"\""));
        }
        return values;
    }

    static String object(Map<String, String> fields) {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",").append('"').append(name)
                .append("\":").append(value));
        return json.append('}').toString();
    }

    @Override
    public String toString() { return method + " " + pattern; }
}
