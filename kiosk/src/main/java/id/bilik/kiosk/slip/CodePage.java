package id.bilik.kiosk.slip;

import com.github.anastaciocintra.escpos.EscPos.CharacterCodeTable;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** The tables of characters that receipt printers have ({@code ESC t}) and that a slip may be written in. */
public enum CodePage {
    /** Every printer has it, the cheapest included. */
    PC437("IBM437", CharacterCodeTable.CP437_USA_Standard_Europe),
    /** More letters with accents, fewer frames. */
    PC850("IBM850", CharacterCodeTable.CP850_Multilingual),
    /** The same with the sign of the euro. */
    PC858("IBM00858", CharacterCodeTable.CP858_Euro),
    /** Typographic quotes and dashes, and no blocks to draw with. */
    WPC1252("windows-1252", CharacterCodeTable.WPC1252);

    private final Charset charset;
    private final CharacterCodeTable table;

    CodePage(String charset, CharacterCodeTable table) {
        this.charset = Charset.forName(charset);
        this.table = table;
    }

    /** The page of that name as a configuration spells it, e.g. {@code PC437}. */
    public static Optional<CodePage> find(String name) {
        return Arrays.stream(values()).filter(page -> page.name().equals(name)).findFirst();
    }

    /** As the encoder knows it. */
    CharacterCodeTable table() { return table; }

    /** Whether every character of the text is in it. */
    boolean holds(String text) {
        return charset.newEncoder().canEncode(text);
    }
}
