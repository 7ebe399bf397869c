package dev.hansei.infra.registry.campaigns;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.campaigns.CampaignEvent.Code;
import dev.hansei.infra.registry.campaigns.Timeline.Happening;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.PaidCalls;
import dev.hansei.infra.registry.models.PriceLists;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Runs;
import dev.hansei.workflows.campaigns.CampaignActivities.CampaignRef;
import dev.hansei.workflows.campaigns.CampaignActivities.Reservation;
import dev.hansei.workflows.campaigns.CampaignActivities.StepRef;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToReserve;
import dev.hansei.workflows.campaigns.CampaignActivities.StepToSettle;
import dev.hansei.workflows.campaigns.CampaignCosts;
import dev.hansei.workflows.campaigns.CampaignSpending;
import dev.hansei.workflows.campaigns.CampaignState;
import dev.hansei.workflows.campaigns.CampaignStep;
import dev.hansei.workflows.campaigns.StepResult;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.models.Pricing;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The steps of campaigns, and their budgets: calls are held back before a step begins and settled
 * after it has ended, so that what is reserved and what is paid never exceed the limit together.
 */
@Singleton
public final class CampaignSteps {
  private final CampaignRepository campaigns;
  private final StepRepository rows;
  private final Timeline timeline;
  private final CallJournal journal;
  private final PriceLists prices;
  private final Runs runs;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Clock clock;

