package id.bilik.kiosk;

import id.bilik.kiosk.slip.CodePage;
import id.bilik.kiosk.slip.UnprintableText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs each character that no slip can hold, once for each text: a name in the plan is on a thousand slips a day. */
final class LostCharacters implements UnprintableText {

    private static final Logger LOG = LoggerFactory.getLogger(LostCharacters.class);
    /** Plans have a few dozen texts; more than this is not worth more lines either. */
    private static final int MOST = 200;

    private final CodePage page;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    LostCharacters(CodePage page) { this.page = page; }

    @Override
    public void lost(String text, String character) {
        if (told.size() < MOST && told.add(character + ' ' + text)) {
            LOG.warn("\"{}\" has the character {} (U+{}), which {} can't print: the slip has ? in its place", text,
                    character, "%04X".formatted(character.codePointAt(0)), page);
        }
    }
}
