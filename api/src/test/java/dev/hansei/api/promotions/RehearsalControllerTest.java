package dev.hansei.api.promotions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.annotations.QueueSeed;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.infra.registry.promotions.Rehearsals;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.RehearsalActivities.RehearsalKey;
import dev.hansei.workflows.promotions.RehearsalReport;
import dev.hansei.workflows.promotions.RehearsalReport.Figure;
import dev.hansei.workflows.promotions.RehearsalState;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.RunId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Without a workflow engine: how rehearsals are asked for, and who reads what of them. */
class RehearsalControllerTest {
  private static final CanaryStep STEP = new CanaryStep(100, 40, 1);

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void rulesHoldARehearsalAndRequestsAreHeldToIt() {
    new RolloutSeed(server, project, STEP);
    var saved =
        server
            .token(project, Role.ADMIN)
            .post(
                "/promotions/rules",
                "application/yaml",
                "plan: {rehearsal: {inputs: 200, maxCostUsd: 2.5}}"
                    .getBytes(StandardCharsets.UTF_8))
            .expect(201);
    assertThat(saved.text("/plan/rehearsal/inputs")).isEqualTo("200");
    assertThat(saved.text("/plan/rehearsal/maxCostUsd")).isEqualTo("2.5");
    assertThat(lead.get("/promotions/rules/file").expect(200).body()).contains("rehearsal:");
    assertThat(page(Role.LEAD, "/promotions/rules"))
        .contains("is asked up to 200 inputs", "for 2.5 US dollars at most")
        .doesNotContain("Watched: .");

    String ladder =
        "\"steps\":[{\"percent\":1,\"outcomes\":40}],\"metrics\":[{\"name\":\"thumbs\"}]";
    assertThat(refused(ladder)).contains("a rehearsal on 200 inputs at least");
    assertThat(refused(ladder + ",\"rehearsal\":{\"inputs\":200,\"maxCostUsd\":0}"))
        .contains("a rehearsal that may cost 2.5 US dollars");
  }

  /** Says why a request with such a plan is refused once the rest of it is sound. */
  private String refused(String plan) {
    return asked(plan).expect(422).text("/detail");
  }

  private Answer asked(String plan) {
    return lead.post(
        "/promotions",
        "{\"prompt\":\"support\",\"version\":2,\"stage\":\"production\",\"gate\":\"rollouts\","
            + "\"candidateRun\":\"019a9000-0000-7000-8000-000000000001\",\"plan\":{%s}}"
                .formatted(plan));
  }

  @Test
  void aRehearsalThatMakesNoSenseIsRefusedByName() {
    new RolloutSeed(server, project, STEP);
    assertThat(asked("\"rehearsal\":{\"inputs\":0}").expect(400).text("/field")).isEqualTo("plan");
    assertThat(asked("\"rehearsal\":{\"inputs\":1001}").expect(400).text("/field"))
        .isEqualTo("plan");
    assertThat(asked("\"rehearsal\":{\"inputs\":10,\"maxCostUsd\":-1}").expect(400).text("/field"))
        .isEqualTo("plan");
    assertThat(asked("\"rehearsal\":{}").expect(400).text("/field"))
        .isEqualTo("plan.rehearsal.inputs");
  }

  @Test
  void whatItSawIsReadAsFiguresAndInWords() {
    PromotionId promotion = rehearsed(new RunId(new QueueSeed(server, project, 4).run().value()));

    var shown = lead.get("/promotions/" + promotion).expect(200);
    assertThat(shown.text("/rehearsal/state")).isEqualTo("compared");
    assertThat(shown.text("/rehearsal/answered")).isEqualTo("4");
    assertThat(shown.text("/rehearsal/inputs/blind")).isEqualTo("12");
    assertThat(shown.text("/rehearsal/figures/0/name")).isEqualTo("errors");
    assertThat(shown.text("/rehearsal/figures/0/candidate/value")).isEqualTo("0.1");
    assertThat(shown.text("/rehearsal/held")).isEqualTo("true");
    assertThat(page(Role.LEAD, "/promotions/" + promotion))
        .contains("<h2>Rehearsal</h2>", "who approves says why")
        .contains("12 left out, since they are being labelled blind.")
        .contains("31 asked what another asked")
        .contains("0 %", "errors: live", "All answers of the run.");
  }

  @Test
  void whoLabelsItsAnswersReadsNothingOfThem() {
    var seed = new QueueSeed(server, project, 4);
    PromotionId promotion = rehearsed(new RunId(seed.run().value()));
    Client annotator = server.token(project, Role.ANNOTATOR);
    String path = "/promotions/" + promotion;
    assertThat(annotator.get(path).expect(200).text("/rehearsal/hidden")).isEqualTo("false");

    seed.open(1);
    var hidden = annotator.get(path).expect(200);
    assertThat(hidden.text("/rehearsal/hidden")).isEqualTo("true");
    assertThat(hidden.text("/rehearsal/held")).isEqualTo("false");
    assertThat(hidden.json().at("/rehearsal/figures")).isEmpty();
    assertThat(annotator.get(path + "/dossier").expect(403).text("/code"))
        .isEqualTo("still-labelling");
    assertThat(page(Role.ANNOTATOR, path))
        .contains("What came of it is hidden from you")
        .doesNotContain("errors: live", "who approves says why");
    assertThat(lead.get(path).expect(200).text("/rehearsal/hidden")).isEqualTo("false");
  }

  @Test
  void theFormAsksForOne() {
    new RolloutSeed(server, project, STEP);
    assertThat(page(Role.LEAD, "/promotions/new?prompt=support&version=2"))
        .contains("name=\"rehearse\"", "name=\"rehearseUsd\"", "up to 200 that v1 had");
  }

  private PromotionId rehearsed(RunId run) {
    var asked = new Rehearsal(200, Optional.empty());
    var seed = new RolloutSeed(server, project, Optional.of(asked), STEP);
    var key = new RehearsalKey(project.id(), seed.promotion());
    server.get(Rehearsals.class).begin(key, report(run), Optional.empty());
    return seed.promotion();
  }

  private static RehearsalReport report(RunId run) {
    return new RehearsalReport(
        RehearsalState.COMPARED,
        Instant.parse("2026-11-28T10:00:00Z"),
        Instant.parse("2026-11-29T10:00:00Z"),
        new RehearsalReport.Inputs(1_204, 200, 2, 31, 4, 163, 3, 0, 0, 160, 12),
        Optional.empty(),
        Optional.of(run),
        List.of(
            new Figure(
                RehearsalReport.ERRORS,
                "share",
                Optional.of(new Estimate(0.0125, 0.003, 0.04, 0.95, 160)),
                Optional.of(new Estimate(0.1, 0.06, 0.16, 0.95, 160)),
                Optional.of(new Estimate(0.0875, 0.04, 0.14, 0.95, 160)))),
        true,
        "");
  }

  private String page(Role role, String path) {
    return server
        .browser(project, role)
        .get("!/projects/" + project.name() + path)
        .expect(200)
        .body();
  }
}
