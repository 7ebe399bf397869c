package dev.hansei.api.suites;

import dev.hansei.infra.registry.criteria.Judges;
import dev.hansei.infra.registry.suites.JudgeAnswers;
import dev.hansei.infra.registry.suites.RunView;
import dev.hansei.infra.registry.suites.Suites;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.criteria.JudgeMethod;
import dev.hansei.workflows.criteria.SafetyAnswer;
import dev.hansei.workflows.criteria.SafetyCounts;
import dev.hansei.workflows.criteria.SafetyPolicy;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what safety judges said of runs, for pages, REST and files. */
@Singleton
public final class SafetyReader {
  /** As everywhere else, unless a gate says otherwise. */
  static final double CONFIDENCE = 0.95;

  private final Suites suites;
  private final Judges judges;
  private final JudgeFinder finder;
  private final JudgeAnswers answers;

  SafetyReader(Suites suites, Judges judges, JudgeFinder finder, JudgeAnswers answers) {
    this.suites = suites;
    this.judges = judges;
    this.finder = finder;
    this.answers = answers;
  }

  /** An assertion's judge. */
  private record Asked(String metric, JudgeId judge) {}

  /**
   * By each safety judge that the run's suite asks itself, members of its sets among them; as it
   * stands while the run goes on. What a safety judge says on a jury is in the jury's verdict only.
   */
  public SafetyTable of(ProjectId project, RunView run) {
    List<JudgedSafety> judged = new ArrayList<>();
    for (Asked asked : asked(project, run)) {
      Optional<JudgeMethod> method = judges.find(project, asked.judge()).flatMap(Judge::method);
      if (method.orElse(null) instanceof JudgeMethod.Safety safety) {
        judged.add(
            new JudgedSafety(
                asked.metric(),
                asked.judge(),
                finder.words(project, asked.judge()),
                counts(project, run.id(), asked, safety)));
      }
    }
    return new SafetyTable(judged);
  }

  private List<Asked> asked(ProjectId project, RunView run) {
    return suites.require(project, run.input().suiteId()).assertions().stream()
        .flatMap(assertion -> assertion.leaves().stream())
        .flatMap(SafetyReader::asked)
        .distinct()
        .toList();
  }

  private static Stream<Asked> asked(Assertion assertion) {
    JudgeId judge = assertion.judge();
    return judge == null ? Stream.empty() : Stream.of(new Asked(assertion.metric(), judge));
  }

  private SafetyCounts counts(
      ProjectId project, RunId run, Asked asked, JudgeMethod.Safety safety) {
    List<SafetyAnswer> said =
        answers.of(project, run, asked.metric(), asked.judge()).stream()
            .map(answer -> new SafetyAnswer(answer.clusterKey(), answer.said()))
            .toList();
    return SafetyPolicy.count(safety.hazards(), said, CONFIDENCE);
  }
}
