package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: rules, delegation and breaking the glass need the registry alone. */
class ReleaseControllersTest {
  private static final String BROKEN =
      "{\"prompt\":\"support\",\"version\":2,\"stage\":\"team\",\"reason\":\"%s\"}";
  private static final String REASON = "The live version sends callers astray.";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client admin = server.token(project, Role.ADMIN);
  private final Client lead = server.token(project, Role.LEAD);
  private final Client manager = server.token(project, Role.RELEASE_MANAGER);
  private final Client other = server.token(project, Role.RELEASE_MANAGER);

  @Test
  void rulesAreWrittenInYamlAndReadBack() {
    assertThat(lead.get("/promotions/rules").expect(200).text("/number")).isEqualTo("0");
    var saved =
        admin
            .post(
                "/promotions/rules",
                "application/yaml",
                """
                quorum: {production: 3}
                freezes:
                  - {name: weekend, zone: Europe/Berlin, from: friday 16:00, to: monday 08:00}
                  - {name: fair, zone: Asia/Tokyo, from: 2027-04-29T00:00, to: 2027-05-06T00:00}
                plan:
                  steps: [{percent: 1, outcomes: 400}, {percent: 50, outcomes: 1000}]
                  metrics: [{name: thumbs, passesFrom: 0.5}]
                """
                    .getBytes(StandardCharsets.UTF_8))
            .expect(201);
    assertThat(saved.text("/number")).isEqualTo("1");
    var shown = lead.get("/promotions/rules").expect(200);
    assertThat(shown.text("/quorum/production")).isEqualTo("3");
    assertThat(shown.text("/quorum/team")).isEqualTo("2");
    assertThat(shown.text("/freezes/0/from")).isEqualTo("friday 16:00");
    assertThat(shown.text("/freezes/1/to")).isEqualTo("2027-05-06T00:00");
    assertThat(shown.text("/plan/steps/0/baselinePer")).isEqualTo("4");
    assertThat(shown.text("/plan/steps/1/baselinePer")).as("at half and half").isEqualTo("1");
    assertThat(shown.text("/plan/approvals")).as("the quorum's").isEqualTo("3");
  }

  @Test
  void aPlanOverEarlierStagesIsKeptShownAndPutInWords() {
    String rules = "{\"plan\":{\"path\":[%s]}}";
    String both = "{\"stage\":\"dev\",\"rest\":\"PT2H\"},{\"stage\":\"team\"}";
    var saved = admin.post("/promotions/rules", rules.formatted(both)).expect(201);
    assertThat(saved.text("/plan/path/0/stage")).isEqualTo("dev");
    assertThat(saved.text("/plan/path/0/rest")).isEqualTo("PT2H");
    assertThat(saved.text("/plan/path/1/stage")).isEqualTo("team");
    assertThat(lead.get("/promotions/rules/file").expect(200).body())
        .contains("path:", "stage: dev", "rest: PT2H");
    assertThat(
            server
                .browser(project, Role.LEAD)
                .get("!/projects/" + project.name() + "/promotions/rules")
                .expect(200)
                .body())
        .contains("dev first, for all there, for 2 hours", "team first, for all there");
    for (String wrong : List.of("{\"stage\":\"production\"}", "{\"stage\":\"team\"}," + both)) {
      admin.post("/promotions/rules", rules.formatted(wrong)).expect(400);
    }
  }

  @Test
  void whatAFileLeavesOutStaysAndTheWholeFileIsShownToEdit() {
    var approver = server.person(project, Role.RELEASE_MANAGER).id();
    String all =
        "{\"quorum\":{\"dev\":1,\"team\":1,\"production\":1},\"approvers\":[\"%s\"],\"weakerPlans\":true,"
            + "\"plan\":{\"steps\":[{\"percent\":1,\"outcomes\":400}],\"metrics\":[{\"name\":\"thumbs\"}]}}";
    admin.post("/promotions/rules", all.formatted(approver)).expect(201);

    String weekend =
        "{\"freezes\":[{\"name\":\"weekend\",\"zone\":\"Europe/Berlin\",\"from\":\"friday 16:00\","
            + "\"to\":\"monday 08:00\"}],\"quorum\":{\"team\":1}}";
    var kept = admin.post("/promotions/rules", weekend).expect(201);
    assertThat(kept.text("/approvers/0")).isEqualTo(approver.toString());
    assertThat(kept.text("/quorum/dev")).isEqualTo("1");
    assertThat(kept.text("/quorum/team")).isEqualTo("1");
    assertThat(kept.text("/plan/steps/0/outcomes")).isEqualTo("400");
    assertThat(kept.text("/weakerPlans")).isEqualTo("true");

    String file = lead.get("/promotions/rules/file").expect(200).body();
    assertThat(file).contains("quorum:", "approvers:", "from: friday 16:00", "weakerPlans: true");
    var bytes = file.getBytes(StandardCharsets.UTF_8);
    assertThat(
            admin.post("/promotions/rules", "application/yaml", bytes).expect(201).text("/number"))
        .as("the same rules")
        .isEqualTo("2");
    var bare = admin.post("/promotions/rules", "{\"approvers\":[],\"plan\":{}}").expect(201);
    assertThat(bare.json().at("/approvers")).isEmpty();
    assertThat(bare.json().at("/plan").isMissingNode()).isTrue();
    assertThat(lead.get("/promotions/rules/file").expect(200).body())
        .contains("approvers: []", "plan: {}");
  }

