package dev.hansei.api.suites;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.pages.Names;
import dev.hansei.api.pages.charts.DifferencePlot;
import dev.hansei.api.pages.charts.IntervalChart;
import dev.hansei.api.pages.diff.WordDiff;
import dev.hansei.infra.registry.cases.CaseTrait;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.gates.CasePair;
import dev.hansei.infra.registry.gates.EvidenceReader;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.statistics.Estimate;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Gathers what the comparison of two runs shows. */
@Singleton
final class ComparePageReader {
  /** As everywhere else, unless a gate says otherwise. */
  private static final double CONFIDENCE = 0.95;

  /** Pairs with both answers on one page; each is several reads. */
  private static final int CASES = 20;

  private final Comparisons comparisons;
  private final EvidenceReader evidence;
  private final Outcomes outcomes;
  private final Cases cases;
  private final OutcomePageReader answers;
  private final RunWords words;
  private final GatesOfRuns gates;
  private final PairReader pairs;
  private final WinRates wins;

  ComparePageReader(
      Comparisons comparisons,
      EvidenceReader evidence,
      Outcomes outcomes,
      Cases cases,
      OutcomePageReader answers,
      RunWords words,
      GatesOfRuns gates,
      WinRates wins,
      PairReader pairs) {
    this.comparisons = comparisons;
    this.evidence = evidence;
    this.outcomes = outcomes;
    this.cases = cases;
    this.answers = answers;
    this.words = words;
    this.gates = gates;
    this.pairs = pairs;
    this.wins = wins;
  }

  /** The two runs. */
  record Both(RunView baseline, RunView candidate) {}

  /** The metric and the cases looked at, and how many pairs were on the pages before. */
  record Look(Optional<String> metric, Optional<Slice> slice, int from) {}

  ComparePage read(Frame frame, ProjectId project, Both both, Look look) {
    RunId before = both.baseline().id();
    RunId after = both.candidate().id();
    var asked = new Comparisons.Asked(project, before, after, CONFIDENCE, look.slice());
    List<ComparedMetric> metrics = comparisons.of(asked).metrics();
    List<CaseTrait> items = comparisons.cases(project, after);
    String metric =
        look.metric()
            .filter(name -> metrics.stream().anyMatch(line -> line.metric().equals(name)))
            .orElse(metrics.isEmpty() ? "" : metrics.getFirst().metric());
    List<CasePair> shown = regressionsFirst(project, both, metric, within(items, look.slice()));
    return new ComparePage(
        frame,
        words.line(project, both.baseline()),
        words.line(project, both.candidate()),
        metric,
        metrics,
        look.slice(),
        Slices.of(items).parts().stream()
            .map(part -> new ComparePage.NamedSlice(part.slice(), part.name()))
            .toList(),
        chart(metrics),
        DifferencePlot.of(shown.stream().mapToDouble(CasePair::difference).toArray()),
        wins.of(project, both, metric, shown),
        shown.stream()
            .skip(look.from())
            .limit(CASES)
            .map(pair -> pair(frame, project, both, pair))
            .toList(),
        pairwise(project, both),
        gates.askable(frame, project),
        gates.said(frame, project, before, after),
        next(both, metric, look, shown.size()));
  }

  private List<ComparePage.Pairwise> pairwise(ProjectId project, Both both) {
    List<ComparePage.Pairwise> said = new ArrayList<>();
    pairs
        .of(project, both.baseline().id(), both.candidate())
        .forEach((metric, tally) -> {
          Optional<Estimate> rate = tally.winRate(CONFIDENCE);
          Optional<Estimate> share = tally.inconsistency(CONFIDENCE);
          if (rate.isPresent() && share.isPresent()) {
            said.add(new ComparePage.Pairwise(metric, tally, rate.get(), share.get()));
          }
        });
    return said;
  }

  private List<CasePair> regressionsFirst(
      ProjectId project, Both both, String metric, Optional<Set<CaseId>> within) {
    return evidence.pairs(project, both.baseline().id(), both.candidate().id(), metric).stream()
        .filter(pair -> within.isEmpty() || within.get().contains(pair.caseId()))
        .sorted(Comparator.comparingDouble(CasePair::difference))
        .toList();
  }

  private static Optional<Set<CaseId>> within(List<CaseTrait> items, Optional<Slice> slice) {
    return slice.map(wanted ->
        items.stream().filter(wanted::holds).map(CaseTrait::id).collect(Collectors.toSet()));
  }

  private static IntervalChart chart(List<ComparedMetric> metrics) {
    return IntervalChart.ofDifferences(
        metrics.stream()
            .map(line -> line.paired().difference())
            .map(it -> new IntervalChart.Interval(it.value(), it.lower(), it.upper()))
            .toList());
  }

  private ComparePage.CasePair pair(Frame frame, ProjectId project, Both both, CasePair pair) {
    CaseId id = pair.caseId();
    Optional<Case> item = cases.find(project, id);
    Side before = side(frame, project, both.baseline().id(), id);
    Side after = side(frame, project, both.candidate().id(), id);
    return new ComparePage.CasePair(
        item.map(it -> it.content().question()).orElse("(erased)"),
        item.map(Case::required).orElse(false),
        pair.baseline(),
        pair.candidate(),
        WordDiff.of(before.answer(), after.answer()),
        before.href(),
        after.href());
  }

  private Side side(Frame frame, ProjectId project, RunId run, CaseId id) {
    String href = frame.to("/suites/runs/" + run);
    Optional<Outcome> first = outcomes.ofCase(project, run, id).stream().findFirst();
    return new Side(
        first.flatMap(outcome -> answers.answer(project, outcome)).orElse(""),
        first.map(outcome -> href + "/outcomes/" + outcome.ordinal()).orElse(href));
  }

  private static Optional<String> next(Both both, String metric, Look look, int total) {
    int from = look.from() + CASES;
    return from >= total
        ? Optional.empty()
        : Optional.of(
            "?baseline=%s&candidate=%s&metric=%s%s&from=%d"
                .formatted(
                    both.baseline().id(),
                    both.candidate().id(),
                    Names.inQuery(metric),
                    look.slice().map(it -> "&slice=" + Names.inQuery(it.toString())).orElse(""),
                    from));
  }

  private record Side(String answer, String href) {}
}
