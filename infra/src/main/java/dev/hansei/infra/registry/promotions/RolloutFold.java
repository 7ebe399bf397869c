package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.RegistryTime;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.prompts.StagePointers;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.CanaryDecision;
import dev.hansei.workflows.promotions.CanaryPolicy;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.prompts.StagePointer;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches rollouts, every second and in every process of the service: takes what was said of live
 * answers into the tests, and asks {@link CanaryPolicy}. Harm takes the candidate away in the same
 * transaction, so that it works while Temporal and the workers are down; a step that has seen
 * enough is told to its workflow, which alone moves forward.
 *
 * <p>One transaction a rollout. A row that another process holds is passed over: that one is
 * looking already.
 */
@Singleton
public final class RolloutFold {
  /** Rows of one read. */
  private static final int PAGE = 200;

  /** Whoever told the workflow may have been killed on the way; it is told again so soon. */
  private static final Duration TELL_AGAIN_MIN = Duration.ofSeconds(5);

  /** After many tries no sooner than that: the history has to bear it. */
  private static final Duration TELL_AGAIN_MAX = Duration.ofMinutes(10);

  private static final UUID NIL = new UUID(0, 0);

  private static final Logger LOG = LoggerFactory.getLogger(RolloutFold.class);

  private final PromotionRepository rows;
  private final StepRepository steps;
  private final RollingReader reader;
  private final OutcomeIntake intake;
  private final RolloutEnds ends;
  private final StagePointers pointers;
  private final List<RolloutNews> news;
  private final Transactions transactions;
  private final RegistryTime time;

  /** What could not be looked at last time; bounded by the rollouts that go on. */
  private final Set<UUID> failing = ConcurrentHashMap.newKeySet();

  RolloutFold(
      PromotionRepository rows,
      StepRepository steps,
      RollingReader reader,
      OutcomeIntake intake,
      RolloutEnds ends,
      StagePointers pointers,
      List<RolloutNews> news,
      Transactions transactions,
      RegistryTime time) {
    this.rows = rows;
    this.steps = steps;
    this.reader = reader;
    this.intake = intake;
    this.ends = ends;
    this.pointers = pointers;
    this.news = List.copyOf(news);
    this.transactions = transactions;
    this.time = time;
  }

  /** Looks at all rollouts; what fails now is looked at again in a second. */
  @Scheduled(
      fixedDelay = "${hansei.rollouts.every:1s}",
      initialDelay = "${hansei.rollouts.first:5s}")
  void look() {
    try {
      for (StepRow step : open()) {
        lookAt(step);
      }
      failing.remove(NIL);
    } catch (RuntimeException e) {
      tell(NIL, "rollouts", e);
    }
  }

  private void lookAt(StepRow step) {
    try {
      fold(new ProjectId(step.projectId()), new PromotionId(step.promotionId()));
      failing.remove(step.promotionId());
    } catch (RuntimeException e) {
      tell(step.promotionId(), "promotion " + step.promotionId(), e);
    }
  }

  /** Once, and not every second. */
  private void tell(UUID what, String words, RuntimeException failure) {
    if (failing.add(what)) {
      LOG.warn("{} cannot be looked at now: {}", words, failure.toString());
    }
  }

  private List<StepRow> open() {
    List<StepRow> open = new ArrayList<>();
    for (StepState state : StepState.values()) {
      if (state.goesOn()) {
        addAll(open, state);
      }
    }
    return open;
  }

  private void addAll(List<StepRow> open, StepState state) {
    UUID project = NIL;
    UUID promotion = NIL;
    int found = PAGE;
    while (found == PAGE) {
      UUID afterProject = project;
      UUID afterPromotion = promotion;
      List<StepRow> page =
          transactions.read(() -> steps.inState(state.name(), afterProject, afterPromotion, PAGE));
      open.addAll(page);
      found = page.size();
      if (found > 0) {
        project = page.getLast().projectId();
        promotion = page.getLast().promotionId();
      }
    }
  }

  /**
   * Looks at one rollout. May be called by many at once and as often as one likes.
   *
   * @return whether the workflow has something to act on
   */
  public boolean fold(ProjectId project, PromotionId promotion) {
    boolean changed =
        transactions.write(() ->
            rows.lockFree(project.value(), promotion.value())
                .flatMap(reader::of)
                .map(this::foldLocked)
                .orElse(false));
    if (changed) {
      news.forEach(it -> it.stepChanged(project, promotion));
    }
    return changed;
  }

  private boolean foldLocked(Rolling rolling) {
    Instant now = time.now();
    Optional<StagePointer> live =
        pointers.live(rolling.project(), rolling.prompt(), rolling.stage());
    boolean isOurs =
        rolling.row().currentState().isRolling()
            && live.map(StagePointer::revision).equals(Optional.of(rolling.revision()));
    if (!isOurs) {
      ends.overtaken(rolling, now);
      return true;
    }
    return acted(intake.take(rolling, now), now);
  }

  private boolean acted(Rolling rolling, Instant now) {
    return switch (decision(rolling, now)) {
      case CanaryDecision.Continue _ -> false;
      case CanaryDecision.Advance _ -> advance(rolling, now);
      case CanaryDecision.Pause pause -> {
        ends.pause(rolling, pause, now);
        LOG.info("rollout {} pauses: {}", rolling.id(), pause.reason());
        yield true;
      }
      case CanaryDecision.RollBack back -> {
        PromotionState state = ends.rollBack(rolling, back, now);
        LOG.warn("rollout {} is {}: {}", rolling.id(), state, back.reason());
        yield true;
      }
    };
  }

  /** While a person holds it, or a freeze does, only harm is acted on. */
  private static CanaryDecision decision(Rolling rolling, Instant now) {
    if (rolling.step().currentState() == StepState.HELD
        || rolling.row().currentState() == PromotionState.FROZEN) {
      return CanaryPolicy.harm(rolling.plan(), rolling.tally().seen())
          .<CanaryDecision>map(harm -> harm)
          .orElse(new CanaryDecision.Continue(0));
    }
    return CanaryPolicy.decide(rolling.plan(), rolling.step().step(), rolling.situation(now));
  }

  private boolean advance(Rolling rolling, Instant now) {
    Instant told = rolling.step().advanceTold();
    if (told != null && now.isBefore(told.plus(again(rolling, told)))) {
      return false;
    }
    steps.replace(rolling.step().told(now));
    return true;
  }

  /** After as long again as it has been due by then, so that a day's silence is 150 events. */
  private static Duration again(Rolling rolling, Instant told) {
    Duration due =
        rolling
            .tally()
            .enoughAt()
            .map(enough -> Duration.between(enough.plus(rolling.plan().settling()), told))
            .orElse(TELL_AGAIN_MAX);
    if (due.compareTo(TELL_AGAIN_MIN) < 0) {
      return TELL_AGAIN_MIN;
    }
    return due.compareTo(TELL_AGAIN_MAX) > 0 ? TELL_AGAIN_MAX : due;
  }
}
