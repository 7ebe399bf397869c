package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.Ids;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.failures.ClusterRecall;
import dev.hansei.infra.registry.lineage.Edges;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.failures.CollectionId;
import dev.hansei.workflows.lineage.Edge;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Relation;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryPolicy;
import dev.hansei.workflows.promotions.MetricSeen;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.prompts.PromptId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.prompts.PromptVersionId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * After a rollout went back: which failure mode its bad answers are of. Going back knows nothing of
 * it; this looks afterwards for what went back ({@code workflows/docs/0029}). Each method is one
 * transaction or several small ones and may be repeated, by many processes at once.
 */
@Singleton
public final class RollbackFailures {
  /** One statement's worth of traces; the newest tell enough. */
  static final int BAD_MAX = 500;

  /** Of one look; the rest has its turn in the next. */
  private static final int BATCH_MAX = 20;

  /** A collection takes some seconds; one that was ended by hand never says so. */
  private static final Duration PATIENCE = Duration.ofDays(1);

  /** Who was down for longer than that looks at failures by hand. */
  private static final Duration ASKED = Duration.ofDays(7);

  private final FailureModeRepository rows;
  private final PromotionRepository promotions;
  private final StepRepository steps;
  private final ClusterRecall clusters;
  private final Prompts prompts;
  private final Transactions transactions;
  private final Edges edges;
  private final Audit audit;
  private final CanonicalJson json;
  private final Ids ids;
  private final Clock clock;

