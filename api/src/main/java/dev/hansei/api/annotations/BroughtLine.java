package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.cases.ImportedCase;
import dev.hansei.api.cases.ImportedMessage;
import dev.hansei.api.cases.NewPassage;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.BroughtItem;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One item that somebody brings to be labelled: a question and an answer, or two.
 *
 * @param id what it is called where it comes from; exports have it
 * @param question what was asked; absent where there are messages
 * @param messages a chat whose last message of the user is the question; one of the assistant after
 *     it is the answer, unless one is given
 * @param context passages that were there to answer from, best first: texts, or {id, text, score}
 * @param reference a right answer; shown where the queue shows it
 * @param fields where it comes from, such as dataset or model; never shown to who labels
 * @param answer what is to be labelled; or, to be compared:
 * @param a one answer
 * @param b the other
 * @param split what it may be used for: generate, align, tune, gate or canary; as the whole file
 *     when absent
 */
public record BroughtLine(
    @Nullable String id,
    @Nullable String question,
    @Nullable List<ImportedMessage> messages,
    @Nullable List<NewPassage> context,
    @Nullable String reference,
    @Nullable Map<String, String> fields,
    @Nullable String answer,
    @Nullable String a,
    @Nullable String b,
    @Nullable Split split) {
  /** Longer ones are documents: nobody reads them beside a form. */
  private static final int ANSWER_CHARS_MAX = 100_000;

  private static final int FIELDS_MAX = 20;

  public BroughtLine {
    Rules.textOrEmpty("id", id, BroughtItem.ID_CHARS_MAX);
    Rules.textOrEmpty("reference", reference, ANSWER_CHARS_MAX);
    if (fields != null && fields.size() > FIELDS_MAX) {
      throw new InvalidFieldException("fields", "An item has at most 20 fields.");
    }
    CaseContent asked = new ImportedCase(question, null, context, fields, null, messages).content();
    if ((a == null) != (b == null)) {
      throw new InvalidFieldException("b", "A pair has both a and b.");
    }
    if (a != null && answer != null) {
      throw new InvalidFieldException("answer", "Give one answer, or a and b to compare.");
    }
    if (a == null && answer == null && asked.reference().isEmpty()) {
      throw new InvalidFieldException("answer", "Give an answer, or a and b to compare.");
    }
    Rules.textOrEmpty("answer", answer, ANSWER_CHARS_MAX);
    Rules.textOrEmpty("a", a, ANSWER_CHARS_MAX);
    Rules.textOrEmpty("b", b, ANSWER_CHARS_MAX);
  }

  /** The item; {@code usual} where the line names no split. */
  BroughtItem item(Split usual) {
    CaseContent said = new ImportedCase(question, null, context, fields, null, messages).content();
    var asked =
        new CaseContent(
            said.question(),
            reference == null ? "" : reference,
            said.context(),
            said.fields(),
            null,
            said.turns());
    String first = a == null ? (answer == null ? said.reference() : answer) : a;
    return new BroughtItem(
        id == null ? "" : id,
        split == null ? usual : split,
        new Item(asked, first, Optional.ofNullable(b)));
  }
}
