package dev.hansei.api.promotions;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.promotions.RolloutNews;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.PromotionId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the workflows of rollouts that their step was decided on. While Temporal is down the news
 * waits; what is lost with this process the workflow finds by itself.
 */
@Singleton
final class RolloutSignals implements RolloutNews {
  private static final Logger LOG = LoggerFactory.getLogger(RolloutSignals.class);

  private final WorkflowEngine engine;

  /** Bounded by the rollouts that go on. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  RolloutSignals(WorkflowEngine engine) {
    this.engine = engine;
  }

  @Override
  public void stepChanged(ProjectId project, PromotionId promotion) {
    changed.add(Promote.workflowId(project, promotion));
  }

  /** Often enough for a step, which took hours. */
  @Scheduled(fixedDelay = "1s", initialDelay = "2s")
  void tell() {
    for (Iterator<String> news = changed.iterator(); news.hasNext(); ) {
      String workflow = news.next();
      news.remove();
      try {
        boolean heard = engine.signal(workflow, "stepChanged");
        LOG.debug("{} {}", workflow, heard ? "was told" : "has ended");
      } catch (RuntimeException e) {
        // Whatever it was, the news waits; the workflow looks by itself too.
        changed.add(workflow);
        LOG.debug("{} could not be told: {}", workflow, e.getMessage());
        return;
      }
    }
  }
}
