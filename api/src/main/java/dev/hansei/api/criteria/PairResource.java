package dev.hansei.api.criteria;

import dev.hansei.infra.registry.calibrations.Pairs;
import dev.hansei.workflows.calibrations.MinimalEdit;
import dev.hansei.workflows.calibrations.PairState;
import java.util.UUID;

/** A minimal pair, as the API shows it: an answer that people passed, and one edit of it. */
public record PairResource(
    UUID id,
    MinimalEdit.Kind kind,
    PairState state,
    UUID task,
    String question,
    String answer,
    String edited) {
  static PairResource from(Pairs.Shown shown) {
    return new PairResource(
        shown.pair().id().value(),
        shown.pair().kind(),
        shown.pair().state(),
        shown.pair().task().value(),
        shown.asked().asked().question(),
        shown.asked().answer(),
        shown.edited());
  }
}
