package id.bilik.queueserver.server.web.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import id.bilik.process.json.StrictJson;

/** JSON at the edges, in the words of the contract. */
public final class WebJson {
    public static final JsonMapper MAPPER = StrictJson.builder().propertyNamingStrategy(new Names()).build();

    private WebJson() {}

    public static byte[] bytes(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("cannot write " + value.getClass().getSimpleName(), impossible);
        }
    }

    /** The contract's {@code wait} cannot name a record's component: every object has a method of that name. */
    private static final class Names extends PropertyNamingStrategies.NamingBase {
        @Override
        public String translate(String name) { return name.equals("waitRange") ? "wait" : name; }
    }
}
