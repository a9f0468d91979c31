package id.bilik.hardware.escpos.barcode;

/** What of the data people can read. */
final class Shown {

    private Shown() {}

    /** The characters, with a space for each that has no shape. */
    static String text(String data) {
        StringBuilder text = new StringBuilder();
        data.chars().forEach(character -> text.append(character < ' ' || character > '~' ? ' ' : (char) character));
        return text.toString();
    }
}
