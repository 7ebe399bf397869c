package dev.hansei.api.suites;

import dev.hansei.infra.registry.annotations.RunLabel;
import dev.hansei.infra.registry.annotations.RunLabels;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.JudgeVerdict;
import dev.hansei.infra.registry.suites.JudgeVerdicts;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.ClusteredMean;
import dev.hansei.workflows.statistics.Observation;
import dev.hansei.workflows.statistics.Range;
import dev.hansei.workflows.statistics.SampledMean;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Joins what people said of some answers of a run with what judges said of all: prediction-powered
 * estimates. One queue's labels are used for each criterion, the one with most: two queues are two
 * draws.
 */
@Singleton
public final class CorrectedReader {
  /** As everywhere else, unless a gate says otherwise. */
  static final double CONFIDENCE = 0.95;

  private final RunLabels labels;
  private final JudgeVerdicts verdicts;
  private final Judges judges;
  private final JudgeFinder finder;

  CorrectedReader(RunLabels labels, JudgeVerdicts verdicts, Judges judges, JudgeFinder finder) {
    this.labels = labels;
    this.verdicts = verdicts;
    this.judges = judges;
    this.finder = finder;
  }

  /** One rate for each judge with labels on its criterion; none before the run has ended. */
  public CorrectedTable of(ProjectId project, RunView run) {
    if (!run.state().isTerminal()) {
      return CorrectedTable.NONE;
    }
    List<RunLabel> said = labels.of(project, run.id());
    if (said.isEmpty()) {
      return CorrectedTable.NONE;
    }
    Map<String, List<JudgeVerdict>> byMetric =
        verdicts.of(project, run.id()).stream()
            .collect(
                Collectors.groupingBy(JudgeVerdict::metric, TreeMap::new, Collectors.toList()));
    List<CorrectedRate> rates = new ArrayList<>();
    byMetric.values().forEach(of -> rate(project, of, said).ifPresent(rates::add));
    return new CorrectedTable(rates);
  }

  private Optional<CorrectedRate> rate(
      ProjectId project, List<JudgeVerdict> given, List<RunLabel> said) {
    var judgeId = new JudgeId(given.getFirst().judgeId());
    Optional<Judge> judge = judges.find(project, judgeId);
    if (judge.isEmpty()) {
      return Optional.empty();
    }
    Map<Integer, RunLabel> asked =
        ofLargestQueue(unseen(judge.get(), said), judge.get().criterionId().value());
    List<SampledMean.Labelled> labelled = new ArrayList<>();
    List<Observation> all = new ArrayList<>();
    for (JudgeVerdict one : given) {
      all.add(new Observation(one.clusterKey(), share(one.passed())));
      RunLabel label = asked.get(one.ordinal());
      if (label != null) {
        labelled.add(
            new SampledMean.Labelled(
                one.clusterKey(), share(label.passed()), share(one.passed()), label.chanceOrAny()));
      }
    }
    if (labelled.stream().map(SampledMean.Labelled::unit).distinct().count()
        < SampledMean.UNITS_MIN) {
      return Optional.empty();
    }
    return Optional.of(
        new CorrectedRate(
            given.getFirst().metric(),
            judgeId,
            finder.words(project, judgeId),
            ClusteredMean.of(all, Range.UNIT).interval(Range.UNIT, CONFIDENCE),
            SampledMean.of(all, labelled, Range.UNIT, CONFIDENCE),
            all.size(),
            labelled.size()));
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

  private static double share(boolean passed) {
    return passed ? 1 : 0;
  }
}
