package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.campaigns.CampaignEvent.Code;
import dev.hansei.infra.registry.campaigns.Timeline.Happening;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignClosing;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToClose;
import dev.hansei.workflows.campaigns.CampaignActivities.CycleToOpen;
import dev.hansei.workflows.campaigns.CampaignId;
import dev.hansei.workflows.campaigns.CampaignOutcome;
import dev.hansei.workflows.campaigns.CampaignPlan;
import dev.hansei.workflows.campaigns.CampaignProgress.Opened;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.RunCampaign;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.prompts.StagePointer;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Campaigns and their cycles. Written by the activities of {@code RunCampaign}; each method is one
 * transaction and may be repeated.
 */
@Singleton
public final class Campaigns {
  private final CampaignRepository rows;
  private final CycleRepository cycles;
  private final StepRepository steps;
  private final Timeline timeline;
  private final StagePointers pointers;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  Campaigns(
      CampaignRepository rows,
      CycleRepository cycles,
      StepRepository steps,
      Timeline timeline,
      StagePointers pointers,
      Transactions transactions,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.rows = rows;
    this.cycles = cycles;
    this.steps = steps;
    this.timeline = timeline;
    this.pointers = pointers;
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /** Writes the campaign with its lineage; one that is there already stays as it is. */
  public void open(CampaignPlan plan) {
    ProjectId project = plan.projectId();
    transactions.run(() -> {
      if (rows.find(project.value(), plan.campaignId().value()).isPresent()) {
        return;
      }
      rows.insert(CampaignRow.opened(plan, json.write(plan), clock.instant()));
      timeline.tell(
          project.value(),
          plan.campaignId().value(),
          Happening.of("started", Code.STARTED, 0, "")
              .with(Map.of("calls", plan.budget().calls()))
              .by(plan.startedBy()));
      edges.add(project, edges(plan));
      audit.append(
          project,
          new Actor.ByPerson(plan.startedBy()),
          "campaigns.start",
          node(plan.campaignId()),
          Map.of("name", plan.name(), "calls", plan.budget().calls()));
    });
  }

  private static List<Edge> edges(CampaignPlan plan) {
    Node campaign = node(plan.campaignId());
    List<Edge> edges = new ArrayList<>();
    edges.add(new Edge(Node.of(NodeKind.PERSON, plan.startedBy()), Relation.ASKED_FOR, campaign));
    for (PromptVersionId candidate : plan.candidates()) {
      edges.add(new Edge(Node.of(NodeKind.PROMPT_VERSION, candidate), Relation.USED_BY, campaign));
    }
    return edges;
  }

  static Node node(CampaignId id) {
    return Node.of(NodeKind.CAMPAIGN, id);
  }

  static Actor actor(CampaignRef campaign) {
    return new Actor.ByWorkflow(
        RunCampaign.workflowId(campaign.projectId(), campaign.campaignId()));
  }

  /** Writes the cycle with what is live now; again answers what was live then. */
  public Opened openCycle(CycleToOpen cycle) {
    CampaignPlan plan = cycle.plan();
    ProjectId project = plan.projectId();
    return transactions.write(() -> {
      CampaignRow campaign = lock(project, plan.campaignId());
      var there = cycles.find(project.value(), campaign.campaignId(), cycle.cycle());
      if (there.isPresent()) {
        return new Opened(
            Optional.ofNullable(there.get().liveVersionId()).map(PromptVersionId::new));
      }
      Optional<PromptVersionId> live =
          pointers.live(project, plan.promptId(), plan.stage()).map(StagePointer::version);
      cycles.insert(
          new CycleRow(
              project.value(),
              campaign.campaignId(),
              cycle.cycle(),
              live.map(PromptVersionId::value).orElse(null),
              "",
              clock.instant(),
              null));
      rows.moveTo(
          project.value(), campaign.campaignId(), CampaignState.RUNNING.name(), cycle.cycle(), "");
      timeline.tell(
          project.value(),
          campaign.campaignId(),
          Happening.of(
              "cycle/%d/began".formatted(cycle.cycle()), Code.CYCLE_BEGAN, cycle.cycle(), ""));
      return new Opened(live);
    });
  }

  /** Writes what a cycle came to. */
  public void closeCycle(CycleToClose closing) {
    CampaignRef ref = closing.campaign();
    transactions.run(() -> {
      CampaignRow campaign = lock(ref.projectId(), ref.campaignId());
      String key = "cycle/%d/ended".formatted(closing.cycle());
      if (timeline.knows(campaign, key)) {
        return;
      }
      Instant now = clock.instant();
      String outcome = closing.outcome().name();
      cycles.close(campaign.projectId(), campaign.campaignId(), closing.cycle(), outcome, now);
      rows.closeCycle(
          campaign.projectId(),
          campaign.campaignId(),
          outcome,
          closing.nextIn().map(now::plus).orElse(null));
      timeline.tell(
          campaign.projectId(),
          campaign.campaignId(),
          Happening.of(key, Code.CYCLE_ENDED, closing.cycle(), "").saying(outcome));
      audit.append(
          ref.projectId(),
          actor(ref),
          "campaigns.cycle",
          node(ref.campaignId()),
          Map.of("cycle", closing.cycle(), "outcome", outcome));
    });
  }

  /** Ends it; one that has ended, or was never opened, stays as it is. */
  public void close(CampaignClosing closing) {
    CampaignRef ref = closing.campaign();
    transactions.run(() -> {
      var campaign = rows.lock(ref.projectId().value(), ref.campaignId().value());
      if (campaign.filter(row -> !row.currentState().isTerminal()).isEmpty()) {
        return;
      }
      CampaignRow row = campaign.get();
      rows.close(row.ended(closing, clock.instant()));
      timeline.tell(
          row.projectId(),
          row.campaignId(),
          Happening.of(
                  "ended", Code.valueOf(closing.state().name()), row.cycle(), closing.failedStep())
              .saying(closing.code()));
      audit.append(
          ref.projectId(),
          actor(ref),
          "campaigns.end",
          node(ref.campaignId()),
          Map.of("state", closing.state().name(), "code", closing.code()));
    });
  }

  private CampaignRow lock(ProjectId project, CampaignId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("campaign", id));
  }

