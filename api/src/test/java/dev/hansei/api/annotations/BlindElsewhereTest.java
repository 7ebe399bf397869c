package dev.hansei.api.annotations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.campaigns.CampaignSeed;
import dev.hansei.api.http.Answer;
import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.promotions.PassedPromotion;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.criteria.Criteria;
import dev.hansei.workflows.annotations.AnnotateInput;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a gate said of a run is not told next door to those who are asked to label its answers. */
class BlindElsewhereTest {
  private static final String HIDDEN = "hidden from you while you are asked to label";

  private final ApiServer server = ApiServer.running();
  private final Project project = server.project();
  private final Client annotator = server.token(project, Role.ANNOTATOR);
  private final Client lead = server.token(project, Role.LEAD);

  @Test
  void neitherLineageNorTheAuditLogSayIt() {
    Answer promotion = promotion();
    String lineage = annotator.get("/lineage/run/" + promotion.text("/candidateRun")).body();
    assertThat(lineage).contains("verdict").doesNotContain("verdict: ");
    assertThat(annotator.get("/audit").expect(200).body())
        .contains("gates.verdict")
        .doesNotContain("\"says\"");
  }

  @Test
  void aCampaignSaysOnlyThatTheGateHasSpoken() {
    Answer promotion = promotion();
    var campaign =
        new CampaignSeed(server, project).heldBy(VerdictId.of(promotion.text("/verdict")));
    String path = "/campaigns/" + campaign;
    Client person = server.browser(project, Role.ANNOTATOR);
    assertThat(annotator.get(path).expect(200).text("/steps/0/result")).isEqualTo("block");
    assertThat(annotator.get(path).text("/outcome")).isEqualTo("held");

    ask(promotion);

    Answer hidden = annotator.get(path).expect(200);
    assertThat(hidden.text("/steps/0/result")).contains(HIDDEN);
    assertThat(hidden.json().has("outcome")).isFalse();
    assertThat(hidden.body()).doesNotContain("blocked");
    assertThat(annotator.get("/campaigns").expect(200).json().at("/items/0").has("outcome"))
        .isFalse();
    assertThat(person.get("!/projects/" + project.name() + path).expect(200).body())
        .contains(HIDDEN)
        .doesNotContain("blocked");
    assertThat(lead.get(path).expect(200).text("/outcome")).isEqualTo("held");
  }

  @Test
  void nobodyApprovesWhatTheyMayNotRead() {
    Answer promotion = promotion();
    String path = "/promotions/" + promotion.text("/id");
    Client both = server.token(project, Role.RELEASE_MANAGER, Role.ANNOTATOR);
    Client person = server.browser(project, Role.RELEASE_MANAGER, Role.ANNOTATOR);
    String page = "!/projects/" + project.name() + path;
    assertThat(person.get(page).expect(200).body()).contains("value=\"approve\"");

    ask(promotion);

    String yes = "{\"kind\":\"approve\"}";
    assertThat(both.post(path + "/decisions", yes).expect(403).text("/code"))
        .isEqualTo("still-labelling");
    assertThat(person.get(page).expect(200).body())
        .contains("You cannot approve this", "value=\"refuse\"")
        .doesNotContain("value=\"approve\"");
    assertThat(
            server
                .token(project, Role.RELEASE_MANAGER)
                .post(path + "/decisions", yes)
                .expect(503)
                .text("/code"))
        .as("the engine is down")
        .isEqualTo("temporal-unavailable");
  }

  @Test
  void thePageOfAPromptShowsNoMeansOfTheRun() {
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    String version =
        lead.post(
                "/prompts/answer/versions",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],"
                    + "\"variables\":[\"question\"]}")
            .expect(201)
            .text("/id");
    RunId run =
        new FinishedRuns(server, project, 3).measured(PromptVersionId.of(version), 0.2, 0.4, 0.6);
    String page = "!/projects/" + project.name() + "/prompts/answer";
    Client person = server.browser(project, Role.ANNOTATOR);
    assertThat(person.get(page).expect(200).body()).contains(run.toString());

    ask(run);

    assertThat(person.get(page).expect(200).body()).doesNotContain(run.toString());
    assertThat(server.browser(project, Role.LEAD).get(page).expect(200).body())
        .contains(run.toString());
  }

  /** One that its gate passed. */
  private Answer promotion() {
    var passed = new PassedPromotion(server, project).passed();
    return lead.get("/promotions/" + passed.id()).expect(200);
  }

  private void ask(Answer promotion) {
    ask(new RunId(UUID.fromString(promotion.text("/candidateRun"))));
  }

  /** A queue about the run, which everybody will be asked to label. */
  private void ask(RunId run) {
    var queue = new QueueId(server.get(Ids.class).next());
    var criterion =
        server
            .get(Criteria.class)
            .create(project.id(), "right", "Is it right?", new Actor.BySystem());
    var plan =
        new QueuePlan(
            "Asked",
            criterion.id(),
            new LabelKind.PassFail(),
            Optional.empty(),
            List.of(run),
            QueuePlan.ITEMS_MAX,
            1,
            false,
            List.of(),
            Duration.ofDays(7),
            Fallback.HOLD);
    server
        .get(Queues.class)
        .prepare(
            new AnnotateInput(project.id(), queue, plan, new Actor.BySystem(), Optional.empty()),
            "");
  }
}
