package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.infra.registry.projects.SignInLinks;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People, tokens and the audit log, as an admin and as others use them. */
class ProjectPagesIT {
  private static Chromium chromium;

  private final LoopSeed seed = new LoopSeed(ApiServer.running());
  private final Person admin = seed.person("ada", "Ada Admin", Role.ADMIN);

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

  @Test
  void anAdminInvitesSomebodyByALinkThatIsShownOnce() {
    try (var visitor = visitor(admin)) {
      assertThat(visitor.text("/people")).contains("2 people, 0 release managers among them");
      String email = "new-%s@example.org".formatted(UUID.randomUUID());
      invite(visitor, email);

      visitor.inspect("invited");
      assertThat(visitor.text()).contains("A link for Noa New", "It works once, until");
      String link = visitor.page().locator(".secret code").textContent();
      assertThat(redeems(link, email)).isTrue();
      assertThat(visitor.text("/people"))
          .contains("3 people, 1 release manager among them", "Noa New")
          .doesNotContain("/sign-in/link/");
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  private static void invite(Visitor visitor, String email) {
    visitor.press("i");
    visitor.page().getByLabel("E-mail address").fill(email);
    visitor.page().getByLabel("Name, as pages show it").fill("Noa New");
    visitor.page().locator("input[name=role-release-manager]").check();
    visitor.inspect("people-inviting");
    visitor.page().getByText("Invite: make a one-time link").click();
    visitor.page().waitForSelector(".secret");
  }

  /** Whether the link signs that person in. */
  private boolean redeems(String link, String email) {
    String secret = URI.create(link).getPath().replace("/sign-in/link/", "");
    return seed.server
        .get(SignInLinks.class)
        .redeem(secret)
        .equals(seed.server.get(People.class).findByEmail(email).map(Person::id));
  }

  @Test
  void anAdminChangesRolesAndRemoves() {
    Person ben = seed.person("ben", "Ben Okafor", Role.LEAD);
    try (var visitor = visitor(admin)) {
      visitor.open("/people/" + ben.id());
      visitor.page().locator("input[name=role-developer]").check();
      visitor.page().locator("input[name=role-lead]").uncheck();
      submit(visitor, "Save the roles");
      assertThat(rolesOf(ben)).containsExactly(Role.DEVELOPER);
      assertThat(visitor.text()).contains("Ben Okafor", "developer");
      submit(visitor, "Remove Ben Okafor from");
      assertThat(rolesOf(ben)).isEmpty();
      assertThat(visitor.text()).contains("2 people").doesNotContain("Ben Okafor");
    }
  }

  @Test
  void theLastAdminStaysAndIsToldWhy() {
    try (var visitor = visitor(admin)) {
      visitor.open("/people/" + admin.id());
      submit(visitor, "Remove yourself from");
      assertThat(visitor.text()).contains("last admin", "make somebody else admin first");
      assertThat(rolesOf(admin)).containsExactly(Role.ADMIN);
    }
  }

  @Test
  void whoIsNoAdminSeesPeopleButNoForms() {
    try (var visitor = visitor(seed.lead)) {
      assertThat(visitor.text("/people")).contains("Ada Admin", "An admin of the project invites");
      assertThat(visitor.page().locator("main form").count()).isZero();
      visitor.open("/people/" + admin.id());
      assertThat(visitor.page().locator("main form").count()).isZero();
    }
  }

  @Test
  void aTokenIsMadeShownOnceUsedAndRevoked() {
    try (var visitor = visitor(seed.lead)) {
      visitor.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
      assertThat(visitor.text("/tokens")).contains("0 tokens in use", "No token yet");
      visitor.press("m");
      visitor.page().getByLabel("What it is for").fill("my laptop");
      submit(visitor, "Make the token");
      visitor.inspect("token-made");
      String secret = visitor.page().locator(".secret code").textContent();
      visitor.press("y");
      visitor.page().waitForSelector("[data-copy][data-done]");
      assertThat(visitor.page().evaluate("navigator.clipboard.readText()")).isEqualTo(secret);
      assertThat(visitor.text("/tokens"))
          .contains("1 token in use", "my laptop", "never")
          .doesNotContain(secret);

      with(secret).get("/failures").expect(200);
      assertThat(visitor.text("/tokens")).contains("just now").doesNotContain("never");

      visitor.press("j");
      visitor.press("r");
      visitor.page().waitForSelector(".state.off");
      with(secret).get("/failures").expect(401);
      assertThat(visitor.text()).contains("0 tokens in use", "revoked");
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  private Client with(String secret) {
    return Client.anonymous(seed.server.base())
        .in(seed.project.name().value())
        .with("Authorization", "Bearer " + secret);
  }

  @Test
  void theAuditLogIsFilteredAndProven() {
    seed.server
        .get(People.class)
        .giveRole(
            seed.project.id(), seed.lead.id(), Role.DEVELOPER, new Actor.ByPerson(admin.id()));
    try (var visitor = visitor(seed.lead)) {
      assertThat(visitor.text("/audit")).contains("projects.role.give", "failures.collection.end");
      visitor.page().getByLabel("By").selectOption("Ada Admin");
      visitor.page().waitForURL("**actor=" + admin.id() + "**");
      assertThat(rows(visitor)).hasSize(1).allMatch(row -> row.contains("projects.role.give"));
      visitor.open("/audit?about=" + seed.dataset.id());
      assertThat(rows(visitor)).isNotEmpty().allMatch(row -> row.contains("dataset"));
      visitor.open("/audit?actor=service&about=" + seed.dataset.id());
      assertThat(visitor.text()).contains("No row fits");
      visitor.press("v");
      visitor.page().waitForSelector("[role=status] .state.good");
      assertThat(visitor.text()).contains("The chain is whole: each of its");
      visitor.inspect("audit-whole");
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  private static List<String> rows(Visitor visitor) {
    return visitor.page().locator("tbody tr[data-row]").allTextContents();
  }

  @Test
  void thePaletteLeadsToAllOfThem() {
    try (var visitor = visitor(admin)) {
      for (String word : List.of("people", "tokens", "audit")) {
        visitor.open("");
        visitor.press("Control+k");
        visitor.page().keyboard().type(word);
        visitor.page().waitForSelector("#option-0 >> text=Go to " + word);
        visitor.press("Enter");
        visitor.page().waitForURL("**/" + word);
      }
    }
  }

  private Set<Role> rolesOf(Person person) {
    return seed.server.get(People.class).rolesOf(seed.project.id(), person.id());
  }

  private static void submit(Visitor visitor, String words) {
    Locator button =
        visitor.page().locator("main button", new Page.LocatorOptions().setHasText(words));
    visitor.page().waitForNavigation(button::click);
  }

  private Visitor visitor(Person person) {
    return new Visitor(chromium, seed, person);
  }
}
