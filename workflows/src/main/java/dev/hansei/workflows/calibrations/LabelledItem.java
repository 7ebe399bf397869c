package dev.hansei.workflows.calibrations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.annotations.ItemKey;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.lineage.Frozen;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.CallKey;
import dev.hansei.workflows.projects.PersonId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One line of a label set: which answer, and what people said of it; no text. The set is an
 * artifact, so what a judge was taught or measured on stays known when further labels come.
 *
 * @param caseId what was asked; absent where the texts lie elsewhere than in a run
 * @param call the journal's key of the answer; absent as that is
 * @param passed the label that counts
 * @param byPeople whether only human beings labelled it
 * @param people those of them who have an account here
 * @param parts the slice it belongs to, by dimension
 * @param elsewhere where the texts lie, where that is no run, so that sets about runs keep their
 *     hash
 * @param preferred of a pair, which answer people find better: a, b or tie; {@code passed} is then
 *     whether b is not beaten
 */
public record LabelledItem(
    TaskId task,
    ItemKey item,
    @Nullable CaseId caseId,
    @Nullable CallKey call,
    boolean passed,
    boolean byPeople,
    List<PersonId> people,
    Map<String, String> parts,
    Optional<Elsewhere> elsewhere,
    Optional<String> preferred) {
  @JsonCreator
  public LabelledItem {
    Objects.requireNonNull(task, "task is null");
    Objects.requireNonNull(item, "item is null");
    if ((caseId != null && call != null) == elsewhere.isPresent()) {
      throw new IllegalArgumentException("a label's texts lie in one place: task " + task);
    }
    people = List.copyOf(people);
    parts = Frozen.sorted(parts);
    if (preferred.isPresent() && passed == preferred.get().equals(Label.Preference.A)) {
      throw new IllegalArgumentException("b is beaten where people prefer a: task " + task);
    }
  }

  /** What people said, in a word: pass or fail, or of a pair a, b or tie. */
  public String word() {
    return preferred.orElse(new Label.PassFail(passed).word());
  }

  /**
   * Where an item that is no answer of a run lies.
   *
   * @param question the hash of its question with what was said before it: items with one question
   *     are no independent evidence
   */
  public record Elsewhere(Origin origin, Sha256 question) {
    public Elsewhere {
      Objects.requireNonNull(origin, "origin is null");
      Objects.requireNonNull(question, "question is null");
    }
  }

  /** One of a run. */
  public LabelledItem(
      TaskId task,
      ItemKey item,
      CaseId caseId,
      CallKey call,
      boolean passed,
      boolean byPeople,
      List<PersonId> people,
      Map<String, String> parts) {
    this(
        task,
        item,
        caseId,
        call,
        passed,
        byPeople,
        people,
        parts,
        Optional.empty(),
        Optional.empty());
  }
}
