package id.bilik.hardware.escpos;

/** Where a line stands on the paper. */
public enum Alignment {
    LEFT, CENTRE, RIGHT;

    /**
     * The first dot (or column) of something that is {@code width} wide on paper of {@code available}; never negative.
     */
    int offset(int width, int available) {
        int room = Math.max(0, available - width);
        return switch (this) {
            case LEFT -> 0;
            case CENTRE -> room / 2;
            case RIGHT -> room;
        };
    }
}
