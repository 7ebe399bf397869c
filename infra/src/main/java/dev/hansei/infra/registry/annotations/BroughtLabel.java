package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.AnswersPolicy;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.lineage.Frozen;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A label that was made elsewhere.
 *
 * @param item what it is about
 * @param author who made it; not somebody who can sign in, for those label here
 * @param answers words by the key of their field; {@link AnswersPolicy#LEAD} for the leading one
 * @param order of a judge of pairs, which answer stood first when it said so; empty for others
 */
public record BroughtLabel(
    ItemKey item,
    Author author,
    Map<String, String> answers,
    String note,
    Optional<AnswerOrder> order) {
  public BroughtLabel {
    Objects.requireNonNull(item, "item is null");
    if (author instanceof Author.ByPerson) {
      throw new IllegalArgumentException(
          "people who can sign in label here; name who labelled elsewhere");
    }
    answers = Frozen.inOrder(answers);
    Objects.requireNonNull(note, "note is null");
    Objects.requireNonNull(order, "order is null");
  }

  /** One that is of no order. */
  public BroughtLabel(ItemKey item, Author author, Map<String, String> answers, String note) {
    this(item, author, answers, note, Optional.empty());
  }

  /** A label: the answer to the leading field alone. */
  public BroughtLabel(ItemKey item, Author author, String label, String note) {
    this(item, author, Map.of(AnswersPolicy.LEAD, label), note);
  }

  /** What became of it. */
  public enum Fate {
    /** It is a review now, or stands beside them. */
    TAKEN,
    /** The queue has no such item. */
    UNMATCHED,
    /** That author has labelled the item already. */
    THERE_ALREADY,
    /** The item has all its reviews, or somebody holds it. */
    NO_ROOM,
    /** The queue does not know the label. */
    UNKNOWN_LABEL,
    /** It does not answer the queue's form. */
    UNFIT_ANSWERS,
    /** It is of one order of a pair, and the queue compares none, or it was to be a review. */
    UNFIT_ORDER,
    /** As many labels stand beside the reviews as a queue takes. */
    QUEUE_FULL,
    /** The queue closed while the file was read. */
    QUEUE_CLOSED
  }
}