  @Test
  void thePageOpensApprovalToEverybodyByAWordAndNeverByWhatIsMissing() {
    var approver = server.person(project, Role.RELEASE_MANAGER).id();
    String named = "{\"quorum\":{\"dev\":1,\"team\":1,\"production\":1},\"approvers\":[\"%s\"]}";
    admin.post("/promotions/rules", named.formatted(approver)).expect(201);
    var browser = server.browser(project, Role.ADMIN);
    String page = "!/projects/%s/promotions/rules".formatted(project.name());
    String quorum = "dev=2&team=2&production=1";

    assertThat(browser.get(page).expect(200).body()).contains("Any release manager from now on");
    browser.form(page, quorum).expect(400);
    assertThat(lead.get("/promotions/rules").text("/approvers/0")).isEqualTo(approver.toString());
    browser.form(page, quorum + "&anybody=on").expect(303);
    assertThat(lead.get("/promotions/rules").json().at("/approvers")).isEmpty();
  }

  @Test
  void whatTheRulesSayCanAlwaysBeChangedOnThePage() {
    String rules =
        "{\"freezes\":[{\"name\":\"%s\",\"zone\":\"UTC\",\"from\":\"friday 16:00\","
            + "\"to\":\"monday 08:00\"}]}";
    for (String name : List.of("Xmas; no releases", "Xmas\\nno releases")) {
      assertThat(admin.post("/promotions/rules", rules.formatted(name)).expect(400).text("/detail"))
          .contains("no ';'");
    }
    admin.post("/promotions/rules", rules.formatted("Xmas, no releases")).expect(201);
    var browser = server.browser(project, Role.ADMIN);
    String page = "!/projects/%s/promotions/rules".formatted(project.name());
    String rest =
        "&anybody=on&freezes=Xmas%2C+no+releases%3B+UTC%3B+friday+16%3A00%3B+monday+08%3A00";
    browser.form(page, "dev=1&team=1&production=12345" + rest).expect(400);
    browser.form(page, "dev=&team=1&production=1" + rest).expect(400);
    browser.form(page, "dev=1&team=1&production=1" + rest).expect(303);
    var saved = lead.get("/promotions/rules");
    assertThat(saved.text("/quorum/dev")).isEqualTo("1");
    assertThat(saved.text("/freezes/0/name")).isEqualTo("Xmas, no releases");
  }

  @Test
  void rulesThatMakeNoSenseAreRefusedByName() {
    lead.post("/promotions/rules", "{}").expect(403);
    assertThat(refused("{\"quorum\":{\"dev\":0}}")).isEqualTo("quorum.dev");
    assertThat(refused("{\"approvers\":[\"nobody\"]}")).isEqualTo("approvers");
    String freeze =
        "{\"freezes\":[{\"name\":\"f\",\"zone\":\"%s\",\"from\":\"%s\",\"to\":\"%s\"}]}";
    assertThat(refused(freeze.formatted("Berlin", "friday 16:00", "monday 08:00")))
        .isEqualTo("freezes");
    assertThat(refused(freeze.formatted("Europe/Berlin", "friday 16:00", "2027-01-01T00:00")))
        .isEqualTo("freezes");
    assertThat(refused(freeze.formatted("Europe/Berlin", "friday", "monday 08:00")))
        .isEqualTo("freezes");
    assertThat(refused("{\"plan\":{\"steps\":[{\"percent\":1,\"outcomes\":400}]}}"))
        .as("steps without a metric")
        .isEqualTo("plan");
    String watched = "{\"plan\":{\"steps\":[{\"percent\":1,\"outcomes\":400}],\"metrics\":[%s]}}";
    assertThat(
            refused(
                watched.formatted(
                    "{\"name\":\"detector:refusal\",\"direction\":\"higher-is-better\"}")))
        .isEqualTo("plan.metrics");
    assertThat(refused(watched.formatted("{\"name\":\"stars\",\"passesFrom\":0.5}")))
        .isEqualTo("plan.metrics");
  }

