package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.annotations.BroughtLabel;
import dev.hansei.workflows.annotations.Annotation;
import dev.hansei.workflows.annotations.AnswerOrder;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.lineage.Sha256;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A label that was made elsewhere, as one line of an import.
 *
 * @param item SHA-256 of question, a zero byte, and output; or both texts:
 * @param question the question as it was asked
 * @param output the answer as it was given; of a pair, answer a
 * @param label what was said; or, where the queue asks by a form:
 * @param answers what was said in each field, by its key
 * @param author who made it: {type: outside, name}, {type: simulated, name} or {type: model, name}
 * @param order of a judge of pairs, which answer stood first when it said so: ab or ba; the label
 *     is in terms of the given a and b all the same, and tie where it chose none
 * @param other of a pair, answer b
 */
public record LabelLine(
    @Nullable String item,
    @Nullable String question,
    @Nullable String output,
    @Nullable String label,
    @Nullable Map<String, Object> answers,
    Author author,
    @Nullable String note,
    @Nullable String order,
    @Nullable String other) {
  public LabelLine {
    boolean hasTexts = question != null && output != null;
    if ((item != null) == hasTexts) {
      throw new InvalidFieldException("item", "Name the item, or give question and output.");
    }
    SentAnswers.check(label, answers);
    Rules.needed("author", author);
    if (author instanceof Author.ByPerson) {
      throw new InvalidFieldException(
          "author", "Who can sign in labels here; say outside, simulated or model, with a name.");
    }
    Rules.textOrEmpty("note", note, Annotation.NOTE_CHARS_MAX);
    if (order != null && AnswerOrder.ofWord(order).isEmpty()) {
      throw new InvalidFieldException("order", "Say ab or ba: which answer stood first.");
    }
  }

  BroughtLabel brought() {
    return new BroughtLabel(
        key(),
        author,
        SentAnswers.words(label, answers),
        note == null ? "" : note,
        Optional.ofNullable(order).flatMap(AnswerOrder::ofWord));
  }

  private ItemKey key() {
    if (item == null) {
      return ItemKey.of(
          Rules.needed("question", question),
          Rules.needed("output", output),
          Optional.ofNullable(other));
    }
    try {
      return new ItemKey(new Sha256(item));
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("item", String.valueOf(e.getMessage()));
    }
  }
}
