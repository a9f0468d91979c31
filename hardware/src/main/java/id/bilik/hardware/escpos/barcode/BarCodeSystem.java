package id.bilik.hardware.escpos.barcode;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The systems of {@code GS k}. */
public enum BarCodeSystem {

    UPC_A("UPC-A", 65), UPC_E("UPC-E", 66), EAN_13("EAN-13", 67), EAN_8("EAN-8", 68), CODE39("CODE39", 69), ITF("ITF",
            70), CODABAR("CODABAR", 71), CODE93("CODE93", 72), CODE128("CODE128", 73);

    private static final int FIRST = 65;
    private static final int LAST_OF_OLD_FORM = 6;

    private final String label;
    private final int number;

    BarCodeSystem(String label, int number) {
        this.label = label;
        this.number = number;
    }

    /** Its usual name. */
    public String label() { return label; }

    /** The system of that number in {@code GS k}; 0-6, the numbers of its older form, are the first seven of 65-73. */
    public static Optional<BarCodeSystem> find(int number) {
        int wanted = number <= LAST_OF_OLD_FORM ? number + FIRST : number;
        return Arrays.stream(values()).filter(system -> system.number == wanted).findFirst();
    }

    /** The bar code of that data; empty if the system can't hold it, or if its check digit is wrong. */
    public Optional<BarCode> encode(byte[] data) {
        String text = new String(data, StandardCharsets.ISO_8859_1);
        return switch (this) {
            case UPC_A -> EanUpc.upcA(text);
            case UPC_E -> EanUpc.upcE(text);
            case EAN_13 -> EanUpc.ean13(text);
            case EAN_8 -> EanUpc.ean8(text);
            case CODE39 -> TwoWidths.code39(text);
            case ITF -> TwoWidths.itf(text);
            case CODABAR -> TwoWidths.codabar(text);
            case CODE93 -> Code93.encode(text);
            case CODE128 -> Code128.encode(text);
        };
    }
}
