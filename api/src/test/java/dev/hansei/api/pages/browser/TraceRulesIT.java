package dev.hansei.api.pages.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.hansei.api.http.ApiServer;
import dev.hansei.infra.registry.traces.ProjectTraceSettings;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.infra.registry.traces.redaction.RedactionPolicies;
import dev.hansei.workflows.projects.Person;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.traces.redaction.PersonalData;
import dev.hansei.workflows.traces.redaction.RedactionAction;
import dev.hansei.workflows.traces.redaction.RedactionPolicy;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of personal data and how long traces stay, set on pages that need no script. */
class TraceRulesIT {
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
  void aLeadPutsAPolicyInForceWithoutScript() {
    try (BrowserContext context = scriptless(seed.lead)) {
      Page page = open(context, "/traces");
      page.locator("main").getByText("Redaction").click();
      assertThat(text(page)).contains("The standard policy masks all nine kinds", "0 places");
      page.selectOption("#action-email", "hash");
      page.selectOption("#action-ip", "keep");
      page.fill("#names", "Mira\nM");
      page.fill("#patterns", "order-number [A-Z]{2}");
      save(page, "Put this policy in force");
      assertThat(page.locator("#names-wrong").textContent()).contains("2 to 80 characters: 'M'");
      assertThat(page.locator("#patterns-wrong").textContent()).contains("an equals sign");
      assertThat(page.inputValue("#names")).as("what was filled in stays").isEqualTo("Mira\nM");
      page.fill("#names", "Mira");
      page.fill("#patterns", "order-number = [A-Z]{2}-\\d{6}");
      save(page, "Put this policy in force");
      assertThat(text(page)).contains("Version 1, in force since", "Stored as they come: IP");
    }
    var policy = seed.server.get(RedactionPolicies.class).current(seed.project.id());
    assertThat(policy.version()).isEqualTo(1);
    assertThat(policy.policy().actions())
        .containsEntry(PersonalData.EMAIL, RedactionAction.HASH)
        .containsEntry(PersonalData.IP, RedactionAction.KEEP)
        .containsEntry(PersonalData.PHONE, RedactionAction.MASK);
    assertThat(policy.policy().names()).containsExactly("Mira");
    assertThat(policy.policy().patterns().getFirst().pattern()).isEqualTo("[A-Z]{2}-\\d{6}");
  }

  @Test
  void aTextIsTriedByThePolicyOfThePageAndNothingIsSaved() {
    try (BrowserContext context = scriptless(seed.lead)) {
      Page page = open(context, "/traces/redaction");
      page.selectOption("#action-phone", "drop");
      page.fill("#names", "Mira");
      page.fill("#text", "Mira writes from\nanna@example.org");
      save(page, "What would be stored?");
      assertThat(text(page)).contains("2 places recognised");
      assertThat(page.locator("pre").textContent()).isEqualTo("[name] writes from\n[email]");
      assertThat(page.locator("mark .tag").allTextContents()).containsExactly("name", "email");
      page.fill("#text", "Call +49 30 1234567.");
      save(page, "What would be stored?");
      assertThat(page.locator("pre").textContent()).isEqualTo("[dropped:phone]");
      assertThat(page.inputValue("#action-phone")).isEqualTo("drop");
    }
    assertThat(seed.server.get(RedactionPolicies.class).current(seed.project.id()).version())
        .isZero();
  }

  @Test
  void whoWasOvertakenIsToldAndMayInsist() {
    var policies = seed.server.get(RedactionPolicies.class);
    try (BrowserContext context = scriptless(seed.lead)) {
      Page page = open(context, "/traces/redaction");
      var other =
          new RedactionPolicy(
              Map.of(PersonalData.CARD, RedactionAction.DROP), List.of(), List.of());
      policies.set(seed.project.id(), other, Optional.empty(), seed.actor);
      page.fill("#names", "Mira");
      save(page, "Put this policy in force");
      assertThat(text(page)).contains("Somebody else changed the policy meanwhile", "drop card");
      assertThat(policies.current(seed.project.id()).policy()).isEqualTo(other);
      save(page, "Put this policy in force");
    }
    assertThat(policies.current(seed.project.id()).version()).isEqualTo(2);
    assertThat(policies.current(seed.project.id()).policy().names()).containsExactly("Mira");
  }

  @Test
  void anAdminSetsDaysAndRates() {
    var settings = seed.server.get(ProjectTraceSettings.class);
    try (BrowserContext context = scriptless(admin)) {
      Page page = open(context, "/traces/settings");
      assertThat(text(page)).contains("Traces are kept for ever; 500 requests and 32 MiB a second");
      page.fill("#retentionDays", "never");
      page.fill("#mebibytesPerSecond", "0.5");
      save(page, "Save");
      assertThat(page.locator("#retentionDays-wrong").textContent()).contains("1 to 3,650 days");
      assertThat(page.locator("#mebibytesPerSecond-wrong").textContent()).contains("1 to 4,096");
      page.fill("#retentionDays", "30");
      page.fill("#mebibytesPerSecond", "1.5");
      save(page, "Save");
      assertThat(text(page)).as("nothing is that old").contains("kept for 30 days", "1.5 MiB");
    }
    assertThat(settings.of(seed.project.id()).retentionDays()).contains(30);
    assertThat(settings.of(seed.project.id()).bytesPerSecond()).contains(1_572_864L);
  }

