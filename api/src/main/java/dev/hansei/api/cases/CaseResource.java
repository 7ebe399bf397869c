package dev.hansei.api.cases;

import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCheck;
import dev.hansei.workflows.cases.CaseContent.ContextPassage;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.criteria.OwnAssertions;
import dev.hansei.workflows.models.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A case, as the API shows it.
 *
 * @param weight how many production failures it stands for
 * @param problems what the second pass or the registry found; why it is rejected, when it is
 * @param note what the second pass says of it
 * @param history the turns before the question, oldest first; empty where it comes first
 * @param own what the case asks beside its suite; absent for nothing
 */
public record CaseResource(
    UUID id,
    UUID dataset,
    Case.State state,
    String question,
    String reference,
    List<ContextPassage> context,
    Map<String, String> fields,
    boolean required,
    int weight,
    List<CaseProblem> problems,
    String note,
    String sha256,
    Instant createdAt,
    Optional<OwnAssertions> own,
    List<Message> history) {
  static CaseResource from(Case one) {
    var content = one.content();
    return new CaseResource(
        one.id().value(),
        one.datasetId().value(),
        one.state(),
        content.question(),
        content.reference(),
        content.context(),
        content.fields(),
        one.required(),
        one.weight(),
        one.check().map(CaseCheck::problems).orElse(List.of()),
        one.check().map(CaseCheck::note).orElse(""),
        one.contentSha256().hex(),
        one.createdAt(),
        content.ownIfAny(),
        content.turns());
  }
}
