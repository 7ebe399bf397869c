package dev.hansei.api.campaigns;

import dev.hansei.api.annotations.QueueSight;
import dev.hansei.api.bodies.Named;
import dev.hansei.api.campaigns.CampaignResource.Budget;
import dev.hansei.api.campaigns.CampaignResource.Line;
import dev.hansei.api.campaigns.CampaignResource.StepResource;
import dev.hansei.api.pages.Names;
import dev.hansei.api.projects.Caller;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.annotations.Queues;
import dev.hansei.infra.registry.campaigns.CampaignEvent;
import dev.hansei.infra.registry.campaigns.CampaignView;
import dev.hansei.infra.registry.campaigns.Campaigns;
import dev.hansei.infra.registry.campaigns.StepView;
import dev.hansei.infra.registry.cases.Generations;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads campaigns from the registry, as people and programs want them. */
@Singleton
final class CampaignReading {
  /** What a screen of a timeline holds; the registry keeps all. */
  private static final int LINES = 100;

  private final Campaigns campaigns;
  private final Runs runs;
  private final Generations generations;
  private final Queues queues;
  private final QueueSight sight;
  private final CampaignWaiting waiting;
  private final CampaignWords words;
  private final OutcomeSight outcomes;

  CampaignReading(
      Campaigns campaigns,
      Runs runs,
      Generations generations,
      Queues queues,
      QueueSight sight,
      CampaignWaiting waiting,
      CampaignWords words,
      OutcomeSight outcomes) {
    this.campaigns = campaigns;
    this.runs = runs;
    this.generations = generations;
    this.queues = queues;
    this.sight = sight;
    this.waiting = waiting;
    this.words = words;
    this.outcomes = outcomes;
  }

  /**
   * The campaign by its id.
   *
   * @throws dev.hansei.api.problems.ApiException 404
   */
  CampaignView require(ProjectId project, String id) {
    return Named.requireId("campaign", id, it -> campaigns.find(project, new CampaignId(it)));
  }

  /** With its steps and timeline. */
  CampaignResource resource(Caller caller, CampaignView campaign) {
    ProjectId project = campaign.plan().projectId();
    List<StepResource> steps =
        campaigns.steps(project, campaign.id(), campaign.cycle()).stream()
            .map(step -> step(caller, campaign, step))
            .toList();
    List<Line> lines =
        campaigns.events(project, campaign.id(), PageRequest.first(LINES)).items().stream()
            .map(event ->
                new Line(
                    event.sequence(),
                    Names.slug(event.code()),
                    line(caller, campaign, event),
                    event.at()))
            .toList();
    return resource(caller, campaign, steps, lines);
  }

  /** As a line of a list: without steps and timeline. */
  CampaignResource line(Caller caller, CampaignView campaign) {
    return resource(caller, campaign, List.of(), List.of());
  }

  private CampaignResource resource(
      Caller caller, CampaignView campaign, List<StepResource> steps, List<Line> lines) {
    return new CampaignResource(
        campaign.id().value(),
        campaign.plan().name(),
        campaign.state(),
        campaign.cycle(),
        campaign.plan().rhythm().cycles(),
        campaign.step(),
        waiting.of(caller, campaign),
        outcomes.outcome(caller, campaign),
        campaign.failureCode(),
        Budget.of(campaign.spending(), words.cost(campaign.spending().paidUsdMicros())),
        steps,
        lines,
        campaign.plan().startedBy().value(),
        campaign.createdAt(),
        campaign.nextCycleAt(),
        campaign.endedAt());
  }

  private StepResource step(Caller caller, CampaignView campaign, StepView step) {
    Moving moving = moving(caller, campaign, step);
    return new StepResource(
        step.key(),
        words.step(campaign.plan(), step.key()),
        Names.slug(step.state()),
        result(caller, campaign, step),
        step.subject(),
        path(step),
        moving.done(),
        moving.planned(),
        step.reservedCalls(),
        step.paidCalls(),
        step.journalCalls(),
        step.startedAt(),
        step.endedAt());
  }

  private String line(Caller caller, CampaignView campaign, CampaignEvent event) {
    boolean isHidden =
        event.code() == CampaignEvent.Code.CYCLE_ENDED
            && !outcomes.isTold(
                caller, campaign, event.cycle(), CampaignOutcome.valueOf(event.detail()));
    return isHidden
        ? "cycle %d ended: %s".formatted(event.cycle(), CampaignWords.HIDDEN)
        : words.event(campaign.plan(), event);
  }

  private String result(Caller caller, CampaignView campaign, StepView step) {
    return outcomes.isTold(caller, step)
        ? step.result().map(result -> words.result(campaign.plan(), result)).orElse("")
        : CampaignWords.HIDDEN;
  }

  /** How far a step is. */
  private record Moving(long done, long planned) {}

  private Moving moving(Caller caller, CampaignView campaign, StepView step) {
    if (step.state() != StepView.State.RUNNING || step.subject().isEmpty()) {
      return new Moving(0, 0);
    }
    ProjectId project = campaign.plan().projectId();
    UUID subject = step.subject().get();
    Optional<Moving> found =
        switch (step.key()) {
          case "generate" ->
              generations
                  .find(project, new GenerationId(subject))
                  .map(made -> new Moving(made.kept() + made.rejected(), made.planned()));
          case "annotate" ->
              queues
                  .find(project, new QueueId(subject))
                  // Whoever reads it may be a reviewer.
                  .map(queue -> sight.blind(caller, queue))
                  .map(queue -> new Moving(queue.counts().ended(), queue.queue().planned()));
          default ->
              isRun(step.key())
                  ? runs.find(project, new RunId(subject))
                      .map(run -> new Moving(run.counts().sum(), run.planned()))
                  : Optional.empty();
        };
    return found.orElse(new Moving(0, 0));
  }

  private static boolean isRun(String key) {
    return key.equals("baseline") || key.startsWith("candidate-");
  }

  /** Where the pages of the stage show what the step makes. */
  private static Optional<String> path(StepView step) {
    if (step.key().equals("collect")) {
      return Optional.of("/failures");
    }
    if (step.key().equals("generate") || step.key().equals("publish")) {
      return Optional.of("/cases");
    }
    return step.subject()
        .filter(_ -> step.state() == StepView.State.RUNNING || step.result().isPresent())
        .map(id -> pathOf(step, id));
  }

  private static String pathOf(StepView step, UUID id) {
    if (isRun(step.key())) {
      return "/suites/runs/" + id;
    }
    return switch (step.key()) {
      case "annotate" -> "/annotations/queues/" + id;
      case "calibrate" -> "/calibrations/" + id;
      case "tune" -> "/tunings/" + id;
      default -> (step.key().startsWith("gate-") ? "/gates/verdicts/" : "/promotions/") + id;
    };
  }
}
