package dev.hansei.workflows.failures;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What to collect.
 *
 * @param collectionId {@link CollectionId#SCHEDULED} where a schedule starts it: the workflow then
 *     makes an id of its own
 * @param fromStart whether to read all traces again rather than those since the watermark
 * @param range read the traces again that started within; null for no such range
 */
public record CollectFailuresInput(
    ProjectId projectId,
    CollectionId collectionId,
    Actor startedBy,
    boolean fromStart,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable TimeRange range) {
  public CollectFailuresInput {
    Objects.requireNonNull(projectId, "projectId is null");
    Objects.requireNonNull(collectionId, "collectionId is null");
    Objects.requireNonNull(startedBy, "startedBy is null");
    if (fromStart && range != null) {
      throw new IllegalArgumentException("all traces and a range of them exclude each other");
    }
  }

  /** Of what is pending, or of all traces. */
  public CollectFailuresInput(
      ProjectId projectId, CollectionId collectionId, Actor startedBy, boolean fromStart) {
    this(projectId, collectionId, startedBy, fromStart, null);
  }

  /** The same under another id. */
  CollectFailuresInput under(CollectionId id) {
    return new CollectFailuresInput(projectId, id, startedBy, fromStart, range);
  }
}
