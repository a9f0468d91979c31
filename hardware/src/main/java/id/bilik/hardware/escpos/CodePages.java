package id.bilik.hardware.escpos;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;

/** The tables of {@code ESC t n}, for those whose characters we can draw. */
final class CodePages {

    /** PC437, the page after {@code ESC @}. */
    static final Charset DEFAULT = Charset.forName("IBM437");

    private static final Map<Integer, String> NAMES = Map.of(0, "IBM437", 2, "IBM850", 16, "windows-1252", 19,
            "IBM00858");

    private CodePages() {}

    static Optional<Charset> find(int number) { return Optional.ofNullable(NAMES.get(number)).map(Charset::forName); }
}