  RollbackFailures(
      FailureModeRepository rows,
      PromotionRepository promotions,
      StepRepository steps,
      ClusterRecall clusters,
      Prompts prompts,
      Transactions transactions,
      Edges edges,
      Audit audit,
      CanonicalJson json,
      Ids ids,
      Clock clock) {
    this.rows = rows;
    this.promotions = promotions;
    this.steps = steps;
    this.clusters = clusters;
    this.prompts = prompts;
    this.transactions = transactions;
    this.edges = edges;
    this.audit = audit;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  /** How far the search has come. */
  public enum State {
    /** The collection is still to be started, as while Temporal is away. */
    WAITING,
    /** Its bad answers are being read. */
    COLLECTING,
    /** A failure mode has some of them. */
    FOUND,
    /** There were none, or they are in no failure mode. */
    NONE,
    /** They were not read within a day. */
    GAVE_UP
  }

  /** A collection that is asked for, and why. */
  public record Asked(ProjectId project, PromotionId promotion, CollectionId collection) {}

  /** Those that went back, with the collections that are to be started. */
  public List<Asked> waiting() {
    transactions
        .read(() -> rows.rolledBackSince(clock.instant().minus(ASKED), BATCH_MAX))
        .forEach(this::ask);
    return in(State.WAITING);
  }

  /** Collections that were started and whose end was not looked at. */
  public List<Asked> collecting() {
    return in(State.COLLECTING);
  }

  private List<Asked> in(State state) {
    return transactions.read(() ->
        rows.inState(state.name(), BATCH_MAX).stream()
            .map(row ->
                new Asked(
                    new ProjectId(row.projectId()),
                    new PromotionId(row.promotionId()),
                    new CollectionId(row.collectionId())))
            .toList());
  }

  private void ask(RolledBackRow back) {
    transactions.run(() -> {
      int metric = metric(back);
      int bad = bad(back.projectId(), back.promotionId(), metric).size();
      rows.insertOrKeep(
          new FailureModeRow(
              back.projectId(),
              back.promotionId(),
              ids.next(),
              (bad == 0 ? State.NONE : State.WAITING).name(),
              metric,
              bad,
              null,
              0,
              clock.instant(),
              bad == 0 ? clock.instant() : null));
    });
  }

  /** By which metric harm was seen; 0 for any, where a person took it back. */
  private int metric(RolledBackRow back) {
    List<StepRow> begun = steps.of(back.projectId(), back.promotionId());
    Optional<ReleasePlan> plan =
        promotions.find(back.projectId(), back.promotionId()).flatMap(row -> row.releasePlan(json));
    if (begun.isEmpty() || plan.isEmpty()) {
      return 0;
    }
    var seen = json.read(begun.getLast().tally(), StepTally.class).seen();
    return CanaryPolicy.harm(plan.get(), seen)
        .map(harm ->
            1 + seen.metrics().stream().map(MetricSeen::name).toList().indexOf(harm.metric()))
        .orElse(0);
  }

  private List<TraceId> bad(UUID project, UUID promotion, int metric) {
    return rows.bad(project, promotion, metric, BAD_MAX).stream()
        .map(OutcomeRow::traceId)
        .distinct()
        .map(TraceId::new)
        .toList();
  }

  /** The collection was started. */
  public void started(Asked asked) {
    transactions.run(() ->
        locked(asked)
            .filter(row -> row.state().equals(State.WAITING.name()))
            .ifPresent(row -> rows.replace(row.collecting(clock.instant()))));
  }

  /**
   * Gives up a collection that has not ended within a day of its start, and says so in the audit
   * log. Idempotent.
   *
   * @return whether it was given up now
   */
  public boolean giveUpLate(Asked asked) {
    return transactions.write(() -> {
      Optional<FailureModeRow> late =
          locked(asked)
              .filter(row -> row.state().equals(State.COLLECTING.name()))
              .filter(row -> row.since().isBefore(clock.instant().minus(PATIENCE)));
      late.ifPresent(row -> {
        rows.replace(row.gaveUp(clock.instant()));
        audit.append(
            asked.project(),
            new Actor.BySystem(),
            "promotions.failure-mode-given-up",
            Node.of(NodeKind.PROMOTION, row.promotionId()),
            Map.of("collection", asked.collection().toString(), "bad", row.bad()));
      });
      return late.isPresent();
    });
  }

  /**
   * The collection has ended: opens the failure mode that has most of the bad answers, and writes
   * that it took the promotion back.
   *
   * @return whether one was found, now or before
   */
  public boolean settle(Asked asked) {
    return transactions.write(() -> {
      Optional<FailureModeRow> row = locked(asked);
      if (row.filter(it -> it.state().equals(State.COLLECTING.name())).isPresent()) {
        rows.replace(settled(row.get()));
      }
      return locked(asked).filter(it -> it.state().equals(State.FOUND.name())).isPresent();
    });
  }

  private FailureModeRow settled(FailureModeRow row) {
    var project = new ProjectId(row.projectId());
    PromotionRow promotion = promotions.find(row.projectId(), row.promotionId()).orElseThrow();
    List<TraceId> bad = bad(row.projectId(), row.promotionId(), row.metric());
    Optional<ClusterRecall.Heaviest> heaviest = clusters.heaviest(project, bad);
    if (heaviest.isEmpty()) {
      return row.none(clock.instant());
    }
    ClusterRecall.Heaviest mode = heaviest.get();
    clusters.bringBack(project, mode, version(project, promotion), new Actor.BySystem());
    Node subject = Node.of(NodeKind.PROMOTION, row.promotionId());
    Node cluster = Node.of(NodeKind.CLUSTER, mode.cluster());
    edges.add(project, List.of(new Edge(cluster, Relation.ROLLED_BACK, subject)));
    audit.append(
        project,
        new Actor.BySystem(),
        "promotions.failure-mode",
        subject,
        Map.of("cluster", mode.cluster().toString(), "traces", mode.traces(), "bad", bad.size()));
    return row.found(mode.cluster().value(), mode.traces(), clock.instant());
  }

  private Span.PromptUse version(ProjectId project, PromotionRow promotion) {
    int number =
        prompts
            .version(project, new PromptVersionId(promotion.candidateId()))
            .map(PromptVersion::number)
            .orElse(0);
    var prompt = prompts.require(project, new PromptId(promotion.promptId()));
    return new Span.PromptUse(prompt.name().value(), Integer.toString(number));
  }

  private Optional<FailureModeRow> locked(Asked asked) {
    return rows.lock(asked.project().value(), asked.promotion().value());
  }

  /** What is known of it; empty where it did not go back, or nobody has looked. */
  public Optional<FailureModeView> find(ProjectId project, PromotionId promotion) {
    return transactions.read(
        () -> rows.find(project.value(), promotion.value()).map(FailureModeView::of));
  }

  /** The same of many; those of which nothing is known are left out. */
  public Map<PromotionId, FailureModeView> of(ProjectId project, List<PromotionId> promotions) {
    List<byte[]> wanted =
        promotions.stream().map(PromotionId::value).distinct().map(UuidBytes::of).toList();
    return wanted.isEmpty()
        ? Map.of()
        : transactions.read(() -> rows.all(project.value(), wanted)).stream()
            .collect(
                Collectors.toMap(row -> new PromotionId(row.promotionId()), FailureModeView::of));
  }
}
