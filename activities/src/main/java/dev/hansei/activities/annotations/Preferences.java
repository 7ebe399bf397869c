package dev.hansei.activities.annotations;

import dev.hansei.activities.annotations.FoundItems.Found;
import dev.hansei.infra.registry.cases.CaseTraits;
import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.annotations.Item;
import dev.hansei.workflows.annotations.Origin;
import dev.hansei.workflows.annotations.Preference;
import dev.hansei.workflows.annotations.QueuePlan;
import dev.hansei.workflows.annotations.Selection;
import dev.hansei.workflows.annotations.SelectionPolicy;
import dev.hansei.workflows.annotations.SelectionPolicy.Facts;
import dev.hansei.workflows.annotations.Strategy;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.CriterionId;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.Score;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** How much a queue's selection wants each answer of a run: by verdicts, outcome, failure mode. */
@Singleton
final class Preferences {
  private final Judges judges;
  private final Suites suites;
  private final CaseTraits traits;

  Preferences(Judges judges, Suites suites, CaseTraits traits) {
    this.judges = judges;
    this.suites = suites;
    this.traits = traits;
  }

  /** Those of one run by a plan that selects. */
  OfRun of(ProjectId project, RunView run, QueuePlan plan) {
    return new OfRun(project, run, plan);
  }

  /** What is read once for a page of answers. */
  final class OfRun {
    private final ProjectId project;
    private final CriterionId criterion;
    private final Strategy strategy;
    private final Map<String, Double> thresholds = new HashMap<>();
    private final Map<JudgeId, Optional<Judge>> known = new HashMap<>();
    private final Map<CaseId, String> modes = new HashMap<>();

    private OfRun(ProjectId project, RunView run, QueuePlan plan) {
      this.project = project;
      this.criterion = plan.criterionId();
      this.strategy = plan.selection().map(Selection::strategy).orElse(Strategy.RANDOM);
      if (strategy == Strategy.THRESHOLD) {
        suites.require(project, run.input().suiteId()).assertions().stream()
            .flatMap(assertion -> assertion.leaves().stream())
            .forEach(this::keepThreshold);
      }
      if (strategy == Strategy.STRATIFIED) {
        traits
            .of(project, run.input().datasetVersionId())
            .forEach(one -> one.mode().ifPresent(mode -> modes.put(one.id(), mode.name())));
      }
    }

    private void keepThreshold(Assertion leaf) {
      thresholds.put(leaf.metric(), leaf.threshold());
    }

    /** The same items with how much each is wanted. */
    List<Found> add(List<Outcome> page, List<Found> found) {
      Map<Integer, Outcome> byOrdinal = new HashMap<>();
      page.forEach(outcome -> byOrdinal.put(outcome.ordinal(), outcome));
      return found.stream()
          .map(one ->
              one.origin() instanceof Origin.OfRun of
                  ? Optional.ofNullable(byOrdinal.get(of.ordinal()))
                      .map(outcome -> one.wanted(preference(outcome, one.item())))
                      .orElse(one)
                  : one)
          .toList();
    }

    private Preference preference(Outcome outcome, Item item) {
      return new Preference(
          SelectionPolicy.size(strategy, facts(scores(outcome), item)), stratum(outcome));
    }

    private Facts facts(List<Score> all, Item item) {
      List<Score> judged = all.stream().filter(score -> judge(score).isPresent()).toList();
      Optional<Score> newest =
          judged.stream()
              .max(Comparator.comparingInt(score -> judge(score).map(Judge::number).orElse(0)));
      return new Facts(
          judged.stream().map(Score::judgePassed).toList(),
          newest.map(score -> OptionalDouble.of(score.judgeValue())).orElse(OptionalDouble.empty()),
          newest.map(score -> thresholds.getOrDefault(score.metric(), 0.5)).orElse(0.5),
          item.chars());
    }

    /** The judge of a score, where it is one on the criterion. */
    private Optional<Judge> judge(Score score) {
      return score
          .judged()
          .flatMap(it -> known.computeIfAbsent(it.judge(), id -> judges.find(project, id)))
          .filter(judge -> judge.criterionId().equals(criterion));
    }

    private String stratum(Outcome outcome) {
      if (strategy != Strategy.STRATIFIED) {
        return "";
      }
      String whole =
          outcome(outcome.result()) + ", " + modes.getOrDefault(outcome.caseId(), "no mode");
      return whole.substring(0, Math.min(whole.length(), Preference.STRATUM_CHARS_MAX));
    }
  }

  private static List<Score> scores(Outcome outcome) {
    return switch (outcome.result()) {
      case Result.Scored scored -> scored.scores();
      case Result.Unscored unscored -> unscored.scores();
      case Result.Errored _, Result.Cancelled _ -> List.of();
    };
  }

  private static String outcome(Result result) {
    return switch (result) {
      case Result.Scored scored -> scored.passed() ? "passed" : "failed";
      case Result.Unscored _ -> "not scored";
      case Result.Errored _, Result.Cancelled _ -> "no answer";
    };
  }
}
