package id.bilik.queueserver.server.web.routes;

import static id.bilik.queueserver.server.web.http.Route.delete;
import static id.bilik.queueserver.server.web.http.Route.get;
import static id.bilik.queueserver.server.web.http.Route.post;

import id.bilik.queueserver.server.access.Access;
import id.bilik.queueserver.server.runtime.OpenBranch;
import id.bilik.queueserver.server.training.Training;
import id.bilik.queueserver.server.training.TrainingDay;
import id.bilik.queueserver.server.web.http.Bodies;
import id.bilik.queueserver.server.web.http.InPath;
import id.bilik.queueserver.server.web.http.Problem;
import id.bilik.queueserver.server.web.http.Requests;
import id.bilik.queueserver.server.web.http.Route;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The branch in which staff practise: begun and ended by a supervisor, and open to everybody who works here. */
public final class TrainingRoutes {
    private static final String TRAINING = "/api/branches/{branch}/training";

    private final Training training;

    /** @param running null where there is none */
    record TrainingView(@Nullable RunningView running) {}

    /**
     * One that goes on.
     *
     * @param branch by this id it has every page and route that a branch has
     */
    record RunningView(String branch, double speed, double crowd, OffsetDateTime since) {}

    public TrainingRoutes(Training training) { this.training = training; }

    public List<Route> list() {
        return List.of(
                get(TRAINING, Access.STAFF, "The training that goes on", TrainingView.class, this::show),
                post(TRAINING, Access.SUPERVISOR, "Begin a training with the branch's plan and imagined participants",
                        Requests.TrainingWish.class, 201, TrainingView.class, this::begin),
                delete(TRAINING, Access.SUPERVISOR, "End the training; all that it wrote is gone", TrainingView.class,
                        this::end));
    }

    private void show(Context context) { context.json(view(InPath.realBranch(context))); }

    private void begin(Context context) throws IOException, InterruptedException {
        OpenBranch real = InPath.realBranch(context);
        Requests.TrainingWish wish = Bodies.read(context, Requests.TrainingWish.class);
        TrainingDay day;
        try {
            day = new TrainingDay(wish.speed() == null ? 1 : wish.speed(), wish.crowd() == null ? 1 : wish.crowd());
        } catch (IllegalArgumentException wrong) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "The field " + wrong.getMessage() + ".");
        }
        training.start(real, day);
        context.status(HttpStatus.CREATED).json(view(real));
    }

    private void end(Context context) {
        OpenBranch real = InPath.realBranch(context);
        training.end();
        context.json(view(real));
    }

    private TrainingView view(OpenBranch real) {
        return new TrainingView(training.find().map(it -> new RunningView(it.branch().id(), it.day().speed(),
                it.day().crowd(), it.since().atZone(real.state().plan().zone()).toOffsetDateTime())).orElse(null));
    }
}
