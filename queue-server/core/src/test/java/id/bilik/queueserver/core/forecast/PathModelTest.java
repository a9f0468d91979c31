package id.bilik.queueserver.core.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import id.bilik.queueserver.core.calling.BoothChoice;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class PathModelTest {
    private static final int PATHS = 20_000;
    private static final StateError UNSURE = new StateError(.2,
            List.of(new ModelError.OfWork(1, .1), new ModelError.OfWork(.25, .3)), .15, List.of(.1, .05), .01, .4);

    @Test
    void what_paths_believe_of_the_works_has_the_moments_of_what_is_known() {
        double[] one = draw(UNSURE, model -> Math.log(model.work(0)));
        double[] other = draw(UNSURE, model -> Math.log(model.work(1)));
        assertThat(mean(one)).isCloseTo(0, within(1e-9));
        assertThat(Math.sqrt(product(one, one))).isCloseTo(Math.hypot(.2, .1), within(.004));
        assertThat(Math.sqrt(product(other, other))).isCloseTo(Math.hypot(.25 * .2, .3), within(.004));
        assertThat(product(one, other)).as("what both share of the day").isCloseTo(.25 * .2 * .2, within(.002));
    }

    @Test
    void officers_are_off_together_and_each_for_themselves() {
        double[] one = draw(UNSURE, model -> Math.log(model.speeds()[0]));
        double[] other = draw(UNSURE, model -> Math.log(model.speeds()[1]));
        assertThat(Math.sqrt(product(one, one))).isCloseTo(Math.hypot(.15, .1), within(.004));
        assertThat(Math.sqrt(product(other, other))).isCloseTo(Math.hypot(.15, .05), within(.004));
        assertThat(product(one, other)).isCloseTo(.15 * .15, within(.002));
        assertThat(product(one, draw(UNSURE, model -> Math.log(model.work(0))))).as("works and officers apart")
                .isCloseTo(0, within(.002));
    }

    @Test
    void so_are_those_who_do_not_come_and_those_who_leave() {
        double[] noShow = draw(UNSURE, PathModel::noShow);
        assertThat(mean(noShow)).isCloseTo(.05, within(1e-9));
        assertThat(Math.sqrt(product(noShow, noShow) - .05 * .05)).isCloseTo(.01, within(.001));
        double[] leaving = draw(UNSURE, model -> Math.log(model.leaving()));
        assertThat(Math.sqrt(product(leaving, leaving))).isCloseTo(.4, within(.01));
    }

    @Test
    void a_path_believes_the_same_whenever_it_is_asked_and_its_neighbour_the_opposite() {
        PathModel model = model(UNSURE);
        model.begin(6);
        double work = model.work(1);
        model.begin(7);
        assertThat(model.work(1)).isCloseTo(1 / work, within(1e-12));
        model.begin(6);
        assertThat(model.work(1)).isEqualTo(work).isNotEqualTo(1);
    }

    @Test
    void what_is_exact_is_believed_on_every_path() {
        for (StateError exact : List.of(StateError.NONE, new StateError(0,
                List.of(ModelError.OfWork.NONE, ModelError.OfWork.NONE), 0, List.of(0.0, 0.0), 0, 0))) {
            assertThat(draw(exact, model -> model.work(0) + model.work(1))).containsOnly(2);
            assertThat(draw(exact, model -> model.speeds()[0] + model.speeds()[1])).containsOnly(2);
            assertThat(draw(exact, PathModel::noShow)).containsOnly(.05);
            assertThat(draw(exact, PathModel::leaving)).containsOnly(1);
        }
    }

    private static double[] draw(StateError error, ToDoubleFunction<PathModel> figure) {
        PathModel model = model(error);
        double[] drawn = new double[PATHS];
        for (int path = 0; path < PATHS; path++) {
            model.begin(path);
            drawn[path] = figure.applyAsDouble(model);
        }
        return drawn;
    }

    private static PathModel model(StateError error) {
        WorkDistribution work = WorkDistribution.prior(300, 1);
        QueueState.Group group = new QueueState.Group(OfficerRate.of(2), 6, 6, 0, 3, 0, List.of());
        return new PathModel(new QueueState(List.of(work, work), List.of(1.0), Double.POSITIVE_INFINITY,
                BoothChoice.LIGHTEST_LOAD, .05, 60, List.of(group, group), List.of(), List.of(LeavingRate.NOBODY),
                Double.POSITIVE_INFINITY, error), 7);
    }

    private static double mean(double[] values) { return Arrays.stream(values).average().orElseThrow(); }

    /** Mean of the products, by pairs. */
    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum / one.length;
    }
}
