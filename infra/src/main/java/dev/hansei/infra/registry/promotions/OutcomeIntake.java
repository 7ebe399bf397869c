package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.promotions.SortedReads.Look;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.infra.registry.traces.LiveFeedback;
import dev.hansei.infra.registry.traces.LiveFeedback.Place;
import dev.hansei.infra.registry.traces.LiveFeedback.Told;
import dev.hansei.infra.registry.traces.LiveTrace;
import dev.hansei.workflows.promotions.ArmCounts;
import dev.hansei.workflows.promotions.FirstOutcomes;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveOutcome;
import dev.hansei.workflows.promotions.LiveOutcome.Side;
import dev.hansei.workflows.promotions.OutcomeReading;
import dev.hansei.workflows.traces.TraceId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Takes what was said of live answers since the last look into the tests of the step that goes on.
 * The caller holds the promotion's row, so nobody else takes at the same time; what is read again
 * is known by its row and changes nothing.
 */
@Singleton
final class OutcomeIntake {
  /** One statement's worth of ids. */
  private static final int PAGE = 1_000;

  /** Of those that wait; all are asked about at each sweep. */
  private static final int AWAITED = 2_000;

  /** A look ends after that many pages; the next one goes on. */
  private static final int PAGES_MAX = 20;

  /** Feedback commits a little later than the moment it bears. */
  private static final Duration OVERLAP = Duration.ofSeconds(2);

  /** Now and then all is read again that a slow transaction or another clock may have held up. */
  private static final Duration SWEEP = Duration.ofMinutes(2);

  private static final Duration SWEEP_EVERY = Duration.ofSeconds(30);

  /** Who has not sent an answer's span an hour after what was said of it does not send it. */
  private static final Duration WAIT_MAX = Duration.ofHours(1);

  /** Spans come in bundles, a while after they began. */
  private static final Duration ANSWERS_LAG = Duration.ofMinutes(1);

  /** More rollouts than that go on nowhere; what is forgotten is read again. */
  private static final int SIDES_MAX = 1_000;

  private final LiveFeedback feedback;
  private final OutcomeBook book;
  private final StepRepository steps;
  private final RollingReader reader;
  private final Prompts prompts;

  /** By promotion: versions never change, and their contents may be large. */
  private final Map<UUID, Sides> sidesOf = new ConcurrentHashMap<>();

  OutcomeIntake(
      LiveFeedback feedback,
      OutcomeBook book,
      StepRepository steps,
      RollingReader reader,
      Prompts prompts) {
    this.feedback = feedback;
    this.book = book;
    this.steps = steps;
    this.reader = reader;
    this.prompts = prompts;
  }

  /** The rollout with its counts and tests after all that has come, as it is stored then. */
  Rolling take(Rolling rolling, Instant now) {
    Rolling read = read(rolling, now);
    Rolling counted = read.with(read.step(), read.tally().markEnough(read.step().step(), now));
    if (counted.tally().equals(rolling.tally())) {
      return rolling;
    }
    Rolling stored = counted.with(reader.counted(counted), counted.tally());
    steps.replace(stored.step());
    return stored;
  }

  private Rolling read(Rolling rolling, Instant now) {
    StepRow step = rolling.step();
    Cohorts cohorts = Cohorts.of(steps.of(step.projectId(), step.promotionId()));
    Look look = new Look(sides(rolling.row()), cohorts, now);
    StepTally tally = rolling.tally();
    boolean sweeps = !now.isBefore(tally.sweptAt().plus(SWEEP_EVERY));
    Rolling counted = awaited(rolling, look, sweeps ? OutcomeBook.WAITING_MAX : AWAITED);
    Instant from = tally.readTo().minus(sweeps ? SWEEP : OVERLAP);
    Instant began = cohorts.first();
    counted = read(counted, look, Place.at(from.isBefore(began) ? began : from));
    return sweeps ? swept(counted, look) : counted;
  }

  private Sides sides(PromotionRow row) {
    if (sidesOf.size() > SIDES_MAX) {
      sidesOf.clear();
    }
    return sidesOf.computeIfAbsent(row.promotionId(), id -> Sides.of(prompts, row));
  }

  private Rolling read(Rolling rolling, Look look, Place from) {
    Rolling counted = rolling;
    Place place = from;
    for (int page = 0; page < PAGES_MAX; page++) {
      List<Told> told = feedback.after(rolling.project(), place, PAGE);
      if (!told.isEmpty()) {
        place = told.getLast().place();
        List<OutcomeRead> reads = reads(counted, told);
        Set<OutcomeRead.Key> known = book.known(counted.step(), reads, true);
        counted = take(counted, new SortedReads(look, reads), known, look.now());
        counted = readTo(counted, place.receivedAt(), look.now());
      }
      if (told.size() < PAGE) {
        return counted;
      }
    }
    return counted;
  }

  private static List<OutcomeRead> reads(Rolling rolling, List<Told> told) {
    List<LiveMetric> metrics = rolling.plan().metrics();
    Instant before = rolling.tally().readTo();
    List<OutcomeRead> reads = new ArrayList<>();
    for (Told one : told) {
      Instant at = one.place().receivedAt();
      for (int metric = 1; metric <= metrics.size(); metric++) {
        int place = metric;
        said(metrics.get(metric - 1), one)
            .ifPresent(value ->
                reads.add(new OutcomeRead(one.trace(), place, value, at, !at.isAfter(before))));
      }
    }
    return reads;
  }

