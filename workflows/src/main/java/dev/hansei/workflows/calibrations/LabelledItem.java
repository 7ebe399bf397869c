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
 * @param weight inverse to the chance that the answer was drawn to be labelled, 1 in the mean over
 *     its queue; empty where the queue drew all its answers with one chance
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
    Optional<Double> weight,
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
    if (weight.filter(it -> !(it > 0)).isPresent()) {
      throw new IllegalArgumentException("a weight is above 0: " + weight.get());
    }
    if (preferred.isPresent() && passed == preferred.get().equals(Label.Preference.A)) {
      throw new IllegalArgumentException("b is beaten where people prefer a: task " + task);
    }
  }

  /** The same, counting so much. */
  public LabelledItem weighing(double much) {
    return new LabelledItem(
        task,
        item,
        caseId,
        call,
        passed,
        byPeople,
        people,
        parts,
        elsewhere,
        Optional.of(much),
        preferred);
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
   * @param opening the hash of how its conversation began, so that its turns are no independent
   *     evidence either; empty where nothing was said before the question
   */
  public record Elsewhere(Origin origin, Sha256 question, Optional<Sha256> opening) {
    @JsonCreator
    public Elsewhere {
      Objects.requireNonNull(origin, "origin is null");
      Objects.requireNonNull(question, "question is null");
      Objects.requireNonNull(opening, "opening is null");
    }

    /** One at the beginning of a conversation. */
    public Elsewhere(Origin origin, Sha256 question) {
      this(origin, question, Optional.empty());
    }

    /** What it rises and falls with: its conversation, as which a question alone counts too. */
    public Sha256 cluster() {
      return opening.orElse(question);
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
        Optional.empty(),
        Optional.empty());
  }
}
