package dev.hansei.api.failures;

import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.failures.PatternView;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.EarlierAnswer;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Makes drafts of a failure mode, one of each of its heaviest texts: the question again, what the
 * application had before it, and as reference what somebody said it should have answered. People
 * finalise them.
 */
@Singleton
final class ModeCases {
  /** As many as a person looks through in one sitting. */
  static final int CASES_MAX = 20;

  private static final int PASSAGES_MAX = 20;

  private final Clusters clusters;
  private final ClusterMoves moves;
  private final Failures failures;
  private final Traces traces;
  private final Cases cases;

  ModeCases(Clusters clusters, ClusterMoves moves, Failures failures, Traces traces, Cases cases) {
    this.clusters = clusters;
    this.moves = moves;
    this.failures = failures;
    this.traces = traces;
    this.cases = cases;
  }

  /**
   * Makes them. Again adds nothing: a question that the dataset asks already is rejected there.
   *
   * @return how many drafts there are now that were not before
   */
  int make(ProjectId project, ClusterId mode, DatasetId dataset, Actor actor) {
    List<NewCase> added =
        clusters.patterns(project, mode, CASES_MAX).stream()
            .flatMap(pattern -> caseOf(project, pattern, dataset).stream())
            .toList();
    if (added.isEmpty()) {
      return 0;
    }
    long drafts =
        cases.addAll(project, dataset, added, actor).stream()
            .filter(made -> made.state() == Case.State.DRAFT)
            .count();
    clusters
        .find(project, mode)
        .filter(found -> ClusterMove.from(found.view().state()).contains(ClusterState.IN_SUITE))
        .ifPresent(_ -> moves.move(project, mode, ClusterMove.to(ClusterState.IN_SUITE), actor));
    return (int) drafts;
  }

  private Optional<NewCase> caseOf(ProjectId project, PatternView pattern, DatasetId dataset) {
    return failures
        .find(project, pattern.example())
        .map(FailureDetail::failure)
        .filter(failure -> !failure.question().isBlank())
        .map(failure ->
            new NewCase(
                dataset,
                content(project, failure),
                Case.State.DRAFT,
                pattern.traces(),
                Optional.empty(),
                new NewCase.Origin(Optional.of(failure.id()), Optional.empty(), Optional.empty())));
  }

  private CaseContent content(ProjectId project, Failure failure) {
    List<CaseContent.ContextPassage> passages =
        traces
            .find(project, failure.traceId())
            .map(trace ->
                trace.spans().stream()
                    .flatMap(span -> span.passages().stream())
                    .distinct()
                    .limit(PASSAGES_MAX)
                    .map(ModeCases::passage)
                    .toList())
            .orElse(List.of());
    return new CaseContent(
        failure.question(),
        failure.correction(),
        passages,
        EarlierAnswer.fields(failure.answer(), List.of()));
  }

  private static CaseContent.ContextPassage passage(Span.RetrievedPassage passage) {
    return new CaseContent.ContextPassage(passage.id(), passage.text());
  }
}
