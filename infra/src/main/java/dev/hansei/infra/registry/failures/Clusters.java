package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.CountLimit;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The failure modes of a project, to read. People move them through {@link ClusterMoves}, the
 * collector while it groups failures.
 */
@Singleton
public final class Clusters {
  /** What a sparkline shows. */
  public static final int TREND_DAYS = 30;

  /** As many as a person reads before deciding. */
  public static final int REPRESENTATIVES_MAX = 20;

  /** More versions than are live at once, by far. */
  public static final int VERSIONS_MAX = 50;

  /** A story longer than this is read from the audit log. */
  public static final int EVENTS_MAX = 100;

  /** A mode is merged into a heavier one a few times at most; more is a loop. */
  static final int HEIRS_MAX = 50;

  private final ClusterRepository clusters;
  private final PatternRepository patterns;
  private final TrendRepository trends;
  private final VersionRepository versions;
  private final ClusterEventRepository events;
  private final ModeCountRepository figures;
  private final NameTryRepository tries;
  private final FailureRepository failures;
  private final CanonicalJson json;
  private final Transactions transactions;

  Clusters(
      ClusterRepository clusters,
      PatternRepository patterns,
      TrendRepository trends,
      VersionRepository versions,
      ClusterEventRepository events,
      ModeCountRepository figures,
      NameTryRepository tries,
      FailureRepository failures,
      CanonicalJson json,
      Transactions transactions) {
    this.clusters = clusters;
    this.patterns = patterns;
    this.trends = trends;
    this.versions = versions;
    this.events = events;
    this.figures = figures;
    this.tries = tries;
    this.failures = failures;
    this.json = json;
    this.transactions = transactions;
  }

  /**
   * Failure modes, heaviest first.
   *
   * @param state only those that stand there; empty for all
   */
  public Page<ClusterView> page(
      ProjectId project, Optional<ClusterState> state, PageRequest request) {
    return page(project, state.map(Set::of).orElse(EnumSet.allOf(ClusterState.class)), request);
  }

  /**
   * Failure modes, heaviest first.
   *
   * @param states only those that stand in one of these; at least one
   */
  public Page<ClusterView> page(ProjectId project, Set<ClusterState> states, PageRequest request) {
    var place = ClusterPlace.of(request);
    return transactions.read(() -> {
      var found =
          clusters.heaviest(
              project.value(),
              states.stream().map(ClusterState::name).toList(),
              place.traces(),
              place.cluster(),
              request.fetch());
      var trend = trendOf(project, found);
      return Page.of(
          found,
          request,
          row -> row.view(trend.getOrDefault(row.clusterId(), List.of())),
          ClusterPlace::cursor);
    });
  }

  /** One failure mode; also one that was merged away, which has no representatives then. */
  public Optional<ClusterDetail> find(ProjectId project, ClusterId id) {
    return transactions.read(
        () -> clusters.find(project.value(), id.value()).map(row -> detail(project, row)));
  }

  /** The mode that a merged one went into, and that one in turn; itself where it was not merged. */
  public ClusterId heir(ProjectId project, ClusterId id) {
    return transactions.read(() -> {
      UUID heir = id.value();
      for (int i = 0; i < HEIRS_MAX; i++) {
        UUID next =
            events.lastMerge(project.value(), heir).map(ClusterEventRow::otherCluster).orElse(null);
        if (next == null) {
          return new ClusterId(heir);
        }
        heir = next;
      }
      return new ClusterId(heir);
    });
  }

  /** The heaviest texts of a failure mode; at most {@link PageRequest#LIMIT_MAX}. */
  public List<PatternView> patterns(ProjectId project, ClusterId cluster, int limit) {
    int most = Math.min(limit, PageRequest.LIMIT_MAX);
    return transactions.read(() ->
        patterns.ofCluster(project.value(), cluster.value(), most).stream()
            .map(PatternRow::view)
            .toList());
  }

  /** The heaviest texts that belong to no mode yet; at most {@link PageRequest#LIMIT_MAX}. */
  public List<PatternView> alone(ProjectId project, int limit) {
    int most = Math.min(limit, PageRequest.LIMIT_MAX);
    return transactions.read(
        () -> patterns.alone(project.value(), most).stream().map(PatternRow::view).toList());
  }

  /** How many there are, and what belongs to none, as far as lists count. */
  public ClusterCounts counts(ProjectId project) {
    return transactions.read(() -> {
      return new ClusterCounts(
          states(project),
          patterns.countAlone(project.value(), CountLimit.LOOKED_AT),
          patterns.weightAlone(project.value(), CountLimit.LOOKED_AT),
          failures.countUncounted(project.value(), CountLimit.LOOKED_AT));
    });
  }

  /** How many stand where, every state. One statement. */
  public Map<ClusterState, Long> states(ProjectId project) {
    var byState = new TreeMap<ClusterState, Long>();
    for (ClusterState state : ClusterState.values()) {
      byState.put(state, 0L);
    }
    transactions
        .read(() -> figures.byState(project.value()))
        .forEach(row -> byState.put(ClusterState.valueOf(row.word()), row.items()));
    return byState;
  }

  private ClusterDetail detail(ProjectId project, ClusterRow row) {
    var why = new TreeMap<FailureReason, Long>();
    for (ModeCountRow count : figures.byReason(project.value(), row.clusterId())) {
      why.put(FailureReason.valueOf(count.word()), count.items());
    }
    return new ClusterDetail(
        row.view(trendOf(project, List.of(row)).getOrDefault(row.clusterId(), List.of())),
        patterns(project, new ClusterId(row.clusterId()), REPRESENTATIVES_MAX),
        versions.ofCluster(project.value(), row.clusterId(), VERSIONS_MAX).stream()
            .map(VersionRow::weight)
            .toList(),
        why,
        tries
            .find(project.value(), row.clusterId())
            .filter(it -> it.isAbout(row))
            .map(NameTryRow::view),
        events.of(project.value(), row.clusterId(), EVENTS_MAX).stream()
            .map(event -> event.event(json))
            .toList());
  }

  private Map<UUID, List<ClusterView.Day>> trendOf(ProjectId project, List<ClusterRow> found) {
    var trend = new TreeMap<UUID, List<ClusterView.Day>>();
    if (found.isEmpty()) {
      return trend;
    }
    var firstDays = new TreeMap<UUID, LocalDate>();
    for (ClusterRow row : found) {
      firstDays.put(row.clusterId(), firstDay(row));
    }
    var from = firstDays.values().stream().min(LocalDate::compareTo).orElseThrow();
    var ids = found.stream().map(row -> UuidBytes.of(row.clusterId())).toList();
    for (TrendRow row : trends.ofClusters(project.value(), ids, from)) {
      if (!row.day().isBefore(firstDays.getOrDefault(row.clusterId(), from))) {
        trend
            .computeIfAbsent(row.clusterId(), id -> new ArrayList<>())
            .add(new ClusterView.Day(row.day(), row.traces()));
      }
    }
    return trend;
  }

  private static LocalDate firstDay(ClusterRow row) {
    return LocalDate.ofInstant(row.lastAt(), ZoneOffset.UTC).minusDays(TREND_DAYS - 1L);
  }
}