  /** The campaign, where the project has it. */
  public Optional<CampaignView> find(ProjectId project, CampaignId id) {
    return transactions.read(() -> rows.find(project.value(), id.value()).map(this::view));
  }

  /** Campaigns, newest first. */
  public Page<CampaignView> page(ProjectId project, PageRequest request) {
    return transactions.read(() ->
        Page.of(
            rows.before(project.value(), request.beforeId(), request.fetch()),
            request,
            this::view,
            CampaignRow::campaignId));
  }

  /** The steps of one cycle, in the order in which they began. */
  public List<StepView> steps(ProjectId project, CampaignId id, int cycle) {
    return transactions.read(() ->
        steps.ofCycle(project.value(), id.value(), cycle).stream()
            .map(row -> row.view(json))
            .toList());
  }

  /** What happened, newest first. */
  public Page<CampaignEvent> events(ProjectId project, CampaignId id, PageRequest request) {
    return transactions.read(() -> timeline.page(project.value(), id.value(), request));
  }

  private CampaignView view(CampaignRow row) {
    CampaignState state = row.currentState();
    return new CampaignView(
        json.read(row.plan(), CampaignPlan.class),
        row.paused() && !state.isTerminal() ? CampaignState.PAUSED : state,
        row.cycle(),
        row.step(),
        row.outcome().isEmpty()
            ? Optional.empty()
            : Optional.of(CampaignOutcome.valueOf(row.outcome())),
        row.failureCode(),
        row.spending(),
        row.events(),
        Optional.ofNullable(row.nextCycleAt()),
        row.createdAt(),
        Optional.ofNullable(row.endedAt()));
  }
}
