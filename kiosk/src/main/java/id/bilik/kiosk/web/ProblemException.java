package id.bilik.kiosk.web;

/** Ends a request with a problem; thrown while reading a request only. */
final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    ProblemException(Problem problem) {
        super(problem.title(), null, false, false);
        this.problem = problem;
    }

    Problem problem() { return problem; }
}
