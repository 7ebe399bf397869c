package dev.hansei.api.annotations;

import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.workflows.annotations.Annotate;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.projects.ProjectId;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the workflows of queues that something was labelled: one signal for all that happened since
 * the last one. While Temporal is down the news waits; what is lost with this process the workflow
 * finds by itself.
 */
@Singleton
final class QueueNews {
  private static final Logger LOG = LoggerFactory.getLogger(QueueNews.class);

  private final WorkflowEngine engine;

  /** Bounded by the queues that are open. */
  private final Set<String> changed = ConcurrentHashMap.newKeySet();

  QueueNews(WorkflowEngine engine) {
    this.engine = engine;
  }

  /** Something changed; costs nothing and never fails. */
  void of(ProjectId project, QueueId queue) {
    changed.add(Annotate.workflowId(project, queue));
  }

  /** Often enough for people, seldom enough for a history. */
  @Scheduled(fixedDelay = "2s", initialDelay = "2s")
  void tell() {
    for (Iterator<String> news = changed.iterator(); news.hasNext(); ) {
      String workflow = news.next();
      news.remove();
      try {
        boolean heard = engine.signal(workflow, "changed");
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
