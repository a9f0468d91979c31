package id.bilik.displayboard;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Serves the pages as the queue-server does, under the same content security policy, with feeds whose views a test decides
 * and commands that it records. Can be stopped and started again on its port, as a server that restarts under an open page.
 */
final class PageServer implements AutoCloseable {
    static final Path PAGES = Path.of("src/main/resources/display-board");
    static final Path CONSOLES = Path.of("../queue-server/server/src/main/resources/consoles");
    private static final Path TESTS = Path.of("src/test/js");

    private static final Map<String, String> TYPES = Map.of("html", "text/html; charset=utf-8", "js",
            "text/javascript; charset=utf-8", "css", "text/css; charset=utf-8", "json", "application/json", "svg",
            "image/svg+xml", "ogg", "audio/ogg", "woff2", "font/woff2");
    private static final String POLICY = "default-src 'self'; img-src 'self' data: blob:; connect-src 'self'";

    /** A command as it arrived: {@code POST /api/… {"ticket":"A012"}}. */
    final List<String> commands = new CopyOnWriteArrayList<>();

    private final Map<String, List<BlockingQueue<String>>> listeners = new ConcurrentHashMap<>();
    private final Map<String, String> views = new ConcurrentHashMap<>();
    private final Map<String, String> refusals = new ConcurrentHashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private HttpServer server;
    private ExecutorService threads;

    private record Answer(int status, String json) {}

    PageServer() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = listen(0, threads);
    }

    String address(String path) { return "http://127.0.0.1:" + server.getAddress().getPort() + path; }

    /** Sends this view to everybody who follows the path, and to each that connects from now on. */
    void view(String path, String view) {
        views.put(path, view);
        listeners.getOrDefault(path, List.of()).forEach(listener -> listener.add(view));
    }

    /** Commands to this path are refused from now on. */
    void refuse(String path, String refusal) {
        refusals.put(path, refusal);
    }

    /** What commands to this path ({@code POST /api/…}) are answered with from now on; status 0 for a lost answer. */
    void answer(String command, int status, String json) {
        answers.put(command, new Answer(status, json));
    }

    void stop() {
        server.stop(0);
        threads.shutdownNow();
        listeners.clear();
    }

    void startAgain() throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = listen(server.getAddress().getPort(), threads);
    }

    @Override
    public void close() { stop(); }

    private HttpServer listen(int port, ExecutorService executor) throws IOException {
        var http = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 50);
        http.setExecutor(executor);
        http.createContext("/display-board/", exchange -> file(exchange, PAGES, "/display-board/"));
        http.createContext("/consoles/", exchange -> file(exchange, CONSOLES, "/consoles/"));
        http.createContext("/tests/", exchange -> file(exchange, TESTS, "/tests/"));
        http.createContext("/components", exchange -> send(exchange, CONSOLES.resolve("components.html")));
        http.createContext("/board/", exchange -> send(exchange, PAGES.resolve("board/board.html")));
        http.createContext("/booth/", exchange -> send(exchange, PAGES.resolve("booth/booth.html")));
        http.createContext("/interpreter/", exchange -> send(exchange, PAGES.resolve("interpreter/interpreter.html")));
        http.createContext("/officer/", exchange -> send(exchange, CONSOLES.resolve("officer.html")));
        http.createContext("/staff/", exchange -> send(exchange, CONSOLES.resolve("staff.html")));
        http.createContext("/pair", exchange -> send(exchange, CONSOLES.resolve("pair.html")));
        http.createContext("/follow/", exchange -> send(exchange, CONSOLES.resolve("follow.html")));
        http.createContext("/book/", exchange -> send(exchange, CONSOLES.resolve("book.html")));
        http.createContext("/appointments/", exchange -> send(exchange, CONSOLES.resolve("appointments.html")));
        http.createContext("/api/", this::api);
        http.createContext("/health", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        http.start();
        return http;
    }

    private static void file(HttpExchange exchange, Path folder, String prefix) throws IOException {
        send(exchange, folder.resolve(exchange.getRequestURI().getPath().substring(prefix.length())));
    }

    private static void send(HttpExchange exchange, Path file) throws IOException {
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            var name = file.toString();
            exchange.getResponseHeaders().set("Content-Type",
                    TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream"));
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            var bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void api(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (!exchange.getRequestMethod().equals("GET")) {
            command(exchange, path);
        } else if (path.endsWith("/live")) {
            feed(exchange, path.substring(0, path.length() - "/live".length()));
        } else {
            answer(exchange, views.containsKey(path) ? 200 : 404, views.getOrDefault(path, "{}"));
        }
    }

    private void command(HttpExchange exchange, String path) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        if (path.endsWith("/conversation")) {
            answer(exchange, 404, "{}"); // pages come by themselves, and here nobody brings them together
            return;
        }
        commands.add((exchange.getRequestMethod() + " " + path + " " + body).strip());
        var decided = answers.get(exchange.getRequestMethod() + " " + path);
        if (decided != null) {
            answer(exchange, decided.status, decided.json);
            return;
        }
        var refusal = refusals.get(path);
        answer(exchange, refusal == null ? 200 : 409, refusal == null ? "{}" : "{\"refusal\":\"" + refusal + "\"}");
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        try (exchange) {
            if (status == 0) {
                return;
            }
            var bytes = json.getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private void feed(HttpExchange exchange, String path) throws IOException {
        var queue = new LinkedBlockingQueue<String>();
        var following = listeners.computeIfAbsent(path, any -> new CopyOnWriteArrayList<>());
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            following.add(queue);
            var first = views.get(path);
            if (first != null) {
                queue.add(first);
            }
            while (true) {
                var event = "event: view\ndata: " + queue.take().replace("\n", "") + "\n\n";
                exchange.getResponseBody().write(event.getBytes(UTF_8));
                exchange.getResponseBody().flush();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            following.remove(queue);
        }
    }
}
