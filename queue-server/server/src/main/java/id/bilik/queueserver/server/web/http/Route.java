package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.server.access.Access;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One route: everything that the server, the OpenAPI document and a reader need to know of it.
 *
 * @param access  who may call it
 * @param summary one line for people
 * @param body    what may be sent; null for none
 * @param status  of success
 * @param answer  what comes back as JSON; {@link Stream} for a live feed, null for what is not JSON
 * @param query   parameters behind the path, each of which may be left out
 */
public record Route(HandlerType method, String path, Set<Access> access, String summary,
        @Nullable Class<? extends Record> body, int status, @Nullable Class<?> answer, List<Parameter> query,
        Handler handler) {

    /** A live feed of that view. */
    public record Stream() {}

    /** @param type as JSON Schema names it */
    public record Parameter(String name, String type) {}

    /** The same with a parameter behind the path. */
    public Route asking(String name, String type) {
        List<Parameter> more = new ArrayList<>(query);
        more.add(new Parameter(name, type));
        return new Route(method, path, access, summary, body, status, answer, List.copyOf(more), handler);
    }

    /** The same with another status of success, and nothing in the answer. */
    public Route answering(int other) {
        return new Route(method, path, access, summary, body, other, null, query, handler);
    }

    public static Route get(String path, Set<Access> access, String summary, @Nullable Class<?> answer,
            Handler handler) {
        return new Route(HandlerType.GET, path, access, summary, null, 200, answer, List.of(), handler);
    }

    public static Route post(String path, Set<Access> access, String summary, Class<? extends Record> body, int status,
            Class<?> answer, Handler handler) {
        return new Route(HandlerType.POST, path, access, summary, body, status, answer, List.of(), handler);
    }

    public static Route put(String path, Set<Access> access, String summary, Class<? extends Record> body,
            Class<?> answer,
            Handler handler) {
        return new Route(HandlerType.PUT, path, access, summary, body, 200, answer, List.of(), handler);
    }

    public static Route delete(String path, Set<Access> access, String summary, Class<?> answer, Handler handler) {
        return new Route(HandlerType.DELETE, path, access, summary, null, 200, answer, List.of(), handler);
    }

    public static Route get(String path, Access access, String summary, @Nullable Class<?> answer, Handler handler) {
        return get(path, Set.of(access), summary, answer, handler);
    }

    public static Route post(String path, Access access, String summary, Class<? extends Record> body, int status,
            Class<?> answer, Handler handler) {
        return post(path, Set.of(access), summary, body, status, answer, handler);
    }

    public static Route put(String path, Access access, String summary, Class<? extends Record> body, Class<?> answer,
            Handler handler) {
        return put(path, Set.of(access), summary, body, answer, handler);
    }

    public static Route delete(String path, Access access, String summary, Class<?> answer, Handler handler) {
        return delete(path, Set.of(access), summary, answer, handler);
    }
}
