package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.suites.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a queue asks, of which answers, and of whom. Never changes.
 *
 * @param criterionId the one criterion that is asked about
 * @param labels what can be answered
 * @param rubric how to decide, in words, kept in the object store; absent where the criterion's
 *     sentence says it all
 * @param runs whose answers are asked about; recorded outputs are a run of theirs
 * @param itemsMax at most this many different answers, drawn by their {@link ItemKey}
 * @param reviewers how many people label each answer without seeing each other, 1 to 5
 * @param showsReference whether reviewers see the case's reference answer
 * @param assignees who may label, as long as nobody is late; empty for all annotators
 * @param patience from its opening to its deadline
 * @param form the version of the form that is asked by; {@code labels} and {@code criterionId} are
 *     then those of its leading field. Absent where the one criterion is all that is asked, and in
 *     histories from before it was there
 * @param source where the items come from instead of {@code runs}, of which there are none then;
 *     absent where they are the answers of runs
 * @param selection which answers are taken where there are more than {@code itemsMax}; absent where
 *     all are alike
 * @param settling what counts where they differ; absent for {@link Settling#ADJUDICATION}, and in
 *     histories from before it was there
 * @param desk what the lead lays down beside; absent for {@link DeskRules#USUAL}
 * @param prelabel the judge whose verdict on each answer is shown before people label it; absent
 *     where they label blind, and in histories from before it was there
 */
public record QueuePlan(
    String name,
    CriterionId criterionId,
    LabelKind labels,
    Optional<ArtifactRef> rubric,
    List<RunId> runs,
    int itemsMax,
    int reviewers,
    boolean showsReference,
    List<PersonId> assignees,
    Duration patience,
    Fallback fallback,
    Optional<FormId> form,
    Optional<ItemSource> source,
    Optional<Selection> selection,
    Optional<Settling> settling,
    Optional<DeskRules> desk,
    Optional<JudgeId> prelabel) {
  /** Weeks of work for several people; more is a second queue. */
  public static final int ITEMS_MAX = 10_000;

  /** Whoever wants the opinions of more brings them from elsewhere, where they cost less. */
  public static final int REVIEWERS_MAX = 5;

  private static final int RUNS_MAX = 20;
  private static final int ASSIGNEES_MAX = 100;
  private static final Duration PATIENCE_MIN = Duration.ofMinutes(1);

  /** What was not labelled in a quarter will not be. */
  private static final Duration PATIENCE_MAX = Duration.ofDays(90);

  @JsonCreator
  public QueuePlan {
    if (name.isBlank() || name.length() > 80) {
      throw new IllegalArgumentException("a queue's name has 1 to 80 characters");
    }
    Objects.requireNonNull(criterionId, "criterionId is null");
    Objects.requireNonNull(labels, "labels is null");
    Objects.requireNonNull(rubric, "rubric is null");
    Objects.requireNonNull(source, "source is null");
    runs = List.copyOf(runs);
    if (source.isPresent() && !runs.isEmpty()) {
      throw new IllegalArgumentException("items come from runs or from another source, not both");
    }
    if (source.isEmpty() && (runs.isEmpty() || runs.size() > RUNS_MAX)) {
      throw new IllegalArgumentException("name 1 to 20 runs, not " + runs.size());
    }
    if (itemsMax < 1 || itemsMax > ITEMS_MAX) {
      throw new IllegalArgumentException("itemsMax is 1 to 10,000: " + itemsMax);
    }
    if (reviewers < 1 || reviewers > REVIEWERS_MAX) {
      throw new IllegalArgumentException("reviewers is 1 to 5: " + reviewers);
    }
    assignees = List.copyOf(assignees);
    if (assignees.size() > ASSIGNEES_MAX) {
      throw new IllegalArgumentException("name at most 100 assignees");
    }
    if (patience.compareTo(PATIENCE_MIN) < 0 || patience.compareTo(PATIENCE_MAX) > 0) {
      throw new IllegalArgumentException("patience is 1 minute to 90 days: " + patience);
    }
    Objects.requireNonNull(fallback, "fallback is null");
    Objects.requireNonNull(form, "form is null");
    Objects.requireNonNull(selection, "selection is null");
    Objects.requireNonNull(settling, "settling is null");
    Objects.requireNonNull(desk, "desk is null");
    Objects.requireNonNull(prelabel, "prelabel is null");
    if (prelabel.isPresent() && runs.isEmpty()) {
      throw new IllegalArgumentException("only of answers of runs it is known what a judge said");
    }
  }

  /** A queue that people label blind. */
  public QueuePlan(
      String name,
      CriterionId criterionId,
      LabelKind labels,
      Optional<ArtifactRef> rubric,
      List<RunId> runs,
      int itemsMax,
      int reviewers,
      boolean showsReference,
      List<PersonId> assignees,
      Duration patience,
      Fallback fallback,
      Optional<FormId> form,
      Optional<ItemSource> source,
      Optional<Selection> selection,
      Optional<Settling> settling,
      Optional<DeskRules> desk) {
    this(
        name,
        criterionId,
        labels,
        rubric,
        runs,
        itemsMax,
        reviewers,
        showsReference,
        assignees,
        patience,
        fallback,
        form,
        source,
        selection,
        settling,
        desk,
        Optional.empty());
  }

  /** A queue that asks about its criterion alone, by no form. */
  public QueuePlan(
      String name,
      CriterionId criterionId,
      LabelKind labels,
      Optional<ArtifactRef> rubric,
      List<RunId> runs,
      int itemsMax,
      int reviewers,
      boolean showsReference,
      List<PersonId> assignees,
      Duration patience,
      Fallback fallback) {
    this(
        name,
        criterionId,
        labels,
        rubric,
        runs,
        itemsMax,
        reviewers,
        showsReference,
        assignees,
        patience,
        fallback,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A queue about items from elsewhere than runs, by no form. */
  public QueuePlan(
      String name,
      CriterionId criterionId,
      LabelKind labels,
      Optional<ArtifactRef> rubric,
      ItemSource source,
      int itemsMax,
      int reviewers,
      boolean showsReference,
      List<PersonId> assignees,
      Duration patience,
      Fallback fallback) {
    this(
        name,
        criterionId,
        labels,
        rubric,
        List.of(),
        itemsMax,
        reviewers,
        showsReference,
        assignees,
        patience,
        fallback,
        Optional.empty(),
        Optional.of(source),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same, asked by a form whose leading field has these labels. */
  public QueuePlan askedBy(FormId asked) {
    return with(Optional.of(asked), selection, settling, desk);
  }

  /** The same, taking answers by that selection. */
  public QueuePlan selecting(Selection chosen) {
    return with(form, Optional.of(chosen), settling, desk);
  }

  /** The same, where this counts when those who labelled differ. */
  public QueuePlan settledBy(Settling rule) {
    return with(
        form,
        selection,
        rule == Settling.ADJUDICATION ? Optional.empty() : Optional.of(rule),
        desk);
  }

  /** The same with rules for its desk. */
  public QueuePlan at(DeskRules rules) {
    return with(form, selection, settling, Optional.of(rules));
  }

  private QueuePlan with(
      Optional<FormId> asked,
      Optional<Selection> chosen,
      Optional<Settling> rule,
      Optional<DeskRules> rules) {
    return new QueuePlan(
        name,
        criterionId,
        labels,
        rubric,
        runs,
        itemsMax,
        reviewers,
        showsReference,
        assignees,
        patience,
        fallback,
        asked,
        source,
        chosen,
        rule,
        rules,
        prelabel);
  }

  /** The same, showing what a judge said of each answer before people label it. */
  public QueuePlan showing(JudgeId judge) {
    return new QueuePlan(
        name,
        criterionId,
        labels,
        rubric,
        runs,
        itemsMax,
        reviewers,
        showsReference,
        assignees,
        patience,
        fallback,
        form,
        source,
        selection,
        settling,
        desk,
        Optional.of(judge));
  }

  /** What counts where those who labelled differ. */
  public Settling rule() {
    return settling.orElse(Settling.ADJUDICATION);
  }

  /** What holds at its desk. */
  public DeskRules rules() {
    return desk.orElse(DeskRules.USUAL);
  }
}
