package dev.hansei.activities.worker;

import java.util.List;

/**
 * Activity implementations that are served from one task queue. Each stage contributes its own as
 * beans; an implementation whose methods run on several queues stands in a group of each.
 */
public record ActivityGroup(String taskQueue, List<Object> implementations) {
  public ActivityGroup {
    if (taskQueue.isBlank()) {
      throw new IllegalArgumentException("a group names its task queue");
    }
    implementations = List.copyOf(implementations);
    if (implementations.isEmpty()) {
      throw new IllegalArgumentException("a group has an implementation");
    }
  }
}
