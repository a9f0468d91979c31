package id.bilik.queueserver.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Two supervisors set one branch up at once: nothing of either is lost unasked. */
class TwoSupervisorsTest extends SettingsInBrowser {
    @Test
    void who_was_slower_takes_the_draft_along_to_the_plan_of_who_was_faster() {
        Page page = settings("en", "branch");
        page.locator("#branch-title").fill("Kantor Baru");
        page.locator("#to-review").press("Enter");
        Locator now = page.locator("#review-now");
        assertThat(now).isVisible();
        adopt(withTarget(25));
        now.press("Enter");
        assertThat(page.locator("#notices")).containsText("Somebody else has changed the plan");
        Locator news = page.locator("#news-outdated button");
        news.first().press("Enter");
        assertThat(page.locator("#news-outdated")).containsText("40 → 25");
        look(page);
        news.last().press("Enter");
        assertThat(page.locator("#news-outdated")).isHidden();
        assertThat(page.locator("#review-check")).not().containsText("40");
        now.press("Enter");
        assertThat(page.locator("#state")).containsText("in force");
        assertThat(plan()).isEqualTo(withTarget(25).put("name", "Kantor Baru"));
    }

    @Test
    void another_supervisors_draft_is_not_overwritten_unasked() {
        Page page = settings("en", "branch");
        page.locator("#branch-title").fill("Satu");
        assertThat(page.locator("#state")).containsText("Draft saved by");
        String theirs = "{\"plan\":" + withTarget(25) + ",\"basedOn\":" + view().get("sequence") + "}";
        client().put(PLAN + "/draft", theirs).expect(200);
        page.locator("#branch-title").fill("Dua");
        Locator news = page.locator("#news-overtaken");
        assertThat(news.locator("button")).hasCount(2);
        assertThat(view().get("draft").get("plan")).isEqualTo(withTarget(25));
        look(page);
        news.locator("button").last().press("Enter");
        assertThat(news).isHidden();
        assertThat(page.locator("#state")).containsText("Draft saved by");
        assertThat(view().get("draft").get("plan").get("name").asText()).isEqualTo("Dua");

        client().put(PLAN + "/draft", theirs).expect(200);
        page.locator("#branch-title").fill("Tiga");
        news.locator("button").first().press("Enter");
        assertThat(page.locator("#branch-title")).hasValue("Kantor Cabang Pekalongan");
    }

    @Test
    void a_draft_that_a_colleague_saved_meanwhile_is_not_dropped_by_an_adoption() {
        Page page = settings("en", "branch");
        page.locator("#branch-title").fill("Satu");
        page.locator("#to-review").press("Enter");
        assertThat(page.locator("#review-now")).isVisible();
        client().put(PLAN + "/draft", "{\"plan\":" + withTarget(25) + ",\"basedOn\":" + view().get("sequence") + "}")
                .expect(200);

        page.locator("#review-now").press("Enter");
        assertThat(page.locator("#news-overtaken button")).hasCount(2);
        assertThat(plan()).isEqualTo(shipped);
        assertThat(view().get("draft").get("plan")).isEqualTo(withTarget(25));
    }

    @Test
    void a_plan_that_a_colleague_let_wait_meanwhile_is_looked_at_before_it_is_dropped() {
        Page page = settings("en", "branch");
        page.locator("#branch-title").fill("Satu");
        page.locator("#to-review").press("Enter");
        assertThat(page.locator("#review-now")).isVisible();
        client().post(PLAN, "{\"plan\":" + withTarget(25) + ",\"basedOn\":" + view().get("sequence")
                + ",\"when\":\"after-today\"}").expect(200);

        page.locator("#review-now").press("Enter");
        assertThat(page.locator("#review-check"))
                .containsText("The plan that waits for the end of the day is dropped.");
        assertThat(plan()).isEqualTo(shipped);
        assertThat(view().get("scheduled")).isEqualTo(withTarget(25));

        page.locator("#review-now").press("Enter");
        assertThat(page.locator("#state")).containsText("in force");
        assertThat(plan().get("name").asText()).isEqualTo("Satu");
        assertThat(view().get("scheduled")).isNull();
    }
}
