package id.bilik.queueserver.server.collective;

import java.util.List;

/**
 * A row of a file, as it stands there.
 *
 * @param number as the spreadsheet counts it, from 1 on
 */
record RawRow(int number, List<Cell> cells) {
    /** The types that a spreadsheet knows of a cell. */
    enum Kind {
        TEXT, NUMBER, FORMULA
    }

    record Cell(String text, Kind kind) {
        static final Cell EMPTY = new Cell("", Kind.TEXT);
    }

    Cell cell(int column) { return column >= 0 && column < cells.size() ? cells.get(column) : Cell.EMPTY; }

    boolean isBlank() { return cells.stream().allMatch(cell -> cell.text().isBlank()); }
}
