package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.criteria.Judge;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A queue to be made.
 *
 * @param criterion what is asked about: a criterion's id or name. With a form that of its leading
 *     field, which is meant when absent
 * @param runs ids of runs that have ended; recorded outputs are a run of theirs
 * @param form asks all that a form asks: the id of a version, or a name for its newest one
 * @param categories 2 to 9 labels to choose from; pass or fail when absent
 * @param rubric how to decide; that of the criterion's newest judge that has one when absent
 * @param itemsMax at most this many different answers, 1 to 10,000; 1,000 when absent
 * @param reviewers how many people label each answer without seeing each other, 1 or 2; 1 when
 *     absent
 * @param showReference whether reviewers see the reference answer; no when absent
 * @param assignees e-mail addresses of those who label first; everybody with the role when absent
 * @param patience until the deadline, as PT8H or P7D, 1 minute to 90 days; seven days when absent
 * @param fallback what happens then: hold (stay open), close, or widen (close and say what interval
 *     that costs); hold when absent
 * @param desk gold, who may not label, own work; the usual when absent
 */
public record NewQueue(
    String name,
    @Nullable String criterion,
    List<String> runs,
    @Nullable String form,
    @Nullable List<String> categories,
    @Nullable String rubric,
    @Nullable Integer itemsMax,
    @Nullable Integer reviewers,
    @Nullable Boolean showReference,
    @Nullable List<String> assignees,
    @Nullable Duration patience,
    @Nullable Fallback fallback,
    @Nullable NewDesk desk) {
  private static final int NAME_CHARS_MAX = 80;
  private static final int RUNS_MAX = 20;
  private static final int ASSIGNEES_MAX = 100;
  private static final int ITEMS_USUAL = 1_000;
  private static final Duration PATIENCE_USUAL = Duration.ofDays(7);

  public NewQueue {
    Rules.text("name", name, NAME_CHARS_MAX);
    if (form == null) {
      Rules.text("criterion", criterion, NAME_CHARS_MAX);
    } else if (categories != null) {
      throw new InvalidFieldException("categories", "The form says what can be answered.");
    }
    Rules.textOrEmpty("criterion", criterion, NAME_CHARS_MAX);
    Rules.textOrEmpty("form", form, NAME_CHARS_MAX);
    runs = Rules.list("runs", runs, RUNS_MAX);
    for (int i = 0; i < runs.size(); i++) {
      Rules.id("runs[%d]".formatted(i), runs.get(i));
    }
    Rules.textOrEmpty("rubric", rubric, Judge.RUBRIC_CHARS_MAX);
    Rules.between("itemsMax", itemsMax, ITEMS_USUAL, 1, QueuePlan.ITEMS_MAX);
    Rules.between("reviewers", reviewers, 1, 1, QueuePlan.REVIEWERS_MAX);
    assignees = Rules.listOrEmpty("assignees", assignees, ASSIGNEES_MAX);
  }

  LabelKind labels() {
    if (categories == null) {
      return new LabelKind.PassFail();
    }
    try {
      return new LabelKind.Categories(categories);
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("categories", String.valueOf(e.getMessage()));
    }
  }

  int itemsOrUsual() {
    return itemsMax == null ? ITEMS_USUAL : itemsMax;
  }

  int reviewersOrOne() {
    return reviewers == null ? 1 : reviewers;
  }

  boolean showsReference() {
    return showReference != null && showReference;
  }

  List<String> assigneesOrAll() {
    return assignees == null ? List.of() : assignees;
  }

  Duration patienceOrUsual() {
    return patience == null ? PATIENCE_USUAL : patience;
  }

  Fallback fallbackOrHold() {
    return fallback == null ? Fallback.HOLD : fallback;
  }
}
