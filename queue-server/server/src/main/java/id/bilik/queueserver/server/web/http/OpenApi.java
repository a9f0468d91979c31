package id.bilik.queueserver.server.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The OpenAPI 3.1 document, made from the same table of routes that the server answers by. */
public final class OpenApi {
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");
    private static final String JSON = "application/json";

    private final SchemaGenerator schemas = generator();

    private OpenApi() {}

    public static JsonNode of(List<Route> routes, String version) { return new OpenApi().document(routes, version); }

    private JsonNode document(List<Route> routes, String version) {
        ObjectNode document = WebJson.MAPPER.createObjectNode();
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "Bilik queue server").put("version", version).put("description",
                "Branch queue in which one officer serves several booths at once. Every error is an RFC 9457 problem.");
        ObjectNode paths = document.putObject("paths");
        for (Route route : routes) {
            ObjectNode path = paths.withObjectProperty(route.path());
            path.set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
        }
        document.putObject("components").putObject("schemas").set("Problem",
                schemas.generateSchema(Problem.Body.class));
        return document;
    }

    private ObjectNode operation(Route route) {
        ObjectNode operation = WebJson.MAPPER.createObjectNode();
        operation.put("summary", route.summary());
        ArrayNode access = operation.putArray("x-access");
        route.access().forEach(role -> access.add(role.name().toLowerCase(Locale.ROOT)));
        ArrayNode parameters = operation.putArray("parameters");
        for (Matcher name = PARAMETER.matcher(route.path()); name.find();) {
            parameter(parameters, name.group(1), "path", "string", true);
        }
        for (Route.Parameter asked : route.query()) {
            parameter(parameters, asked.name(), "query", asked.type(), false);
        }
        if (route.body() != null) {
            ObjectNode body = operation.putObject("requestBody");
            body.putObject("content").putObject(JSON).set("schema", schemas.generateSchema(route.body()));
        }
        ObjectNode responses = operation.putObject("responses");
        answer(responses.putObject(String.valueOf(route.status())), route.answer());
        responses.putObject("default").put("description", "A problem").putObject("content")
                .putObject("application/problem+json").putObject("schema").put("$ref", "#/components/schemas/Problem");
        return operation;
    }

    private void answer(ObjectNode response, @Nullable Class<?> type) {
        if (type == Route.Stream.class) {
            response.put("description", "Server-sent events: event view, id the journal's sequence, data the view");
            response.putObject("content").putObject("text/event-stream");
            return;
        }
        response.put("description", "Done");
        if (type != null) {
            response.putObject("content").putObject(JSON).set("schema", schemas.generateSchema(type));
        }
    }

    private static void parameter(ArrayNode parameters, String name, String in, String type, boolean required) {
        parameters.addObject().put("name", name).put("in", in).put("required", required).putObject("schema").put("type",
                type);
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(WebJson.MAPPER,
                SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.INLINE_ALL_SCHEMAS, Option.EXTRA_OPEN_API_FORMAT_VALUES)
                .without(Option.SCHEMA_VERSION_INDICATOR);
        config.forFields()
                .withPropertyNameOverrideResolver(
                        field -> field.getName().equals("waitRange") ? "wait" : null)
                .withRequiredCheck(field -> field.getRawMember().getDeclaringClass().isRecord()
                        && !field.getRawMember().getAnnotatedType()
                                .isAnnotationPresent(Nullable.class));
        return new SchemaGenerator(config.build());
    }
}