  private String refused(String body) {
    return admin.post("/promotions/rules", body).expect(400).text("/field");
  }

  @Test
  void brokenGlassIsOnEveryPageUntilSomebodyElseHasLooked() {
    new RolloutSeed(server, project, new CanaryStep(100, 40, 1));
    assertThat(
            manager
                .post("/promotions/break-glass", BROKEN.formatted("broken"))
                .expect(400)
                .text("/field"))
        .isEqualTo("reason");
    lead.post("/promotions/break-glass", BROKEN.formatted(REASON)).expect(403);

    var moved = manager.post("/promotions/break-glass", BROKEN.formatted(REASON)).expect(201);

    assertThat(moved.text("/stage")).isEqualTo("team");
    assertThat(page("/traces")).contains("past gate and approvals", "Somebody else has to review");
    String review = "/promotions/break-glass/%s/review".formatted(moved.text("/id"));
    assertThat(manager.post(review, "{\"findings\":\"fine\"}").expect(403).text("/code"))
        .isEqualTo("own-emergency");
    assertThat(
            other
                .post(review, "{\"findings\":\"Right to do.\"}")
                .expect(200)
                .text("/review/findings"))
        .isEqualTo("Right to do.");
    assertThat(page("/traces")).doesNotContain("past gate and approvals");
    assertThat(page("/promotions/break-glass")).contains("Right to do.", REASON);
    assertThat(lead.get("/promotions/break-glass").expect(200).json().at("/items")).hasSize(1);
  }

  @Test
  void aRolloutShowsItsLadderAndSaysWhenItCannotBeSteered() {
    var seed =
        new RolloutSeed(server, project, new CanaryStep(100, 40, 1), new CanaryStep(1_000, 40, 1));
    String path = "/promotions/" + seed.promotion();

    var shown = lead.get(path).expect(200);
    assertThat(shown.text("/state")).isEqualTo("rolling");
    assertThat(shown.text("/plan/steps/1/percent")).isEqualTo("10.0");
    assertThat(page(path))
        .contains("The way to all callers", "Hold: the share stays", "Skip: 10", "again for all");
    String hold = "{\"kind\":\"hold\",\"step\":1,\"reason\":\"let me look\"}";
    assertThat(manager.post(path + "/steer", hold).expect(503).text("/code"))
        .isIn("temporal-unavailable", "no-worker");
    lead.post(path + "/steer", hold).expect(403);
    assertThat(
            manager
                .post(path + "/steer", "{\"kind\":\"hold\",\"step\":-1,\"reason\":\"x\"}")
                .expect(400)
                .text("/field"))
        .isEqualTo("step");
  }

  @Test
  void delegationsTakeReleaseManagersAndAPromotionThatWaits() {
    var seed = new RolloutSeed(server, project, new CanaryStep(100, 40, 1));
    String path = "/promotions/%s/delegations".formatted(seed.promotion());
    var another = server.person(project, Role.RELEASE_MANAGER);
    String to = "{\"to\":\"%s\"}";

    assertThat(manager.post(path, to.formatted(another.email())).expect(422).text("/code"))
        .as("it rolls already")
        .isEqualTo("delegation-refused");
    assertThat(manager.post(path, to.formatted("stranger@example.org")).expect(403).text("/code"))
        .isEqualTo("role-missing");
    assertThat(manager.post(path, to.formatted("?")).expect(400).text("/field")).isEqualTo("to");
    lead.post(path, to.formatted(another.id())).expect(403);
    assertThat(lead.get(path).expect(200).json().at("/items")).isEmpty();
  }

  @Test
  void rulesAreChangedInTheBrowserByAdminsAlone() {
    var browser = server.browser(project, Role.ADMIN);
    String rules = "!/projects/%s/promotions/rules".formatted(project.name());
    assertThat(browser.get(rules).expect(200).body()).contains("Nothing is written down");
    assertThat(page("/promotions/rules")).contains("An admin changes this.");
  }

  private String page(String path) {
    return server
        .browser(project, Role.LEAD, Role.RELEASE_MANAGER)
        .get("!/projects/" + project.name() + path)
        .expect(200)
        .body();
  }
}