  CampaignSteps(
      CampaignRepository campaigns,
      StepRepository rows,
      Timeline timeline,
      CallJournal journal,
      PriceLists prices,
      Runs runs,
      Transactions transactions,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Clock clock) {
    this.campaigns = campaigns;
    this.rows = rows;
    this.timeline = timeline;
    this.journal = journal;
    this.prices = prices;
    this.runs = runs;
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Begins a step and holds its calls back, or leaves all as it is but for the state {@code
   * OUT_OF_BUDGET}. A step that has begun is granted again, whatever is asked for.
   *
   * @throws RegistryException NOT_FOUND without a campaign; CONFLICT {@code campaign-ended}
   */
  public Reservation reserve(StepToReserve wanted) {
    return reserve(wanted, Optional.empty());
  }

  /**
   * The same, holding money back too.
   *
   * @param usdMicros what the step may cost, in millionths of a dollar; empty where it is not known
   */
  public Reservation reserve(StepToReserve wanted, Optional<Long> usdMicros) {
    StepRef ref = wanted.step();
    return transactions.write(() -> {
      CampaignRow campaign = lock(ref);
      if (find(ref).isPresent()) {
        return new Reservation(true, campaign.spending());
      }
      if (campaign.currentState().isTerminal()) {
        throw new RegistryException(
            RegistryException.Kind.CONFLICT,
            "campaign-ended",
            "The campaign has ended; no step begins any more.");
      }
      UUID project = campaign.projectId();
      long money = campaign.limitUsdMicros() == 0 ? 0 : usdMicros.orElse(0L);
      boolean granted =
          campaigns.reserve(
                  project, campaign.campaignId(), wanted.calls(), usdMicros.isPresent(), money)
              == 1;
      if (granted) {
        begin(wanted, campaign, money);
      } else {
        runOut(wanted, campaign, money);
      }
      return new Reservation(granted, spending(campaign));
    });
  }

  private void begin(StepToReserve wanted, CampaignRow campaign, long money) {
    StepRef ref = wanted.step();
    String key = ref.step().key();
    rows.insert(
        new StepRow(
            campaign.projectId(),
            campaign.campaignId(),
            ref.cycle(),
            key,
            wanted.subject().orElse(null),
            StepRow.RUNNING,
            null,
            wanted.calls(),
            0,
            0,
            0,
            clock.instant(),
            null,
            money));
    move(campaign, ref, stateDuring(ref.step()));
    tell(
        campaign,
        Happening.of(eventKey(ref, "began"), Code.STEP_BEGAN, ref.cycle(), key)
            .with(Map.of("calls", wanted.calls(), "usdMicros", money)));
  }

  private static CampaignState stateDuring(CampaignStep step) {
    return step instanceof CampaignStep.AskPeople || step instanceof CampaignStep.AskForLabels
        ? CampaignState.WAITING_FOR_PEOPLE
        : CampaignState.RUNNING;
  }

  /** Told once for each limit that was too small. */
  private void runOut(StepToReserve wanted, CampaignRow campaign, long money) {
    StepRef ref = wanted.step();
    move(campaign, ref, CampaignState.OUT_OF_BUDGET);
    long free = campaign.spending().freeCalls();
    tell(
        campaign,
        Happening.of(
                eventKey(ref, "short/" + campaign.limitCalls() + "/" + campaign.limitUsdMicros()),
                Code.OUT_OF_BUDGET,
                ref.cycle(),
                ref.step().key())
            .with(
                Map.of(
                    "calls",
                    wanted.calls(),
                    "free",
                    free,
                    "missing",
                    campaign.spending().missingCalls(wanted.calls()),
                    "usdMicros",
                    money,
                    "missingUsdMicros",
                    campaign.spending().missingUsdMicros(money))));
  }

  /** Ends a step; one that has ended, or never began, stays as it is. */
  public CampaignSpending settle(StepToSettle end) {
    StepRef ref = end.step();
    return transactions.write(() -> {
      CampaignRow campaign = lock(ref);
      Optional<StepRow> step = find(ref).filter(StepRow::isOpen);
      if (step.isPresent()) {
        close(end, campaign, step.get());
      }
      return spending(campaign);
    });
  }

  private void close(StepToSettle end, CampaignRow campaign, StepRow step) {
    StepRef ref = end.step();
    CampaignRef self = ref.campaign();
    Optional<RunView> run = run(ref, step);
    StepRow ended =
        step.ended(end, paid(end), run.map(RunView::fromJournal).orElse(0), usdMicros(end, run));
    StepRow kept = ended.with(end.result().map(json::write).orElse(null), clock.instant());
    rows.update(kept);
    campaigns.settle(campaign.settled(kept));
    move(campaign, ref, CampaignState.RUNNING);
    tell(
        campaign,
        Happening.of(eventKey(ref, "ended"), code(end), ref.cycle(), step.step())
            .with(
                Map.of(
                    "paid", kept.paidCalls(),
                    "journal", kept.journalCalls(),
                    "reserved", kept.reservedCalls())));
    link(ref, end, run);
    audit.append(
        self.projectId(),
        Campaigns.actor(self),
        "campaigns.step",
        Campaigns.node(self.campaignId()),
        Map.of(
            "cycle", ref.cycle(),
            "step", step.step(),
            "ending", end.ending().name(),
            "paidCalls", kept.paidCalls()));
  }

  private PaidCalls paid(StepToSettle end) {
    return end.payer()
        .map(payer -> journal.paidBy(end.step().campaign().projectId(), payer))
        .orElse(PaidCalls.NONE);
  }

  /**
   * By the price list that the run was planned by, else by the one in force; where a model has no
   * price there, as its provider told.
   */
  private long usdMicros(StepToSettle end, Optional<RunView> run) {
    ProjectId project = end.step().campaign().projectId();
    Pricing pricing =
        run.map(view ->
                prices.of(
                    project,
                    view.priceList(),
                    LocalDate.ofInstant(view.startedAt(), ZoneOffset.UTC)))
            .orElseGet(() -> prices.now(project));
    boolean inDollars = pricing.currency().equals(CampaignCosts.CURRENCY);
    return end.payer().map(payer -> journal.paidByModel(project, payer)).orElse(List.of()).stream()
        .mapToLong(paid ->
            inDollars && pricing.priceOf(paid.model()).isPresent()
                ? paid.cost(pricing).micros()
                : paid.usage().costUsdMicros())
        .sum();
  }

  private Optional<RunView> run(StepRef ref, StepRow step) {
    boolean runs =
        ref.step() instanceof CampaignStep.Baseline || ref.step() instanceof CampaignStep.Candidate;
    return runs && step.subjectId() != null
        ? this.runs.find(ref.campaign().projectId(), new RunId(step.subjectId()))
        : Optional.empty();
  }

  private static Code code(StepToSettle end) {
    return switch (end.ending()) {
      case DONE -> Code.STEP_DONE;
      case CANCELLED -> Code.STEP_CANCELLED;
      case FAILED -> Code.STEP_FAILED;
    };
  }

  /** Runs stand in lineage even when they were cut short; the rest when it was done. */
  private void link(StepRef ref, StepToSettle end, Optional<RunView> run) {
    Node campaign = Campaigns.node(ref.campaign().campaignId());
    end.result()
        .flatMap(CampaignSteps::made)
        .or(() -> run.map(view -> Node.of(NodeKind.RUN, view.id())))
        .ifPresent(node ->
            edges.add(
                ref.campaign().projectId(), List.of(new Edge(campaign, Relation.ASKED_FOR, node))));
  }

  private static Optional<Node> made(StepResult result) {
    return switch (result) {
      case StepResult.Ran(_, var run, _) -> Optional.of(Node.of(NodeKind.RUN, run));
      case StepResult.Labelled(var queue, _) -> Optional.of(Node.of(NodeKind.QUEUE, queue));
      case StepResult.Measured(var calibration, var band, _) ->
          band.map(_ -> Node.of(NodeKind.CERTIFICATE, calibration));
      case StepResult.Judged(_, var verdict, _, _, _) ->
          Optional.of(Node.of(NodeKind.VERDICT, verdict));
      case StepResult.Learnt(_, _, var candidate, _) ->
          candidate.map(version -> Node.of(NodeKind.PROMPT_VERSION, version));
      case StepResult.Decided(_, var promotion, _) ->
          Optional.of(Node.of(NodeKind.PROMOTION, promotion));
      case StepResult.Collected _,
          StepResult.Generated _,
          StepResult.Published _,
          StepResult.StageBusy _ ->
          Optional.empty();
    };
  }

  private void move(CampaignRow campaign, StepRef ref, CampaignState state) {
    String step = state == CampaignState.RUNNING && isEnded(ref) ? "" : ref.step().key();
    campaigns.moveTo(campaign.projectId(), campaign.campaignId(), state.name(), ref.cycle(), step);
  }

  private boolean isEnded(StepRef ref) {
    return find(ref).filter(step -> !step.isOpen()).isPresent();
  }

  private void tell(CampaignRow campaign, Happening what) {
    timeline.tell(campaign.projectId(), campaign.campaignId(), what);
  }

  private static String eventKey(StepRef ref, String what) {
    return "cycle/%d/%s/%s".formatted(ref.cycle(), ref.step().key(), what);
  }

  private Optional<StepRow> find(StepRef ref) {
    return rows.find(
        ref.campaign().projectId().value(),
        ref.campaign().campaignId().value(),
        ref.cycle(),
        ref.step().key());
  }

  private CampaignRow lock(StepRef ref) {
    CampaignRef self = ref.campaign();
    return campaigns
        .lock(self.projectId().value(), self.campaignId().value())
        .orElseThrow(() -> RegistryException.notFound("campaign", self.campaignId()));
  }

  private CampaignSpending spending(CampaignRow campaign) {
    return campaigns.find(campaign.projectId(), campaign.campaignId()).orElseThrow().spending();
  }
}
