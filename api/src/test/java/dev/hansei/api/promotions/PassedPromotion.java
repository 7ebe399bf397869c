package dev.hansei.api.promotions;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.http.Client;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.PromotionMoves;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateId;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionActivities.StageMove;
import dev.hansei.workflows.promotions.PromotionActivities.VerdictToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A promotion in the registry, without a workflow: opened, passed by its gate, carried out. */
public final class PassedPromotion {
  private final ApiServer server;
  private final Project project;
  private final PromoteInput input;

  /** Opened in that project, which gets a prompt, a gate and a run for it. */
  public PassedPromotion(ApiServer server, Project project) {
    this.server = server;
    this.project = project;
    Client lead = server.token(project, Role.LEAD);
    lead.post("/prompts", "{\"name\":\"answer\"}").expect(201);
    String version =
        lead.post(
                "/prompts/answer/versions",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"{{question}}\"}],"
                    + "\"variables\":[\"question\"]}")
            .expect(201)
            .text("/id");
    String gate =
        lead.post(
                "/gates", "{\"name\":\"any\",\"rules\":[{\"type\":\"coverage\",\"minimum\":0.5}]}")
            .expect(201)
            .text("/id");
    PromptVersionId candidate = PromptVersionId.of(version);
    this.input =
        new PromoteInput(
            project.id(),
            new PromotionId(next()),
            server
                .get(Prompts.class)
                .find(project.id(), new PromptName("answer"))
                .orElseThrow()
                .id(),
            candidate,
            Stage.PRODUCTION,
            new GateId(UUID.fromString(gate)),
            Optional.empty(),
            new FinishedRuns(server, project, 5).of(candidate, 0.7),
            server.person(project, Role.LEAD).id(),
            Duration.ofDays(1),
            Optional.empty());
    server.get(Promotions.class).open(input);
  }

  /** Its id. */
  public PromotionId id() {
    return input.promotionId();
  }

  /** What its workflow would be given. */
  PromoteInput input() {
    return input;
  }

  /** The gate that it has to pass. */
  Gate gate() {
    return server.get(Gates.class).require(project.id(), input.gateId());
  }

  /** What the gate decides on. */
  Evidence evidence() {
    return new Evidence(Optional.empty(), input.candidateRun(), List.of(), 1, 1, 0, List.of(), 0);
  }

  /** The gate passes it. */
  public PassedPromotion passed() {
    var gate = gate();
    var evidence = evidence();
    server
        .get(Promotions.class)
        .recordVerdict(
            new VerdictToRecord(
                input, new VerdictId(next()), evidence, GatePolicy.decide(gate, evidence)));
    return this;
  }

  /** Two approve, and it goes live. */
  public PassedPromotion promoted() {
    for (int i = 0; i < 2; i++) {
      PersonId person = server.person(project, Role.RELEASE_MANAGER).id();
      var decision = new Decision("d" + i, person, Decision.Kind.APPROVE, Optional.empty());
      server
          .get(PromotionDecisions.class)
          .record(new DecisionToRecord(project.id(), id(), decision));
    }
    server.get(PromotionMoves.class).move(new StageMove(input, 0));
    return this;
  }

  private UUID next() {
    return server.get(Ids.class).next();
  }
}
