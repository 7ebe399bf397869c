package dev.hansei.api.promotions;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.failures.CollectionView;
import dev.hansei.infra.registry.failures.Collections;
import dev.hansei.infra.registry.promotions.Dossiers;
import dev.hansei.infra.registry.promotions.RollbackFailures;
import dev.hansei.infra.registry.promotions.RollbackFailures.Asked;
import dev.hansei.workflows.failures.CollectFailures;
import dev.hansei.workflows.failures.CollectFailuresInput;
import dev.hansei.workflows.projects.Actor;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects failures after a rollout went back, and opens the failure mode that its bad answers are
 * of. Going back waits for none of it: while Temporal is down the collection waits, and starting it
 * twice is starting it once.
 */
@Singleton
final class RollbackCollections {
  /** Somebody opens the promotion within a minute; its collection takes some seconds. */
  private static final String PERIOD = "10s";

  private static final Logger LOG = LoggerFactory.getLogger(RollbackCollections.class);

  private final RollbackFailures failures;
  private final Collections collections;
  private final Dossiers dossiers;
  private final WorkflowEngine engine;

  RollbackCollections(
      RollbackFailures failures,
      Collections collections,
      Dossiers dossiers,
      WorkflowEngine engine) {
    this.failures = failures;
    this.collections = collections;
    this.dossiers = dossiers;
    this.engine = engine;
  }

  /** One round; what fails now is tried again in the next. */
  @Scheduled(fixedDelay = PERIOD, initialDelay = "${hansei.rollouts.failures-first:15s}")
  void look() {
    try {
      each(failures.waiting(), this::start);
      each(failures.collecting(), this::settleIfEnded);
    } catch (RuntimeException e) {
      LOG.info("what rollouts failed at cannot be looked up now: {}", e.toString());
    }
  }

  /** One that fails keeps none behind it from its turn. */
  static <T> void each(List<T> all, Consumer<T> step) {
    for (T one : all) {
      try {
        step.accept(one);
      } catch (RuntimeException e) {
        LOG.info("{} is tried again in the next round: {}", one, e.toString());
      }
    }
  }

  private void start(Asked asked) {
    var input =
        new CollectFailuresInput(asked.project(), asked.collection(), new Actor.BySystem(), false);
    engine.start(CollectFailures.class, CollectFailures.workflowId(input), input);
    failures.started(asked);
  }

  private boolean hasEnded(Asked asked) {
    return collections
        .find(asked.project(), asked.collection())
        .flatMap(CollectionView::ending)
        .isPresent();
  }

  private void settleIfEnded(Asked asked) {
    if (hasEnded(asked)) {
      settle(asked);
    } else if (failures.giveUpLate(asked)) {
      LOG.warn(
          "the bad answers of promotion {} are not read any more: collection {} has not ended in a"
              + " day",
          asked.promotion(),
          asked.collection());
    }
  }

  private void settle(Asked asked) {
    if (failures.settle(asked)) {
      try {
        dossiers.due(asked.project(), asked.promotion());
      } catch (RuntimeException e) {
        // Without a key there is none; the sweep asks again for a day, then who downloads one.
        LOG.info(
            "promotion {} has no dossier of its failure now: {}", asked.promotion(), e.toString());
      }
    }
  }
}
