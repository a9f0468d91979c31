package id.bilik.queueserver.server.web.http;

import id.bilik.queueserver.server.journal.JournalException;
import id.bilik.queueserver.server.records.RecordsUnavailable;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers every error as a {@link Problem}, wherever it comes from; a person who wanted a page gets a page. */
public final class ProblemAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);
    private static final String TYPE = "application/problem+json";

    private ProblemAnswers() {}

    public static void addTo(JavalinConfig config) {
        config.jetty.modifyServer(server -> server.setErrorHandler(ProblemAnswers::answerBelowRoutes));
        config.jetty.modifyServletContextHandler(
                handler -> handler.setErrorHandler(ProblemAnswers::answerBelowRoutes));
        config.routes.exception(Problem.class, (problem, context) -> answer(context, problem));
        config.routes.exception(HttpResponseException.class, (failed, context) -> answer(context,
                Problem.of(HttpStatus.forStatus(failed.getStatus()), String.valueOf(failed.getMessage()))));
        config.routes.exception(JournalException.class,
                (failed, context) -> answer(context, Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The journal cannot be read: " + failed.getMessage())));
        config.routes.exception(RecordsUnavailable.class,
                (failed, context) -> answer(context, Problem.of(HttpStatus.SERVICE_UNAVAILABLE,
                        "The records of people cannot be used, so nothing was changed: " + failed.getMessage() + ".")));
        config.routes.exception(Exception.class, (bug, context) -> {
            LOG.error("{} {} failed", context.method(), context.path(), bug);
            answer(context, Problem.of(HttpStatus.INTERNAL_SERVER_ERROR,
                    "The queue server failed on this request; its log says why."));
        });
    }

    /** Answers where no route is: a request for a socket that is not opened. */
    public static void answerAtOnce(Context context, Problem problem) throws IOException {
        problem.findRetryAfter()
                .ifPresent(after -> context.res().setHeader("Retry-After", String.valueOf(after.toSeconds())));
        context.res().setStatus(problem.body().status());
        context.res().setContentType(TYPE);
        context.res().getOutputStream().write(WebJson.bytes(problem.body()));
    }

    private static void answer(Context context, Problem problem) {
        problem.findRetryAfter()
                .ifPresent(after -> context.header("Retry-After", String.valueOf(after.toSeconds())));
        if (Gate.isPage(context)) {
            LostPage.answer(context, problem.body().status());
            return;
        }
        context.status(problem.body().status()).contentType(TYPE).result(WebJson.bytes(problem.body()));
    }

    /** What never came to a route: a malformed request, or one that came while the server stops. */
    private static boolean answerBelowRoutes(Request request, Response response, Callback callback) {
        HttpStatus status = HttpStatus.forStatus(response.getStatus());
        Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.write(true, ByteBuffer.wrap(WebJson.bytes(Problem.of(status,
                "This request cannot be served: " + (message == null ? status.getMessage() : message) + ".").body())),
                callback);
        return true;
    }
}