  /** By names of monitors nobody else speaks, and what is unreadable is told apart from silence. */
  private static OptionalDouble said(LiveMetric metric, Told told) {
    if (metric.countsMonitorsOnly() && !told.byMonitor()) {
      return OptionalDouble.empty();
    }
    return OutcomeReading.isUnreadable(metric, told.opinion())
        ? OptionalDouble.of(OutcomeRead.UNREADABLE)
        : OutcomeReading.of(metric, told.opinion());
  }

  private Rolling take(
      Rolling rolling, SortedReads sorted, Set<OutcomeRead.Key> known, Instant now) {
    book.await(rolling.step(), sorted.waiting(), known);
    Rolling counted = rolling;
    for (Map.Entry<Integer, List<LiveOutcome>> entry : sorted.outcomes().entrySet()) {
      int metric = entry.getKey();
      FirstOutcomes taken = book.take(counted, metric, entry.getValue(), known);
      book.draw(counted, metric, taken, now);
      counted = counted.with(counted.step(), taken(counted.tally(), metric, taken));
    }
    return counted.with(counted.step(), counted.tally().leaving(sorted));
  }

  private static StepTally taken(StepTally tally, int metric, FirstOutcomes taken) {
    List<LiveOutcome> all = new ArrayList<>(taken.counted());
    all.addAll(taken.repeated());
    all.addAll(taken.surplus());
    return tally.with(
        tally.seen().with(metric - 1, taken.seen()),
        metric == 1 ? said(tally.counts(), all, taken.seen().step()) : tally.counts(),
        all.size(),
        taken.repeated().size());
  }

  /** Answers are counted by step, so what is said late of those of an earlier one is not. */
  private static ArmCounts said(ArmCounts counts, List<LiveOutcome> all, int step) {
    long here = all.stream().filter(one -> one.step() == step).count();
    long candidates =
        all.stream().filter(one -> one.step() == step && one.side() == Side.CANDIDATE).count();
    return new ArmCounts(
        counts.candidateAnswers(),
        counts.candidateOutcomes() + candidates,
        counts.baselineAnswers(),
        counts.baselineOutcomes() + here - candidates);
  }

  /** Never ahead of now: a row that bears a later moment hides nothing that comes until then. */
  private static Rolling readTo(Rolling rolling, Instant place, Instant now) {
    StepTally tally = rolling.tally();
    Instant read = place.isAfter(now) ? now : place;
    return read.isAfter(tally.readTo())
        ? rolling.with(rolling.step(), tally.readUpTo(read))
        : rolling;
  }

  /** Those whose trace has said its prompt and its user meanwhile. */
  private Rolling awaited(Rolling rolling, Look look, int newest) {
    List<OutcomeRow> rows = book.awaited(rolling.step(), newest, PAGE);
    if (rows.isEmpty()) {
      return rolling;
    }
    List<TraceId> ids =
        rows.stream().map(OutcomeRow::traceId).distinct().map(TraceId::new).toList();
    Map<String, LiveTrace> traces =
        feedback.traces(rolling.project(), ids).stream()
            .collect(Collectors.toMap(trace -> trace.id().hex(), Function.identity()));
    List<OutcomeRead> reads =
        rows.stream()
            .filter(row -> traces.containsKey(row.traceId()))
            .map(row -> read(row, Objects.requireNonNull(traces.get(row.traceId()))))
            .filter(read -> !SortedReads.waits(read.trace(), read.receivedAt(), look.now()))
            .toList();
    SortedReads sorted = new SortedReads(look, reads);
    Set<OutcomeRead.Key> left =
        sorted.left().stream()
            .map(read -> new OutcomeRead.Key(read.trace().id().hex(), read.metric()))
            .collect(Collectors.toSet());
    book.leave(rows.stream().filter(row -> left.contains(OutcomeRead.Key.of(row))).toList());
    return take(rolling, sorted, Set.of(), look.now());
  }

  private static OutcomeRead read(OutcomeRow row, LiveTrace trace) {
    return new OutcomeRead(trace, row.metric(), row.value(), row.receivedAt(), false);
  }

  /** Counts the answers that came since the last time, and forgets what waits in vain. */
  private Rolling swept(Rolling rolling, Look look) {
    Instant now = look.now();
    book.forget(rolling.step(), now.minus(WAIT_MAX));
    StepTally tally = rolling.tally();
    ArmCounts counts = tally.counts();
    Instant until = now.minus(ANSWERS_LAG);
    if (!until.isAfter(tally.answersTo())) {
      return rolling.with(rolling.step(), tally.swept(now, counts, tally.answersTo()));
    }
    Duration length = Duration.between(tally.answersTo(), until);
    for (LiveFeedback.Answers answers :
        feedback.answers(rolling.project(), look.sides().prompt(), tally.answersTo(), length)) {
      counts = look.sides().of(answers).map(plus(counts, answers)).orElse(counts);
    }
    return rolling.with(rolling.step(), tally.swept(now, counts, until));
  }

  private static Function<Side, ArmCounts> plus(ArmCounts counts, LiveFeedback.Answers answers) {
    return side ->
        new ArmCounts(
            counts.candidateAnswers() + (side == Side.CANDIDATE ? answers.count() : 0),
            counts.candidateOutcomes(),
            counts.baselineAnswers() + (side == Side.BASELINE ? answers.count() : 0),
            counts.baselineOutcomes());
  }
}
