package id.bilik.kiosk.web;

import id.bilik.kiosk.speech.Phrase;
import id.bilik.kiosk.speech.Speech;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the page has said: {@code /api/speech/id/service/jht}, {@code /api/speech/en/text/say.left?value=20}, … */
final class SpeechRoutes {

    private static final String VALUE = "\\d{1,4}";

    private final Speech speech;

    SpeechRoutes(Speech speech) { this.speech = speech; }

    void add(RoutesConfig routes) { routes.get("/api/speech/{language}/{kind}/{name}", this::say); }

    private void say(Context context) throws InterruptedException {
        Phrase phrase = new Phrase(context.pathParam("language"), kind(context.pathParam("kind")),
                context.pathParam("name"), value(context.queryParam("value")));
        switch (speech.say(phrase)) {
            case Speech.Answer.Sound sound -> context.contentType("audio/wav").header("Cache-Control", "no-store")
                    .result(sound.open());
            case Speech.Answer.None none -> throw new ProblemException(switch (none) {
                case UNKNOWN -> nothing();
                case MUTE -> Problem.of(503, "The kiosk has no voice",
                        "Its program for speech is missing, was switched off or failed; the key speech.program names it.");
            });
        }
    }

    private static Phrase.Kind kind(String text) {
        Optional<Phrase.Kind> found = Arrays.stream(Phrase.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(text)).findFirst();
        return found.orElseThrow(() -> new ProblemException(nothing()));
    }

    private static @Nullable Integer value(@Nullable String text) {
        if (text == null) {
            return null;
        }
        if (!text.matches(VALUE)) {
            throw new ProblemException(Problem.field("value", "The value must be a whole number from 0 to 9999."));
        }
        return Integer.valueOf(text);
    }

    private static Problem nothing() {
        return Problem.of(404, "The kiosk does not say that",
                "It says texts of its page, services and documents of the plan, and tickets that it gave; in id and en.");
    }
}
