package dev.hansei.api.promotions;

import dev.hansei.api.http.ApiServer;
import dev.hansei.api.suites.FinishedRuns;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.gates.Gates;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.promotions.RolloutSteps;
import dev.hansei.infra.registry.prompts.NewPromptVersion;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.prompts.StageMove;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.infra.registry.traces.FeedbackLog;
import dev.hansei.infra.registry.traces.Spans;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.gates.VerdictId;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.models.ModelSettings;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.Project;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.PromoteInput;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionActivities.VerdictToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.Rehearsal;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.StepToBegin;
import dev.hansei.workflows.prompts.Prompt;
import dev.hansei.workflows.prompts.PromptContent;
import dev.hansei.workflows.prompts.PromptName;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.Stage;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** A rollout of prompt {@code support} as a worker would have begun it, and users who talk. */
public final class RolloutSeed {
  private static final Actor SYSTEM = new Actor.BySystem();

  private final ApiServer server;
  private final Project project;
  private final Prompt prompt;
  private final PersonId author;
  private final PromptVersion live;
  private final PromptVersion candidate;
  private final PromotionId promotion;
  private final String metric;
  private int number;

  /** Begun at its first step. */
  public RolloutSeed(ApiServer server, Project project, CanaryStep... steps) {
    this(server, project, "thumbs", Optional.empty(), List.of(steps));
  }

  /** The same of a plan with a rehearsal, which nobody has begun. */
  public RolloutSeed(
      ApiServer server, Project project, Optional<Rehearsal> rehearsal, CanaryStep... steps) {
    this(server, project, "thumbs", rehearsal, List.of(steps));
  }

  /** The same, by a judge's scores rather than users' thumbs. */
  public RolloutSeed(ApiServer server, Project project, String metric, List<CanaryStep> steps) {
    this(server, project, metric, Optional.empty(), steps);
  }

  private RolloutSeed(
      ApiServer server,
      Project project,
      String metric,
      Optional<Rehearsal> rehearsal,
      List<CanaryStep> steps) {
    this.metric = metric;
    this.server = server;
    this.project = project;
    this.prompt = server.get(Prompts.class).create(project.id(), new PromptName("support"), SYSTEM);
    this.author = server.person(project, Role.LEAD).id();
    this.live = version("Answer {{question}}");
    this.candidate = version("Answer briefly: {{question}}");
    this.promotion = new PromotionId(server.get(Ids.class).next());
    var move = new StageMove(prompt.id(), Stage.PRODUCTION, live.id(), 0);
    server.get(StagePointers.class).move(project.id(), move, SYSTEM);
    approve(input(steps, rehearsal));
    server.get(RolloutSteps.class).beginStep(new StepToBegin(project.id(), promotion));
  }

  /** Its promotion. */
  public PromotionId promotion() {
    return promotion;
  }

  private PromptVersion version(String template) {
    var content =
        new PromptContent(
            List.of(new Message(Message.Role.USER, template)),
            List.of("question"),
            ModelSettings.DEFAULTS,
            "",
            Map.of());
    return server
        .get(Prompts.class)
        .addVersion(
            project.id(), prompt.id(), new NewPromptVersion(content, "", Optional.empty(), author));
  }

  private PromoteInput input(List<CanaryStep> steps, Optional<Rehearsal> rehearsal) {
    Gate gate =
        server
            .get(Gates.class)
            .create(project.id(), "rollouts", List.of(new GateRule.RequiredCases()), 0.95, SYSTEM);
    var watched = new LiveMetric(metric, Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    var plan =
        new ReleasePlan(2, steps, List.of(watched), ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(7))
            .rehearsed(rehearsal);
    var runs = new FinishedRuns(server, project, 1);
    return new PromoteInput(
        project.id(),
        promotion,
        prompt.id(),
        candidate.id(),
        Stage.PRODUCTION,
        gate.id(),
        Optional.of(runs.of(live.id(), 0.7)),
        runs.of(candidate.id(), 0.8),
        author,
        Duration.ofDays(1),
        Optional.empty(),
        Optional.of(plan));
  }

  private void approve(PromoteInput input) {
    server.get(Promotions.class).open(input);
    var evidence =
        new Evidence(input.baselineRun(), input.candidateRun(), List.of(), 1, 1, 0, List.of(), 0);
    var clause =
        new Clause(new GateRule.RequiredCases(), Clause.State.PASS, "No case is required.", 0);
    server
        .get(Promotions.class)
        .recordVerdict(
            new VerdictToRecord(
                input,
                new VerdictId(server.get(Ids.class).next()),
                evidence,
                new Verdict.Pass(List.of(clause))));
    for (String id : List.of("one", "two")) {
      PersonId manager = server.person(project, Role.RELEASE_MANAGER).id();
      var decision = new Decision(id, manager, Decision.Kind.APPROVE, Optional.empty());
      server
          .get(PromotionDecisions.class)
          .record(new DecisionToRecord(project.id(), promotion, decision));
    }
  }

  /** So many users of each side say whether they liked it. */
  public void users(int each, boolean candidateUp, boolean baselineUp) {
    List<Span> spans = new ArrayList<>();
    List<Feedback> said = new ArrayList<>();
    Instant now = Instant.now();
    for (int i = 0; i < 2 * each; i++) {
      number++;
      boolean isCandidate = i % 2 == 0;
      TraceId trace = new TraceId("%032x".formatted(number));
      int version = isCandidate ? candidate.number() : live.number();
      spans.add(
          Spans.span(trace, 1, now)
              .prompt("support", Integer.toString(version))
              .assigned(isCandidate ? "candidate" : "live")
              .by("user " + number)
              .build());
      said.add(
          new Feedback(
              new FeedbackId(server.get(Ids.class).next()),
              trace,
              opinion(isCandidate ? candidateUp : baselineUp),
              now));
    }
    server.get(Traces.class).accept(project.id(), spans);
    FeedbackLog log = server.get(FeedbackLog.class);
    if (metric.equals("thumbs")) {
      log.add(project.id(), said);
    } else {
      log.addOfMonitor(project.id(), said);
    }
  }

  private Feedback.Opinion opinion(boolean up) {
    return metric.equals("thumbs")
        ? new Feedback.Thumbs(up)
        : new Feedback.Evaluation(metric, up ? 1 : 0, "");
  }
}
