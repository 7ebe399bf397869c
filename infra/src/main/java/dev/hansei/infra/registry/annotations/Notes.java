package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.models.CallJournal;
import dev.hansei.infra.registry.models.JournalEntry;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.ProjectId;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What people wrote beside their labels, codes and notes, once their queue takes labels no more.
 */
@Singleton
public final class Notes {
  private final NoteRepository rows;
  private final Cases cases;
  private final CallJournal journal;
  private final Transactions transactions;

  Notes(NoteRepository rows, Cases cases, CallJournal journal, Transactions transactions) {
    this.rows = rows;
    this.cases = cases;
    this.journal = journal;
    this.transactions = transactions;
  }

  /**
   * A note.
   *
   * @param text the codes that its author gave, and the note
   * @param label what its author said of the answer; with a form, in the leading field
   * @param question what the answer answers; empty where it was not read, or is gone
   * @param answer what the note is about; empty where it was not read, or is gone
   */
  public record Note(
      AnnotationId id,
      String text,
      String label,
      CriterionId criterionId,
      String question,
      String answer) {}

  /** Notes that stand, newest first, without what they are about. */
  public List<Note> before(ProjectId project, PageRequest request) {
    return transactions
        .read(() -> rows.before(project.value(), request.beforeId(), request.limit()))
        .stream()
        .map(row -> note(row, "", ""))
        .toList();
  }

  /** Those of the notes that are there and may be read, with what they are about. */
  public List<Note> findAll(ProjectId project, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    List<NoteRow> found =
        transactions.read(
            () -> rows.all(project.value(), ids.stream().map(UuidBytes::of).toList()));
    Map<CaseId, Case> asked =
        cases
            .findAll(
                project,
                found.stream()
                    .map(NoteRow::caseId)
                    .filter(Objects::nonNull)
                    .map(CaseId::new)
                    .distinct()
                    .toList())
            .stream()
            .collect(Collectors.toMap(Case::id, Function.identity()));
    Map<CallKey, JournalEntry> answered =
        journal.findAll(
            project,
            found.stream()
                .map(NoteRow::callKey)
                .filter(Objects::nonNull)
                .map(CallKey::new)
                .distinct()
                .toList());
    return found.stream().map(row -> joined(row, asked, answered)).toList();
  }

  private static Note joined(
      NoteRow row, Map<CaseId, Case> asked, Map<CallKey, JournalEntry> answered) {
    var caseId = row.caseId();
    var callKey = row.callKey();
    Case item = caseId == null ? null : asked.get(new CaseId(caseId));
    JournalEntry answer = callKey == null ? null : answered.get(new CallKey(callKey));
    return note(
        row, item == null ? "" : item.content().transcript(), answer == null ? "" : answer.text());
  }

  private static Note note(NoteRow row, String question, String answer) {
    return new Note(
        new AnnotationId(row.annotationId()),
        row.text(),
        row.label(),
        new CriterionId(row.criterionId()),
        question,
        answer);
  }
}
