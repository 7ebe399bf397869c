package dev.hansei.infra.registry.cases;

import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.DocumentId;
import dev.hansei.workflows.cases.GenerationId;
import dev.hansei.workflows.failures.FailureId;
import java.util.Objects;
import java.util.Optional;

/**
 * A case that is to be added.
 *
 * @param state what it is to be, unless the registry rejects it; REJECTED needs a check that says
 *     why
 * @param weight how many production failures it stands for, from 1
 * @param origin what it was made of
 */
public record NewCase(
    DatasetId datasetId,
    CaseContent content,
    Case.State state,
    int weight,
    Optional<CaseCheck> check,
    Origin origin) {
  public NewCase {
    Objects.requireNonNull(datasetId, "datasetId is null");
    Objects.requireNonNull(content, "content is null");
    Objects.requireNonNull(state, "state is null");
    if (weight < 1) {
      throw new IllegalArgumentException("weight counts from 1: " + weight);
    }
    Objects.requireNonNull(check, "check is null");
    Objects.requireNonNull(origin, "origin is null");
    if (state == Case.State.REJECTED && check.filter(one -> !one.problems().isEmpty()).isEmpty()) {
      throw new IllegalArgumentException("a rejected case says why");
    }
  }

  /** What a case was made of; all of it is empty where a person wrote it. */
  public record Origin(
      Optional<FailureId> failure,
      Optional<DocumentId> document,
      Optional<GenerationId> generation) {
    /** Nothing but somebody's mind. */
    public static final Origin NONE =
        new Origin(Optional.empty(), Optional.empty(), Optional.empty());

    public Origin {
      Objects.requireNonNull(failure, "failure is null");
      Objects.requireNonNull(document, "document is null");
      Objects.requireNonNull(generation, "generation is null");
    }
  }

  /** A case that somebody brings, unchecked. */
  public static NewCase of(DatasetId dataset, CaseContent content, Case.State state) {
    return new NewCase(dataset, content, state, 1, Optional.empty(), Origin.NONE);
  }
}
