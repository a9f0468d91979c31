package id.bilik.kiosk.slip;

/** The rolls that receipt printers take. */
public enum PaperSize {
    /** 80 mm: 48 columns of font A on 576 dots. */
    MM_80(48),
    /** 58 mm: 32 columns of font A on 384 dots. */
    MM_58(32);

    private final int columns;

    PaperSize(int columns) { this.columns = columns; }

    /** Characters of font A in a line. */
    public int columns() { return columns; }

    /** Printable dots, at 203 dots an inch. */
    public int dots() { return columns * 12; }
}
