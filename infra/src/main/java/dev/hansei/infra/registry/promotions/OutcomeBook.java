package dev.hansei.infra.registry.promotions;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.FirstOutcomes;
import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.promotions.ReleasePlan;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The outcomes that a rollout has taken and the points of its chart. The caller holds the
 * promotion's row.
 */
@Singleton
final class OutcomeBook {
  /** A chart has no more columns of pixels. */
  static final int POINTS_MAX = 2_000;

  /** So many wait for their traces at once; an application that sends no spans has endless ones. */
  static final int WAITING_MAX = 20_000;

  private final OutcomeRepository rows;
  private final PointRepository points;
  private final CanonicalJson json;

  OutcomeBook(OutcomeRepository rows, PointRepository points, CanonicalJson json) {
    this.rows = rows;
    this.points = points;
    this.json = json;
  }

  /** Which of those traces have an outcome already; those that wait too, where wanted. */
  Set<OutcomeRead.Key> known(StepRow step, List<OutcomeRead> reads, boolean withWaiting) {
    Set<String> traces =
        reads.stream().map(read -> read.trace().id().hex()).collect(Collectors.toSet());
    if (traces.isEmpty()) {
      return Set.of();
    }
    return rows.ofTraces(step.projectId(), step.promotionId(), bytes(traces)).stream()
        .filter(row -> withWaiting || !row.state().equals(OutcomeRow.State.WAITING.name()))
        .map(OutcomeRead.Key::of)
        .collect(Collectors.toSet());
  }

  /** Takes the outcomes of one metric; what is known already changes nothing. */
  FirstOutcomes take(
      Rolling rolling, int metric, List<LiveOutcome> read, Set<OutcomeRead.Key> known) {
    StepRow step = rolling.step();
    Set<String> units = read.stream().map(LiveOutcome::unit).collect(Collectors.toSet());
    Set<String> counting =
        rows.ofUnits(step.projectId(), step.promotionId(), bytes(units)).stream()
            .filter(row -> row.metric() == metric)
            .map(OutcomeRow::unit)
            .collect(Collectors.toSet());
    FirstOutcomes first =
        FirstOutcomes.of(
            rolling.tally().seen().metrics().get(metric - 1),
            rolling.plan().steps(),
            read,
            new FirstOutcomes.Known(
                trace -> known.contains(new OutcomeRead.Key(trace.hex(), metric)),
                counting::contains));
    List<OutcomeRow> taken = new ArrayList<>();
    add(taken, rolling, metric, first.counted(), OutcomeRow.State.COUNTED);
    add(taken, rolling, metric, first.repeated(), OutcomeRow.State.REPEATED);
    add(taken, rolling, metric, first.surplus(), OutcomeRow.State.SURPLUS);
    saveAll(taken);
    return first;
  }

  private static void add(
      List<OutcomeRow> taken,
      Rolling rolling,
      int metric,
      List<LiveOutcome> those,
      OutcomeRow.State state) {
    for (LiveOutcome one : those) {
      long number = rolling.tally().taken() + taken.size() + 1;
      taken.add(OutcomeRow.of(rolling.step(), one, metric, number, state));
    }
  }

  /** Remembers those whose trace has not said its prompt or user; beyond the bound, none. */
  void await(StepRow step, List<OutcomeRead> reads, Set<OutcomeRead.Key> known) {
    if (reads.isEmpty()
        || rows.waiting(step.projectId(), step.promotionId(), WAITING_MAX) >= WAITING_MAX) {
      return;
    }
    Set<OutcomeRead.Key> seen = new HashSet<>(known);
    saveAll(
        reads.stream()
            .filter(read -> seen.add(new OutcomeRead.Key(read.trace().id().hex(), read.metric())))
            .map(read ->
                OutcomeRow.waiting(
                    step, read.trace().id(), read.metric(), read.value(), read.receivedAt()))
            .toList());
  }

  /**
   * Outcomes whose trace has a span by now.
   *
   * @param newest of how many that wait
   */
  List<OutcomeRow> awaited(StepRow step, int newest, int limit) {
    return rows.awaited(step.projectId(), step.promotionId(), newest, limit);
  }

  /** They waited for nothing: they are in no comparison. */
  void leave(List<OutcomeRow> those) {
    saveAll(those.stream().map(OutcomeRow::left).toList());
  }

  void forget(StepRow step, Instant cutoff) {
    rows.forget(step.projectId(), step.promotionId(), cutoff);
  }

  List<OutcomeRow> worst(StepRow step, int metric, int limit) {
    return rows.worst(step.projectId(), step.promotionId(), metric, limit);
  }

  private void saveAll(List<OutcomeRow> taken) {
    if (!taken.isEmpty()) {
      rows.saveAll(taken);
    }
  }

  private static List<byte[]> bytes(Set<String> hex) {
    return new TreeSet<>(hex).stream().map(HexFormat.of()::parseHex).toList();
  }

  /** Adds comparisons to the chart: a point of its own, or to the last one while that is small. */
  void draw(Rolling rolling, int metric, FirstOutcomes after, Instant now) {
    if (after.differences().isEmpty()) {
      return;
    }
    StepRow step = rolling.step();
    Optional<PointRow> last = points.last(step.projectId(), step.promotionId(), metric);
    List<Double> before =
        last.filter(point -> point.step() == step.number())
            .map(this::differences)
            .filter(there -> there.size() < perPoint(rolling.plan()))
            .orElse(List.of());
    int number = last.map(PointRow::number).orElse(0) + (before.isEmpty() ? 1 : 0);
    List<Double> all = new ArrayList<>(before);
    all.addAll(after.differences());
    points.save(
        new PointRow(
            step.projectId(),
            step.promotionId(),
            metric,
            number,
            step.number(),
            after.seen().blocks().blocks(),
            json.write(all),
            after.seen().harm().logWealth(),
            after.seen().benefit().logWealth(),
            now));
    if (number >= 2 * POINTS_MAX) {
      halve(step, metric);
    }
  }

  /** A step that is held goes on for as long as somebody leaves it. */
  private void halve(StepRow step, int metric) {
    List<PointRow> all = points(step.projectId(), step.promotionId(), metric);
    points.deleteAll(step.projectId(), step.promotionId(), metric);
    points.insertAll(PointHalving.halved(all, this::joined));
  }

  private String joined(String first, String second) {
    List<Double> all = new ArrayList<>(differences(first));
    all.addAll(differences(second));
    return json.write(all);
  }

  List<Double> differences(PointRow point) {
    return differences(point.differences());
  }

  private List<Double> differences(String stored) {
    return json.read(stored, new TypeReference<List<Double>>() {});
  }

  List<PointRow> points(UUID project, UUID promotion, int metric) {
    return points.of(project, promotion, metric, 2 * POINTS_MAX);
  }

  /** So many that the whole plan gives half of the points that there is room for. */
  private static int perPoint(ReleasePlan plan) {
    int planned = plan.steps().stream().mapToInt(CanaryStep::planned).sum();
    return Math.max(1, 2 * planned / POINTS_MAX);
  }
}
