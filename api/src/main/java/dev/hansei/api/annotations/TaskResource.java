package dev.hansei.api.annotations;

import dev.hansei.workflows.annotations.Purpose;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * One task in somebody's hands. Says nothing of what others, or a judge, said of the answer, but to
 * an adjudicator, and in queues that are made to show a judge.
 *
 * @param purpose review or adjudication
 * @param context the passages that the question came with
 * @param answer what is asked about; of a pair, the answer that stands first
 * @param other the answer of a pair that stands second; absent where there is one answer
 * @param reference absent where the queue does not show it, or there is none
 * @param labels the words that can be submitted, in the order of their keys; with a form, in its
 *     leading field
 * @param fields what is asked; one field, 'label', where the queue asks by no form
 * @param said what the reviewers said, for an adjudicator; without names
 * @param lease names this hold when it is extended
 * @param until when somebody else may get it; extend it while it is looked at
 * @param markable the texts in which spans are marked; none unless the form asks for that
 * @param prelabel what a judge said, in queues that show it; absent where it said nothing
 */
public record TaskResource(
    UUID id,
    UUID queue,
    Purpose purpose,
    String question,
    List<ContextPassage> context,
    String answer,
    Optional<String> other,
    Optional<String> reference,
    List<String> labels,
    List<FieldResource> fields,
    List<Said> said,
    long lease,
    Instant until,
    List<MarkableText> markable,
    Optional<PrelabelResource> prelabel) {
  /**
   * One reviewer's label and words.
   *
   * @param answers what was said in each field of the form, by key; absent without a form
   */
  public record Said(String label, Optional<Map<String, Object>> answers, String note) {}
}
