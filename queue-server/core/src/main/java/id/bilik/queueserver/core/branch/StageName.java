package id.bilik.queueserver.core.branch;

/** The stages by the names of the contract. */
public enum StageName {
    WAITING("waiting"), CALLED("called"), SERVING("serving"), HELD("held"), DEFERRED("deferred"), FETCHING(
            "fetching"), COMPLETED(
                    "completed"), NO_SHOW(
                            "noShow"), ABANDONED("abandoned");

    private final String text;

    StageName(String text) { this.text = text; }

    public String text() { return text; }

    public static StageName of(Stage stage) {
        return switch (stage) {
            case Stage.Waiting waiting -> WAITING;
            case Stage.Called called -> CALLED;
            case Stage.Serving serving -> SERVING;
            case Stage.Held held -> HELD;
            case Stage.Deferred deferred -> DEFERRED;
            case Stage.Fetching fetching -> FETCHING;
            case Stage.Completed completed -> COMPLETED;
            case Stage.NoShow noShow -> NO_SHOW;
            case Stage.Abandoned abandoned -> ABANDONED;
        };
    }
}
