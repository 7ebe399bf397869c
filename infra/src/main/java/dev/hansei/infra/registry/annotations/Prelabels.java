package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.UuidBytes;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.workflows.annotations.AnnotationId;
import dev.hansei.workflows.annotations.Author;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.TaskId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a judge said of answers before people label them, in queues whose plan shows it: read from
 * the outcomes of their runs, which never change once a run has ended. A label that was given after
 * it is written down as such in the same transaction.
 */
@Singleton
public final class Prelabels {
  private final Outcomes outcomes;
  private final ShownRepository rows;
  private final AnchorRepository anchors;
  private final AnchoredRepository anchored;
  private final Transactions transactions;

  Prelabels(
      Outcomes outcomes,
      ShownRepository rows,
      AnchorRepository anchors,
      AnchoredRepository anchored,
      Transactions transactions) {
    this.outcomes = outcomes;
    this.rows = rows;
    this.anchors = anchors;
    this.anchored = anchored;
    this.transactions = transactions;
  }

  /**
   * What a judge said of one answer.
   *
   * @param score 0 to 1
   * @param reason its words; maybe empty
   */
  public record Prelabel(JudgeId judge, boolean passed, double score, String reason) {
    public Prelabel {
      Objects.requireNonNull(judge, "judge is null");
      Objects.requireNonNull(reason, "reason is null");
    }

    /** Its verdict as people would say it. */
    public String word() {
      return passed ? "pass" : "fail";
    }
  }

  /** A verdict that was shown to the author of a label. */
  public record Shown(JudgeId judge, String word) {}

  /**
   * How far labels follow what was shown.
   *
   * @param labels reviews that stand and were given after a verdict was shown
   * @param same those that say what it said
   */
  public record Followed(Author author, int labels, int same) {}

  /** What is shown of a task; empty where the queue shows no judge, or that judge said nothing. */
  public Optional<Prelabel> of(ProjectId project, QueuePlan plan, Origin origin) {
    return plan.prelabel().isPresent() && origin instanceof Origin.OfRun run
        ? outcomes
            .find(project, run.run(), run.ordinal())
            .flatMap(outcome -> verdict(outcome, plan.prelabel().get()))
        : Optional.empty();
  }

  private static Optional<Prelabel> verdict(Outcome outcome, JudgeId judge) {
    return scores(outcome.result()).stream()
        .filter(score -> score.judged().filter(it -> it.judge().equals(judge)).isPresent())
        .findFirst()
        .map(score ->
            new Prelabel(judge, score.judgePassed(), score.judgeValue(), score.explanation()));
  }

  private static List<Score> scores(Result result) {
    return switch (result) {
      case Result.Scored scored -> scored.scores();
      case Result.Unscored(var _, var scores) -> scores;
      case Result.Errored _, Result.Cancelled _ -> List.of();
    };
  }

  /** Writes down that a label was given after the verdict was shown; within its transaction. */
  void note(AnnotationRow said, Prelabel shown) {
    rows.insert(
        new ShownRow(
            said.projectId(),
            said.annotationId(),
            said.taskId(),
            said.queueId(),
            shown.judge().value(),
            shown.word()));
  }

  /** What was shown to the authors of the labels of some tasks; labels given blind are left out. */
  public Map<AnnotationId, Shown> shown(ProjectId project, Collection<TaskId> tasks) {
    Map<AnnotationId, Shown> shown = new HashMap<>();
    rows(project, tasks)
        .forEach(row ->
            shown.put(
                new AnnotationId(row.annotationId()),
                new Shown(new JudgeId(row.judgeId()), row.word())));
    return shown;
  }

  /**
   * The tasks of which somebody labelled one after a judge's verdict was shown, also where they
   * took that back, or where it was shown them in another queue that asks about the same item: such
   * labels certify no judge.
   */
  public Set<TaskId> anchored(ProjectId project, Collection<TaskId> tasks) {
    Set<TaskId> found = new HashSet<>();
    for (List<byte[]> ids : some(tasks)) {
      transactions
          .read(() -> anchored.ofTasks(project.value(), ids))
          .forEach(row -> found.add(new TaskId(row.taskId())));
    }
    return found;
  }

  private List<ShownRow> rows(ProjectId project, Collection<TaskId> tasks) {
    List<ShownRow> found = new ArrayList<>();
    for (List<byte[]> ids : some(tasks)) {
      found.addAll(transactions.read(() -> rows.ofTasks(project.value(), ids)));
    }
    return found;
  }

  /** As many at a time as a statement may name. */
  private static List<List<byte[]>> some(Collection<TaskId> tasks) {
    List<byte[]> all = tasks.stream().map(task -> UuidBytes.of(task.value())).toList();
    List<List<byte[]>> some = new ArrayList<>();
    for (int from = 0; from < all.size(); from += PageRequest.LIMIT_MAX) {
      some.add(all.subList(from, Math.min(all.size(), from + PageRequest.LIMIT_MAX)));
    }
    return some;
  }

  /** How far each author follows what a queue shows, most labels first. */
  public List<Followed> followed(ProjectId project, QueueId queue) {
    return transactions.read(() -> anchors.ofQueue(project.value(), queue.value())).stream()
        .map(row -> new Followed(AuthorWord.read(row.author()), row.labels(), row.same()))
        .toList();
  }
}