  @Test
  void anAdminAgreesFirstToWhatFewerDaysDelete() throws SQLException {
    var settings = seed.server.get(ProjectTraceSettings.class);
    assertThat(age(7)).isEqualTo(7);
    try (BrowserContext context = scriptless(admin)) {
      Page page = open(context, "/traces/settings");
      page.fill("#retentionDays", "60");
      save(page, "Save");
      assertThat(text(page)).contains("7 traces are older than 60 days", "Nothing is saved yet");
      assertThat(settings.of(seed.project.id()).retentionDays()).isEmpty();
      page.fill("#retentionDays", "50");
      save(page, "Keep 60 days");
      assertThat(text(page)).as("agreed to other days").contains("7 traces are older than 50 days");
      assertThat(settings.of(seed.project.id()).retentionDays()).isEmpty();
      save(page, "Keep 50 days and delete 7 traces");
      assertThat(text(page)).contains("A trace is kept for 50 days");
    }
    assertThat(settings.of(seed.project.id()).retentionDays()).contains(50);
  }

  /** Makes so many traces of the project ninety days older. */
  private int age(int traces) throws SQLException {
    var pool = DelegatingDataSource.unwrapDataSource(seed.server.get(DataSource.class));
    try (var connection = pool.getConnection();
        var statement =
            connection.prepareStatement(
                """
                UPDATE traces_trace SET started_at = started_at - INTERVAL 90 DAY,
                  received_at = received_at - INTERVAL 90 DAY
                WHERE project_id = UNHEX(?) ORDER BY started_at LIMIT ?
                """)) {
      statement.setString(1, seed.project.id().toString().replace("-", ""));
      statement.setInt(2, traces);
      int aged = statement.executeUpdate();
      if (!connection.getAutoCommit()) {
        connection.commit();
      }
      return aged;
    }
  }

  @Test
  void anAdminErasesATraceFromItsPage() {
    var trace = seed.failures.getFirst().traceId();
    try (BrowserContext context = scriptless(admin)) {
      Page page = open(context, "/traces/" + trace);
      page.locator("summary").getByText("Erase it").click();
      save(page, "Erase this trace for good");
      assertThat(page.url()).endsWith("/traces");
      assertThat(page.locator("tbody tr").count()).isEqualTo(LoopSeed.TRACES - 1);
      page.navigate(page.url() + "/erase");
      page.fill("#user", "nobody");
      save(page, "How many traces are theirs?");
      assertThat(text(page)).contains("No trace is by that user");
    }
    assertThat(seed.server.get(Traces.class).find(seed.project.id(), trace)).isEmpty();
  }

  @Test
  void onlyWhoMayIsOfferedTheForms() {
    var developer = seed.person("dev", "Devi Rao", Role.DEVELOPER);
    try (var visitor = new Visitor(chromium, seed, developer)) {
      assertThat(visitor.text("/traces/redaction")).contains("A lead or an admin may change it");
      assertThat(visitor.count("select")).isZero();
      visitor.page().fill("#text", "anna@example.org");
      save(visitor.page(), "What would be stored?");
      assertThat(visitor.page().locator("pre").textContent()).isEqualTo("[email]");
      assertThat(visitor.text("/traces/settings")).contains("An admin may change it");
      assertThat(visitor.count("button")).isZero();
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  @Test
  void thePagesAreAccessibleAndFit() {
    try (var visitor = new Visitor(chromium, seed, admin)) {
      visitor.open("/traces/settings");
      visitor.page().fill("#requestsPerSecond", "0");
      save(visitor.page(), "Save");
      visitor.inspect("trace-settings-wrong");
      visitor.open("/traces/redaction");
      visitor.page().fill("#text", "Mail anna@example.org, card 4111 1111 1111 1111.");
      save(visitor.page(), "What would be stored?");
      visitor.inspect("redaction-tried");
      visitor.troubles().removeIf(trouble -> trouble.contains("400"));
      assertThat(visitor.troubles()).isEmpty();
    }
  }

  private static void save(Page page, String words) {
    page.waitForNavigation(
        () -> page.locator("main button", new Page.LocatorOptions().setHasText(words)).click());
  }

  private static String text(Page page) {
    return page.locator("main").textContent().replaceAll("\\s+", " ");
  }

  private Page open(BrowserContext context, String path) {
    Page page = context.newPage();
    page.navigate(seed.server.base() + "/projects/" + seed.project.name() + path);
    return page;
  }

  private BrowserContext scriptless(Person person) {
    return chromium.signedIn(
        seed.server, person, new Browser.NewContextOptions().setJavaScriptEnabled(false));
  }
}
