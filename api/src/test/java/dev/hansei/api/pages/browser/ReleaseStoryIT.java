package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Nobody releases alone, and no version stays that does harm: a lead asks on a page, its author may
 * not approve, two managers do, each in a browser of their own. What users say of live answers then
 * takes one version back, and gives another to everybody. Everything that people do is done by
 * pages and keys; users come through the door that applications have.
 */
class ReleaseStoryIT {
  private static Chromium chromium;

  private final Hotline hotline = new Hotline();
  private final Visitor lead = visitor(hotline.person("Aiko Tanaka", Role.LEAD));
  private final Person ben = hotline.person("Ben Okafor", Role.LEAD, Role.RELEASE_MANAGER);
  private final Visitor author = visitor(ben);
  private final Visitor chidi = visitor(hotline.person("Chidi Eze", Role.RELEASE_MANAGER));
  private final Visitor dana = visitor(hotline.person("Dana Cohen", Role.RELEASE_MANAGER));

  @BeforeAll
  static void start() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
  }

  private Visitor visitor(Person person) {
    return new Visitor(chromium, hotline.server, hotline.project, person);
  }

  @AfterEach
  void leave() {
    everybody().forEach(Visitor::close);
    hotline.close();
  }

  private List<Visitor> everybody() {
    return List.of(lead, author, chidi, dana);
  }

  @Test
  void oneVersionIsTakenBackByItselfAndAnotherOneGetsToEverybody() {
    hotline.prepare(ben);
    lead.open("/promotions/rules");
    lead.inspect("release-rules");
    String harmful = asks(Hotline.HARMFUL, "Shorter answers cost less.");
    theAuthorIsRefused(harmful);
    twoManagersApprove("harmful");
    harmTakesItBack(harmful);

    String good = asks(Hotline.GOOD, "Users want to know where it stands.");
    twoManagersApprove("good");
    goodGetsToEverybody(good);
    everybodyReadsIt();
    everybody().forEach(someone -> assertThat(someone.troubles()).isEmpty());
  }

  /** Says the address of the promotion, below that of the project. */
  private String asks(int version, String why) {
    lead.open("/prompts/answer");
    lead.open("/promotions/new?prompt=answer&version=" + version);
    assertThat(lead.text())
        .contains("answer v%d for production, where v1 is live".formatted(version));
    lead.page().locator("select[name=gate]").selectOption(option(lead.page(), "gate", "better"));
    lead.page().getByLabel("Why, for those who decide").fill(why);
    lead.inspect("release-ask");
    lead.page().waitForNavigation(() -> lead.page().locator("button.whole").click());
    lead.page().waitForURL("**/promotions/*");
    Steps.until(lead, ".state", "awaiting approval");
    assertThat(lead.text()).contains(why, "The gate says pass");
    lead.inspect("release-asked");
    return "/promotions/" + lead.page().url().replaceAll(".*/", "");
  }

  private static String option(Page page, String select, String text) {
    return page.locator("select[name=%s] option".formatted(select), Steps.has(text))
        .first()
        .getAttribute("value");
  }

  private void theAuthorIsRefused(String promotion) {
    author.open(promotion);
    assertThat(author.text()).contains("You cannot approve this: author and requester may not");
    author.press("a");
    author.page().reload();
    assertThat(author.text()).contains("Nobody yet");
    author.inspect("release-author");
  }

  private void twoManagersApprove(String which) {
    for (Visitor manager : List.of(chidi, dana)) {
      manager.open("");
      manager.inspect("release-home");
      manager.open("/promotions");
      assertThat(manager.text()).contains("1 awaits approval");
      manager.page().locator("a.main").first().click();
      manager.page().waitForURL("**/promotions/*");
      assertThat(manager.text())
          .contains(
              manager == chidi
                  ? "1 more needed after you"
                  : "begins its rollout in production now");
      manager.inspect("release-decide-%s-%s".formatted(which, manager == chidi ? "1" : "2"));
      manager.page().waitForNavigation(() -> manager.press("a"));
    }
    Steps.until(dana, ".state", "rolling");
  }

  private void harmTakesItBack(String promotion) {
    hotline.usersUntil(promotion, 1, 8);
    dana.open(promotion);
    dana.inspect("release-rolling-harm");
    hotline.usersUntilItsEnd(promotion);
    dana.open(promotion);
    assertThat(dana.text()).contains("rolled back", "thumbs");
    dana.inspect("release-rolled-back");
    assertThat(hotline.served()).containsExactly(Hotline.LIVE);
    assertThat(lead.text("/prompts/answer")).contains("v1");
    lead.inspect("release-prompt-after-harm");
  }

  private void goodGetsToEverybody(String promotion) {
    hotline.usersUntil(promotion, 2, 20);
    dana.open(promotion);
    steer(dana, "Hold", "Let me read some answers.");
    assertThat(dana.text()).contains("paused", "50 %");
    dana.inspect("release-held");
    assertThat(lead.text("/prompts/answer")).contains("50 %");
    lead.inspect("release-prompt-shares");
    lead.open("/promotions");
    lead.inspect("release-list-held");
    steer(dana, "Resume", "They are fine.");
    assertThat(dana.text()).contains("rolling");
    dana.inspect("release-second-step");
    hotline.usersUntilItsEnd(promotion);
    Steps.until(dana, ".state", "promoted");
    assertThat(dana.text(promotion)).contains("promoted");
    dana.inspect("release-promoted");
    assertThat(hotline.served()).containsExactly(Hotline.GOOD);
  }

  private static void steer(Visitor manager, String button, String why) {
    manager.page().locator("form[action$='/steer'] textarea").fill(why);
    Steps.sent(manager, button + ":");
  }

  private void everybodyReadsIt() {
    assertThat(lead.text("/promotions"))
        .contains("promoted", "rolled back", "None awaits approval");
    lead.inspect("release-list");
    lead.open("/prompts/answer");
    lead.inspect("release-prompt");
    lead.open("/audit");
    lead.inspect("release-audit");
  }
}
