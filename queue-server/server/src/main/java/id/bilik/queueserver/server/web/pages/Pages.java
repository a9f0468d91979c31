package id.bilik.queueserver.server.web.pages;

import id.bilik.queueserver.core.branch.Branch;
import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.staticfiles.Location;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The pages for people. Their files travel in the jars; their addresses name what they show. */
public final class Pages {
    /**
     * Of every answer. Nothing is run that the branch did not ship, nothing is fetched from elsewhere, no markup is made
     * from text, and no page of somebody else shares a window with ours.
     */
    public static final Map<String, String> HEADERS = Map.of("Content-Security-Policy",
            "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'; require-trusted-types-for 'script'",
            "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Cross-Origin-Opener-Policy",
            "same-origin", "Cross-Origin-Resource-Policy", "same-origin", "Permissions-Policy",
            permissions("()"));

    /** The version stands in the path: as in the pom. */
    private static final String CHART = "META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";

    private Pages() {}

    /** @param faces who may use what a conversation needs */
    private static String permissions(String faces) {
        return "camera=" + faces + ", microphone=" + faces + ", display-capture=" + faces
                + ", geolocation=(), usb=(), serial=(), midi=(),"
                + " publickey-credentials-get=(self), publickey-credentials-create=(self)";
    }

    /** @param imagined whether this is a demonstration, in which pages play those who are not there */
    public static void addTo(JavalinConfig config, boolean imagined) {
        List<String> folders = new ArrayList<>(List.of("display-board", "consoles"));
        if (imagined) {
            folders.add(Imagined.FOLDER);
        }
        for (String folder : folders) {
            config.staticFiles.add(files -> {
                files.hostedPath = "/" + folder;
                files.directory = "/" + folder;
                files.location = Location.CLASSPATH;
                // they are in the public repository, too, and say nothing of a branch
                files.roles = Set.copyOf(Access.PARTICIPANTS);
                // a file changes only with the server: a screen asks again, and is mostly answered 304
                files.headers = Map.of("Cache-Control", "no-cache");
            });
        }
        // the jar that its makers' registry gives out holds much besides this one file
        show(config, "/vendor/chart.js", context -> send(context, CHART, "text/javascript; charset=utf-8",
                "max-age=86400"), Set.of(Access.PUBLIC));
        show(config, "/", page("consoles/index.html"), Access.STAFF);
        show(config, "/docs", page("consoles/docs.html"), Set.of(Access.PUBLIC));
        show(config, "/components", page("consoles/components.html"), Set.of(Access.PUBLIC));
        show(config, "/board/{branch}", context -> {
            branch(context);
            send(context, "display-board/board/board.html");
        }, Access.BOARD_READERS);
        show(config, "/booth/{branch}/{booth}", context -> {
            if (branch(context).findGroupOfBooth(context.pathParam("booth")).isEmpty()) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is no booth " + context.pathParam("booth") + " here.");
            }
            allowFaces(context);
            send(context, "display-board/booth/booth.html");
            if (imagined) {
                Imagined.officer(context);
            }
        }, Access.BOOTH_READERS);
        show(config, "/officer/{branch}/{group}", context -> {
            if (branch(context).findGroup(context.pathParam("group")).isEmpty()) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is no group " + context.pathParam("group") + " here.");
            }
            allowFaces(context);
            send(context, "consoles/officer.html");
            if (imagined) {
                Imagined.participants(context);
            }
        }, Access.GROUP_READERS);
        show(config, "/staff/{branch}", context -> {
            branch(context);
            send(context, "consoles/staff.html");
        }, Access.OVERSEERS);
        show(config, "/surge/{branch}", context -> {
            branch(context);
            send(context, "consoles/surge.html");
        }, Set.of(Access.SUPERVISOR));
        show(config, "/appointments/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/appointments.html");
        }, Set.of(Access.OFFICER, Access.SUPERVISOR));
        show(config, "/companies/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/companies.html");
        }, Set.of(Access.OFFICER, Access.SUPERVISOR));
        show(config, "/company/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/company.html");
        }, Access.PARTICIPANTS);
        show(config, "/settings/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/settings.html");
        }, Access.OVERSEERS);
        show(config, "/first-steps/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/first-steps.html");
        }, Access.MAINTENANCE_READERS);
        show(config, "/technician/{branch}", context -> {
            branch(context);
            send(context, "consoles/technician.html");
        }, Access.MAINTENANCE_READERS);
        show(config, "/training/{branch}", context -> {
            branch(context);
            send(context, "consoles/training.html");
        }, Access.STAFF);
        show(config, "/access", page("consoles/access.html"), Access.MAINTAINERS);
        show(config, "/audit/{branch}", context -> {
            branch(context);
            send(context, "consoles/audit.html");
        }, Access.OVERSEERS);
        show(config, "/privacy/{branch}", context -> {
            branch(context);
            send(context, "consoles/privacy.html");
        }, Set.of(Access.SUPERVISOR));
        show(config, "/my-sign-in", page("consoles/my-sign-in.html"), Access.STAFF);
        show(config, "/sign-in", page("consoles/sign-in.html"), Set.of(Access.PUBLIC));
        show(config, "/enter/{token}", page("consoles/sign-in.html"), Set.of(Access.PUBLIC));
        show(config, "/join", page("consoles/join.html"), Set.of(Access.PUBLIC));
        show(config, "/pair", page("consoles/pair.html"), Set.of(Access.PUBLIC));
        show(config, "/interpreter/{code}", context -> {
            allowFaces(context);
            send(context, "display-board/interpreter/interpreter.html");
        }, Access.PARTICIPANTS);
        show(config, "/book/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/book.html");
        }, Access.PARTICIPANTS);
        show(config, "/home/{branch}", context -> {
            InPath.realBranch(context);
            allowFaces(context);
            send(context, "consoles/home.html");
        }, Access.PARTICIPANTS);
        show(config, "/draws/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/draws.html");
        }, Access.PARTICIPANTS);
        show(config, "/door/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "consoles/door.html");
        }, Access.PARTICIPANTS);
        show(config, "/door-sign/{branch}", context -> {
            InPath.realBranch(context);
            send(context, "display-board/door/door-sign.html");
        }, Access.BOARD_READERS);
        show(config, "/follow/{secret}", page("consoles/follow.html"), Access.PARTICIPANTS);
    }

    /** A page; who may see it may ask for its head, too. */
    private static void show(JavalinConfig config, String path, Handler page, Set<Access> access) {
        Access[] named = access.toArray(Access[]::new);
        config.routes.get(path, page, named);
        config.routes.head(path, page, named);
    }

    /** Of a page on which people see and hear each other. */
    private static void allowFaces(Context context) {
        context.header("Permissions-Policy", permissions("(self)"));
    }

    private static Branch branch(Context context) { return InPath.branch(context).state(); }

    private static Handler page(String resource) { return context -> send(context, resource); }

    private static void send(Context context, String resource) throws IOException {
        send(context, resource, "text/html; charset=utf-8", "no-cache");
    }

    private static void send(Context context, String resource, String type, String caching) throws IOException {
        try (InputStream file = Pages.class.getResourceAsStream("/" + resource)) {
            if (file == null) {
                throw new IOException("the file " + resource + " is missing from the installation");
            }
            context.contentType(type).header("Cache-Control", caching).result(file.readAllBytes());
        }
    }
}
