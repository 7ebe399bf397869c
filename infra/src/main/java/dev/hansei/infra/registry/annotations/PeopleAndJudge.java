package dev.hansei.infra.registry.annotations;

import dev.hansei.workflows.annotations.QueueId;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.SampledMean.Labelled;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a judge said of the answers of one run, and what people said of some of them, drawn by one
 * queue.
 *
 * @param metric of the judge's assertion
 * @param criterionId what both were asked about
 * @param answers those that the judge gave a verdict on
 */
public record PeopleAndJudge(
    String metric, JudgeId judgeId, CriterionId criterionId, List<Answer> answers) {
  public PeopleAndJudge {
    Objects.requireNonNull(metric, "metric is null");
    answers = List.copyOf(answers);
  }

  /**
   * One answer.
   *
   * @param unit what was sampled independently: a {@link dev.hansei.workflows.cases.CaseCluster}'s
   *     text
   * @param label what people said of it, with the chance of the draw; empty where nobody was asked
   */
  public record Answer(UUID caseId, String unit, boolean judgePassed, Optional<RunLabel> label) {
    private Observation observation() {
      return new Observation(unit, share(judgePassed));
    }

    private Stream<Labelled> labelled() {
      return label.stream()
          .map(it -> new Labelled(unit, share(it.passed()), share(judgePassed), it.chanceOrAny()));
    }
  }

  /** The judge's verdicts as shares: 1 where it passed. */
  public List<Observation> all() {
    return answers.stream().map(Answer::observation).toList();
  }

  /** The answers that people labelled. */
  public List<Labelled> labelled() {
    return answers.stream().flatMap(Answer::labelled).toList();
  }

  /** The queue that drew them; empty without labels. */
  public Optional<QueueId> queue() {
    return answers.stream()
        .flatMap(one -> one.label().stream())
        .map(label -> new QueueId(label.queueId()))
        .findFirst();
  }

  /** How many independent cases people labelled. */
  public int labelledUnits() {
    return (int) labelled().stream().map(Labelled::unit).distinct().count();
  }

  /** The share that the judge passed. */
  public double judgeOnly() {
    return all().stream().mapToDouble(Observation::value).average().orElse(0);
  }

  /** The same on the cases that the other has too. */
  public PeopleAndJudge sharedWith(PeopleAndJudge other) {
    Set<UUID> there = new HashSet<>(other.ofAnswers(Answer::caseId));
    return new PeopleAndJudge(
        metric,
        judgeId,
        criterionId,
        answers.stream().filter(one -> there.contains(one.caseId())).toList());
  }

  /** How many cases there are. */
  public int cases() {
    return (int) ofAnswers(Answer::caseId).stream().distinct().count();
  }

  private <T> List<T> ofAnswers(Function<Answer, T> what) {
    return answers.stream().map(what).toList();
  }

  private static double share(boolean passed) {
    return passed ? 1 : 0;
  }
}
