package id.bilik.kiosk.speech;

import id.bilik.kiosk.desk.DeskTicket;
import id.bilik.kiosk.desk.Plans;
import id.bilik.kiosk.desk.Scanned;
import id.bilik.kiosk.desk.Screen;
import id.bilik.kiosk.desk.TicketDesk;
import id.bilik.kiosk.queue.BranchPlan;
import id.bilik.kiosk.slip.MomentWords;
import id.bilik.kiosk.slip.UnservedWords;
import id.bilik.kiosk.slip.Wait;
import id.bilik.kiosk.slip.WaitWords;
import id.bilik.kiosk.slip.Words;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a phrase, made fit to be heard: a number sign by sign, a range with a word for its dash. */
public final class PhraseBook {

    private static final Pattern GAP = Pattern.compile("\\{\\w+}");

    /** What is said of one, and of any other number. */
    private static final Pattern FORMS = Pattern.compile("\\{\\w+:([^|}]*)\\|([^}]*)}");

    /** A time of day: with its sign it is read as a sum or a fraction. */
    private static final Pattern CLOCK = Pattern.compile("(\\d\\d)[.:](\\d\\d)");

    private final PageTexts texts;
    private final Plans plans;
    private final TicketDesk desk;
    private final Screen screen;

    public PhraseBook(PageTexts texts, Plans plans, TicketDesk desk, Screen screen) {
        this.texts = texts;
        this.plans = plans;
        this.desk = desk;
        this.screen = screen;
    }

    /** What is to be said, if the kiosk knows anything of that name. */
    public Optional<String> find(Phrase phrase) {
        if (!PageTexts.LANGUAGES.contains(phrase.language())) {
            return Optional.empty();
        }
        Words words = Words.find(phrase.language()).orElseThrow();
        return switch (phrase.kind()) {
            case TEXT -> texts.find(phrase.language(), phrase.name())
                    .map(text -> filled(text, phrase.value() == null ? "" : phrase.value().toString()));
            case SERVICE -> plans.find().flatMap(plan -> plan.findService(phrase.name()))
                    .map(service -> service.name(phrase.language()));
            case DOCUMENT -> document(phrase);
            case TICKET -> ticket(phrase).map(ticket -> ticket.issued().ticket())
                    .or(() -> scanned(phrase).map(found -> found.visit().ticket()))
                    .map(ticket -> words.spoken(ticket).replace(" ", ", "));
            case WAIT -> unserved(phrase, words)
                    .or(() -> scanned(phrase).map(Scanned.Outcome.Found::findWait)
                            .orElseGet(() -> ticket(phrase).map(ticket -> ticket.slip().expected()))
                            .map(wait -> heard(wait, words, phrase.language())));
            case WITHOUT -> ticket(phrase).flatMap(ticket -> ticket.slip().findWithoutPriority(words))
                    .map(without -> heard(without, phrase.language()));
            case QUEUE -> screen.view().waits().find(phrase.name(), phrase.language())
                    .map(wait -> heard(wait, phrase.language()));
            case INSTEAD -> ticket(phrase).map(ticket -> ticket.issued().servedToday())
                    .flatMap(served -> served.findInstead(phrase.language()));
            case HOURS -> plans.find().map(BranchPlan::opensAt)
                    .flatMap(opens -> texts.find(phrase.language(), "opensAt")
                            .map(text -> filled(text, spokenTime(opens))));
            case BOOKED -> booked(words).flatMap(when -> texts.find(phrase.language(), phrase.name())
                    .map(text -> filled(text, CLOCK.matcher(when).replaceAll("$1 $2"))));
        };
    }

    private Optional<DeskTicket> ticket(Phrase phrase) { return desk.find(phrase.name()); }

    /** The visit that was scanned, as long as it is on the screen. */
    private Optional<Scanned.Outcome.Found> scanned(Phrase phrase) {
        Scanned scanned = screen.view().scanned();
        return scanned != null && scanned.outcome() instanceof Scanned.Outcome.Found found
                && found.visit().ticket().equals(phrase.name()) ? Optional.of(found) : Optional.empty();
    }

    /** The time that is told of the booking that was scanned, as long as it is on the screen. */
    private Optional<String> booked(Words words) {
        Scanned scanned = screen.view().scanned();
        return switch (scanned == null ? null : scanned.outcome()) {
            case Scanned.CheckedIn done -> Optional.of(MomentWords.time(done.at(), words));
            case Scanned.NoCheckIn no -> no.findWhen(screen.view().today(), words);
            case null, default -> Optional.empty();
        };
    }

    private Optional<String> document(Phrase phrase) {
        int colon = phrase.name().indexOf(':');
        return colon < 0
                ? Optional.empty()
                : plans.find().flatMap(plan -> plan.findService(phrase.name().substring(0, colon)))
                        .flatMap(service -> service.findDocument(phrase.name().substring(colon + 1)))
                        .map(document -> document.text(phrase.language()));
    }

    private String heard(Wait wait, Words words, String language) { return heard(WaitWords.of(wait, words), language); }

    private String heard(String wait, String language) {
        String to = texts.find(language, "say.to").orElseThrow();
        return wait.replaceAll("(?<=\\d)-(?=\\d)", " " + to + " ");
    }

    /** What is said in place of a wait where nobody on duty serves it. */
    private Optional<String> unserved(Phrase phrase, Words words) {
        Optional<Scanned.Outcome.Found> scanned = scanned(phrase);
        Optional<String> text = scanned.isPresent()
                ? scanned.get().findUnserved(words)
                : ticket(phrase).flatMap(ticket -> Optional.ofNullable(ticket.issued().unserved())
                        .map(unserved -> UnservedWords.of(unserved.begun(), unserved.plannedAt(), ticket.slip().zone(),
                                words)));
        return text.map(told -> CLOCK.matcher(told).replaceAll("$1 $2"));
    }

    /** {@code 08:00} as 8, {@code 08:30} as 8 30: with its colon and zeros it is read as a sum. */
    private static String spokenTime(String time) {
        return time.replaceAll(".*?(\\d\\d):(\\d\\d).*", "$1 $2").replaceAll("^0", "").replaceAll(" 00$", "");
    }

    /** The value goes into the text's only gap. The stroke of "Bapak/Ibu" would be read out as a word. */
    private static String filled(String text, String value) {
        String inNumber = FORMS.matcher(text.replace('/', ' ')).replaceAll(value.equals("1") ? "$1" : "$2");
        return GAP.matcher(inNumber).replaceAll(Matcher.quoteReplacement(value));
    }
}
