package dev.hansei.infra.registry.annotations;

import dev.hansei.infra.registry.annotations.PeopleAndJudge.Answer;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.JudgeVerdict;
import dev.hansei.infra.registry.suites.JudgeVerdicts;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Joins what people said of some answers of a run with what judges said of all. One queue's labels
 * are used for each criterion, the one with most: two queues are two draws, and their chances do
 * not add up.
 */
@Singleton
public final class PeopleAndJudges {
  private final RunLabels labels;
  private final JudgeVerdicts verdicts;
  private final Judges judges;

  PeopleAndJudges(RunLabels labels, JudgeVerdicts verdicts, Judges judges) {
    this.labels = labels;
    this.verdicts = verdicts;
    this.judges = judges;
  }

  /**
   * For whoever looks at the run: one for each metric that a judge gives, by name, with all labels
   * so far. Empty where nobody labelled anything, which is found before verdicts are read.
   */
  public List<PeopleAndJudge> soFar(ProjectId project, RunId run) {
    List<RunLabel> said = labels.of(project, run);
    return said.isEmpty() ? List.of() : joined(project, run, said);
  }

  /**
   * For whoever decides: the same, some without any label, with the labels of queues that have
   * ended. Intervals hold for one look; who could ask again after each label would find one that
   * pleases (0022).
   */
  public List<PeopleAndJudge> ended(ProjectId project, RunId run) {
    return joined(project, run, labels.of(project, run).stream().filter(RunLabel::ended).toList());
  }

  private List<PeopleAndJudge> joined(ProjectId project, RunId run, List<RunLabel> said) {
    Map<String, List<JudgeVerdict>> byMetric =
        verdicts.of(project, run).stream()
            .collect(
                Collectors.groupingBy(JudgeVerdict::metric, TreeMap::new, Collectors.toList()));
    return byMetric.values().stream().flatMap(given -> of(project, given, said).stream()).toList();
  }

  private Optional<PeopleAndJudge> of(
      ProjectId project, List<JudgeVerdict> given, List<RunLabel> said) {
    JudgeVerdict first = given.getFirst();
    return judges
        .find(project, new JudgeId(first.judgeId()))
        .map(judge -> {
          Map<Integer, RunLabel> asked =
              ofLargestQueue(unseen(judge, said), judge.criterionId().value());
          List<Answer> answers =
              given.stream()
                  .map(one ->
                      new Answer(
                          one.caseId(),
                          one.clusterKey(),
                          one.passed(),
                          Optional.ofNullable(asked.get(one.ordinal()))))
                  .toList();
          return new PeopleAndJudge(first.metric(), judge.id(), judge.criterionId(), answers);
        });
  }

  /** A judge made of labels is right on those: they say nothing about the rest. */
  private static List<RunLabel> unseen(Judge judge, List<RunLabel> said) {
    boolean isMadeOfLabels =
        judge.learned().isPresent()
            || judge.alignedWith().isPresent()
            || !judge.members().isEmpty();
    return isMadeOfLabels
        ? said.stream().filter(label -> !label.split().equals(Split.ALIGN.name())).toList()
        : said;
  }

  private static Map<Integer, RunLabel> ofLargestQueue(List<RunLabel> said, UUID criterion) {
    Map<UUID, List<RunLabel>> byQueue =
        said.stream()
            .filter(label -> label.criterionId().equals(criterion))
            .collect(Collectors.groupingBy(RunLabel::queueId, TreeMap::new, Collectors.toList()));
    Map<Integer, RunLabel> byOrdinal = new HashMap<>();
    byQueue.values().stream()
        .max(Comparator.comparingInt(List::size))
        .ifPresent(largest -> largest.forEach(label -> byOrdinal.put(label.ordinal(), label)));
    return byOrdinal;
  }
}
