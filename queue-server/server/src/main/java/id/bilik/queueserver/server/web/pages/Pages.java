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
import java.util.Map;

/** The pages for people. Their files travel in the jars; their addresses name what they show. */
public final class Pages {
    /** Nothing is run that the branch did not ship, and nothing is fetched from elsewhere. */
    public static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** The version stands in the path: as in the pom. */
    private static final String CHART = "META-INF/resources/webjars/chart.js/4.4.9/dist/chart.umd.js";

    private Pages() {}

    public static void addTo(JavalinConfig config) {
        for (String folder : new String[]{"display-board", "consoles"}) {
            config.staticFiles.add(files -> {
                files.hostedPath = "/" + folder;
                files.directory = "/" + folder;
                files.location = Location.CLASSPATH;
                // a file changes only with the server: a screen asks again, and is mostly answered 304
                files.headers = Map.of("Cache-Control", "no-cache");
            });
        }
        // the jar that its makers' registry gives out holds much besides this one file
        config.routes.get("/vendor/chart.js", context -> send(context, CHART, "text/javascript; charset=utf-8",
                "max-age=86400"), Access.PUBLIC);
        config.routes.get("/", page("consoles/index.html"), Access.PUBLIC);
        config.routes.get("/docs", page("consoles/docs.html"), Access.PUBLIC);
        config.routes.get("/components", page("consoles/components.html"), Access.PUBLIC);
        config.routes.get("/board/{branch}", context -> {
            branch(context);
            send(context, "display-board/board/board.html");
        }, Access.PUBLIC);
        config.routes.get("/booth/{branch}/{booth}", context -> {
            if (branch(context).findGroupOfBooth(context.pathParam("booth")).isEmpty()) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is no booth " + context.pathParam("booth") + " here.");
            }
            send(context, "display-board/booth/booth.html");
        }, Access.PUBLIC);
        config.routes.get("/officer/{branch}/{group}", context -> {
            if (branch(context).findGroup(context.pathParam("group")).isEmpty()) {
                throw Problem.of(HttpStatus.NOT_FOUND, "There is no group " + context.pathParam("group") + " here.");
            }
            send(context, "consoles/officer.html");
        }, Access.OFFICER);
        config.routes.get("/staff/{branch}", context -> {
            branch(context);
            send(context, "consoles/staff.html");
        }, Access.SUPERVISOR);
        config.routes.get("/technician/{branch}", context -> {
            branch(context);
            send(context, "consoles/technician.html");
        }, Access.TECHNICIAN);
        config.routes.get("/follow/{secret}", page("consoles/follow.html"), Access.PUBLIC);
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
