package id.bilik.kiosk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

/** What the closed scene says of the day and of the next opening. The browser's clock is a year off all the time. */
class ClosedSceneTest extends PageInBrowser {

    /** A Tuesday. */
    private static final String NEXT_OPENING = "2026-03-24T08:00:00+07:00";
    private static final String HOURS = "Pengambilan nomor pukul 08.00 sampai 15.00";
    private static final String HOURS_IN_ENGLISH = "Numbers are given from 08:00 to 15:00";
    private static final String NEXT_DAY = "Buka lagi Selasa, 24 Maret pukul 08.00";
    private static final String NEXT_DAY_IN_ENGLISH = "Open again on Tuesday, March 24 at 08:00";

    @Override
    void beforeThePage() { page.clock().setFixedTime("2027-03-24T01:00:00Z"); }

    /** The branch is closed, and its server says more of the day, and what time it is. */
    private void closed(String more, String now) {
        kiosk.server.planChange = plan -> plan
                .replace("\"closesAt\":\"15:00\"",
                        "\"closesAt\":\"15:00\",\"nextOpening\":\"" + NEXT_OPENING + "\"" + more)
                .replace("\"aFieldOfTomorrow\"", now + "\"aFieldOfTomorrow\"");
        kiosk.server.open = false;
    }

    private static String now(String time) { return "\"now\":\"" + time + "\","; }

    private Locator said() { return page.locator("[data-message=closed] .extra"); }

    private void switchTo(String language) { page.locator("#languages [lang=" + language + "]").tap(); }

    @Test
    void a_holiday_has_its_name_and_the_day_on_which_numbers_are_given_again() {
        closed(",\"holiday\":{\"id\":\"Idulfitri\",\"en\":\"Eid al-Fitr\"}", now("2026-03-20T10:00:00+07:00"));

        assertThat(said()).hasText("Hari ini tutup: Idulfitri. " + NEXT_DAY);
        switchTo("en");
        assertThat(said()).hasText("Closed today: Eid al-Fitr. " + NEXT_DAY_IN_ENGLISH);
        picture("closed-for-a-holiday");
    }

    @Test
    void before_it_opens_today_the_hours_stand_there() {
        closed("", now("2026-03-24T06:30:00+07:00"));

        assertThat(said()).hasText(HOURS);
        switchTo("en");
        assertThat(said()).hasText(HOURS_IN_ENGLISH);
    }

    @Test
    void at_midnight_of_the_branch_the_next_day_becomes_today() {
        closed("", now("2026-03-23T23:59:00+07:00"));
        assertThat(said()).hasText(NEXT_DAY);

        closed("", now("2026-03-24T00:00:01+07:00"));
        assertThat(said()).hasText(HOURS);
    }

    @Test
    void a_kiosk_that_was_never_told_the_time_names_the_day_which_is_right_in_any_case() {
        page.clock().setFixedTime("2026-03-24T01:00:00Z");
        closed("", "");

        assertThat(said()).hasText(NEXT_DAY);
        assertThat(kiosk.get("/api/screen").json().path("today").isTextual()).isFalse();
    }
}
