package dev.hansei.workflows.gates;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.suites.RunId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a gate decides on.
 *
 * @param baselineRun absent exactly where nothing is live that a candidate could be compared with
 * @param baselineCoverage scored over planned, 0 to 1; 1 where there is no baseline
 * @param requiredTotal how many cases are required
 * @param requiredFailed the required cases that the candidate did not pass, at most {@link
 *     #FAILED_LISTED_MAX} of them
 * @param requiredFailedTotal how many in all
 * @param judges the standing of every judge whose verdicts are among the metrics; empty in evidence
 *     that was gathered before judges had certificates
 * @param corrected what people would say, for each metric that a rule on that names; empty where
 *     none does
 * @param asked what rules ask beside comparisons, and what further cases cost; nothing in evidence
 *     that was gathered before gates could ask
 * @param marks which cases count as required; absent where no rule asks, and in evidence that was
 *     gathered before it was kept
 */
public record Evidence(
    Optional<RunId> baselineRun,
    RunId candidateRun,
    List<MetricEvidence> metrics,
    double baselineCoverage,
    double candidateCoverage,
    int requiredTotal,
    List<CaseId> requiredFailed,
    int requiredFailedTotal,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<JudgeStanding> judges,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Nullable List<CorrectedEvidence> corrected,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AskedEvidence asked,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable RequiredMarks marks) {
  /** Enough to start reading; the run's page has them all. */
  public static final int FAILED_LISTED_MAX = 20;

  @JsonCreator
  public Evidence {
    Objects.requireNonNull(baselineRun, "baselineRun is null");
    Objects.requireNonNull(candidateRun, "candidateRun is null");
    metrics = List.copyOf(metrics);
    if (!(baselineCoverage >= 0 && baselineCoverage <= 1)
        || !(candidateCoverage >= 0 && candidateCoverage <= 1)) {
      throw new IllegalArgumentException("coverage is 0 to 1");
    }
    requiredFailed = List.copyOf(requiredFailed);
    if (requiredFailed.size() > FAILED_LISTED_MAX || requiredFailedTotal > requiredTotal) {
      throw new IllegalArgumentException("required cases do not add up");
    }
    judges = judges == null ? List.of() : List.copyOf(judges);
    corrected = corrected == null ? List.of() : List.copyOf(corrected);
  }

  /** Evidence that does not say which cases are required. */
  public Evidence(
      Optional<RunId> baselineRun,
      RunId candidateRun,
      List<MetricEvidence> metrics,
      double baselineCoverage,
      double candidateCoverage,
      int requiredTotal,
      List<CaseId> requiredFailed,
      int requiredFailedTotal,
      List<JudgeStanding> judges,
      List<CorrectedEvidence> corrected,
      @Nullable AskedEvidence asked) {
    this(
        baselineRun,
        candidateRun,
        metrics,
        baselineCoverage,
        candidateCoverage,
        requiredTotal,
        requiredFailed,
        requiredFailedTotal,
        judges,
        corrected,
        asked,
        null);
  }

  /** Evidence for rules that compare, count, or ask people. */
  public Evidence(
      Optional<RunId> baselineRun,
      RunId candidateRun,
      List<MetricEvidence> metrics,
      double baselineCoverage,
      double candidateCoverage,
      int requiredTotal,
      List<CaseId> requiredFailed,
      int requiredFailedTotal,
      List<JudgeStanding> judges,
      List<CorrectedEvidence> corrected) {
    this(
        baselineRun,
        candidateRun,
        metrics,
        baselineCoverage,
        candidateCoverage,
        requiredTotal,
        requiredFailed,
        requiredFailedTotal,
        judges,
        corrected,
        null);
  }

  /** Evidence for rules that ask no people. */
  public Evidence(
      Optional<RunId> baselineRun,
      RunId candidateRun,
      List<MetricEvidence> metrics,
      double baselineCoverage,
      double candidateCoverage,
      int requiredTotal,
      List<CaseId> requiredFailed,
      int requiredFailedTotal,
      List<JudgeStanding> judges) {
    this(
        baselineRun,
        candidateRun,
        metrics,
        baselineCoverage,
        candidateCoverage,
        requiredTotal,
        requiredFailed,
        requiredFailedTotal,
        judges,
        List.of());
  }

  /** Evidence in which no judge speaks. */
  public Evidence(
      Optional<RunId> baselineRun,
      RunId candidateRun,
      List<MetricEvidence> metrics,
      double baselineCoverage,
      double candidateCoverage,
      int requiredTotal,
      List<CaseId> requiredFailed,
      int requiredFailedTotal) {
    this(
        baselineRun,
        candidateRun,
        metrics,
        baselineCoverage,
        candidateCoverage,
        requiredTotal,
        requiredFailed,
        requiredFailedTotal,
        List.of());
  }

  @Override
  public List<JudgeStanding> judges() {
    return Objects.requireNonNullElse(judges, List.of());
  }

  @Override
  public List<CorrectedEvidence> corrected() {
    return Objects.requireNonNullElse(corrected, List.of());
  }

  /** The same, which need not be there. */
  public AskedEvidence askedOrNone() {
    return Objects.requireNonNullElse(asked, AskedEvidence.NONE);
  }

  /** Which cases count as required; empty where that is not told. */
  public Optional<RequiredMarks> requiredMarks() {
    return Optional.ofNullable(marks);
  }

  /** What people would say, on the criterion behind a metric. */
  public Optional<CorrectedEvidence> corrected(String metric) {
    return corrected().stream().filter(one -> one.metric().equals(metric)).findFirst();
  }

  /** The standing of the judge that gives a metric; empty where none does. */
  Optional<JudgeStanding> judge(String metric) {
    return judges().stream().filter(judge -> judge.metric().equals(metric)).findFirst();
  }

  /** The standing of the judge that gives a metric and may not gate. */
  public Optional<JudgeStanding> uncertified(String metric) {
    return judges().stream()
        .filter(judge -> judge.metric().equals(metric) && !judge.mayGate())
        .findFirst();
  }

  /** The evidence on a metric, where both runs scored it. */
  public Optional<MetricEvidence> metric(String name) {
    return metrics.stream().filter(metric -> metric.metric().equals(name)).findFirst();
  }
}
