package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.annotations.Fallback;
import dev.hansei.workflows.annotations.ItemSet;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Settling;
import dev.hansei.workflows.criteria.Judge;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A queue to be made.
 *
 * @param criterion what is asked about: a criterion's id or name. With a form that of its leading
 *     field, which is meant when absent
 * @param runs ids of runs that have ended; recorded outputs are a run of theirs. Or one of pairs,
 *     items, failures and traces:
 * @param form asks all that a form asks: the id of a version, or a name for its newest one
 * @param categories 2 to 9 labels to choose from; pass or fail when absent
 * @param rubric how to decide; the criterion's newest when absent
 * @param itemsMax at most this many different answers, 1 to 10,000; 1,000 when absent
 * @param reviewers how many people label each answer without seeing each other, 1 to 5; 1 when
 *     absent
 * @param showReference whether reviewers see the reference answer; no when absent
 * @param assignees e-mail addresses of those who label first; everybody with the role when absent
 * @param patience until the deadline, as PT8H or P7D, 1 minute to 90 days; seven days when absent
 * @param fallback what happens then: hold (stay open), close, or widen (close and say what interval
 *     that costs); hold when absent
 * @param pairs two runs whose answers to the same cases are compared
 * @param items a set of items that was brought, by id, or the newest of a name
 * @param failures open failures: what was asked and answered in traces that went wrong
 * @param selection which answers of runs are taken where there are more than itemsMax; all alike
 *     when absent
 * @param settle what counts where reviewers differ: adjudication (somebody else's word), majority
 *     (that of more than half of them, else somebody else's), or crowd (as majority, and at the
 *     close that of more than half of all human beings, those from elsewhere too); adjudication
 *     when absent
 * @param desk gold, who may not label, own work; the usual when absent
 * @param prelabel the id of a judge that judged these answers, or newest: its verdict is shown
 *     before people label, and their labels then certify no judge; blind when absent
 * @param traces chosen by the words of their list; a random sample where more than itemsMax fit
 */
public record NewQueue(
    String name,
    @Nullable String criterion,
    @Nullable List<String> runs,
    @Nullable String form,
    @Nullable List<String> categories,
    @Nullable String rubric,
    @Nullable Integer itemsMax,
    @Nullable Integer reviewers,
    @Nullable Boolean showReference,
    @Nullable List<String> assignees,
    @Nullable Duration patience,
    @Nullable Fallback fallback,
    @Nullable NewRunPair pairs,
    @Nullable String items,
    @Nullable NewFailureItems failures,
    @Nullable NewSelection selection,
    @Nullable Settling settle,
    @Nullable NewDesk desk,
    @Nullable String prelabel,
    @Nullable NewTraceItems traces) {
  static final String PAIRS_ARE_COMPARED =
      "Of a pair people say which is better, or neither; leave the categories out.";

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
    long sources =
        Stream.of(pairs, items, failures, traces).filter(Objects::nonNull).count()
            + (runs == null ? 0 : 1);
    if (sources > 1) {
      throw new InvalidFieldException(
          "runs", "Name one of runs, pairs, items, failures and traces.");
    }
    boolean isOfRuns = sources == 0 || runs != null;
    runs = isOfRuns ? Rules.list("runs", runs, RUNS_MAX) : List.of();
    if (selection != null && !isOfRuns) {
      throw new InvalidFieldException(
          "selection", "Only answers of runs are selected; the rest is drawn plainly.");
    }
    Rules.textOrEmpty("prelabel", prelabel, NAME_CHARS_MAX);
    Rules.textOrEmpty("items", items, ItemSet.NAME_CHARS_MAX);
    if (pairs != null && categories != null) {
      throw new InvalidFieldException("categories", PAIRS_ARE_COMPARED);
    }
    for (int i = 0; i < runs.size(); i++) {
      Rules.id("runs[%d]".formatted(i), runs.get(i));
    }
    Rules.textOrEmpty("rubric", rubric, Judge.RUBRIC_CHARS_MAX);
    Rules.between("itemsMax", itemsMax, ITEMS_USUAL, 1, QueuePlan.ITEMS_MAX);
    Rules.between("reviewers", reviewers, 1, 1, QueuePlan.REVIEWERS_MAX);
    assignees = Rules.listOrEmpty("assignees", assignees, ASSIGNEES_MAX);
  }

  /** One about traces with all else as usual, by a criterion or a form. */
  static NewQueue ofTraces(
      String name,
      @Nullable String criterion,
      @Nullable String form,
      int itemsMax,
      NewTraceItems traces) {
    return new NewQueue(
        name, criterion, null, form, null, null, itemsMax, null, null, null, null, null, null, null,
        null, null, null, null, null, traces);
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

  List<String> runsOrNone() {
    return runs == null ? List.of() : runs;
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

  Settling settleOrAdjudication() {
    return settle == null ? Settling.ADJUDICATION : settle;
  }

  Fallback fallbackOrHold() {
    return fallback == null ? Fallback.HOLD : fallback;
  }
}
