package dev.hansei.api.failures;

import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.cases.NewCase;
import dev.hansei.infra.registry.failures.ClusterMoves;
import dev.hansei.infra.registry.failures.Clusters;
import dev.hansei.infra.registry.failures.FailureDetail;
import dev.hansei.infra.registry.failures.Failures;
import dev.hansei.infra.registry.failures.PatternCases;
import dev.hansei.infra.registry.failures.PatternView;
import dev.hansei.infra.registry.traces.Traces;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseCluster;
import dev.hansei.workflows.cases.CaseContent;
import dev.hansei.workflows.cases.CaseProblem;
import dev.hansei.workflows.cases.DatasetId;
import dev.hansei.workflows.cases.EarlierAnswer;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.ClusterMove;
import dev.hansei.workflows.failures.ClusterState;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.SpanFacts;
import dev.hansei.workflows.traces.Trace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
  private final PatternCases patterns;
  private final Failures failures;
  private final Traces traces;
  private final Cases cases;
  private final Transactions transactions;

  ModeCases(
      Clusters clusters,
      ClusterMoves moves,
      PatternCases patterns,
      Failures failures,
      Traces traces,
      Cases cases,
      Transactions transactions) {
    this.clusters = clusters;
    this.moves = moves;
    this.patterns = patterns;
    this.failures = failures;
    this.traces = traces;
    this.cases = cases;
    this.transactions = transactions;
  }

  /**
   * Makes them. A case weighs as much as the open failures of its text that have none yet, and
   * those have one from then on; a question that the dataset asks already adds that weight to the
   * case that asks it. Again adds nothing. The mode is in a suite once one of its texts is asked.
   *
   * @return how many drafts there are now that were not before
   */
  int make(ProjectId project, ClusterId mode, DatasetId dataset, Actor actor) {
    // Whole texts and traces lie in the object store: read them before anything is locked.
    List<Wanted> wanted =
        clusters.patterns(project, mode, CASES_MAX).stream()
            .flatMap(pattern -> wanted(project, pattern).stream())
            .toList();
    return transactions.write(() -> add(project, mode, dataset, wanted, actor));
  }

  /** A text and what is to be asked of it. */
  private record Wanted(PatternId pattern, FailureId example, CaseContent content) {}

  private Optional<Wanted> wanted(ProjectId project, PatternView pattern) {
    return failures
        .find(project, pattern.example())
        .map(FailureDetail::failure)
        .filter(failure -> !failure.question().isBlank())
        .map(failure -> new Wanted(pattern.id(), failure.id(), content(project, failure)));
  }

  private int add(
      ProjectId project, ClusterId mode, DatasetId dataset, List<Wanted> wanted, Actor actor) {
    Map<PatternId, Integer> weights =
        patterns.lockWithoutCase(project, wanted.stream().map(Wanted::pattern).toList());
    List<Wanted> left = wanted.stream().filter(one -> weights.containsKey(one.pattern())).toList();
    if (left.isEmpty()) {
      return 0;
    }
    List<NewCase> added =
        left.stream()
            .map(one -> newCase(dataset, one, weights.getOrDefault(one.pattern(), 1)))
            .toList();
    List<Case> made = cases.addAll(project, dataset, added, actor);
    List<PatternId> covered =
        IntStream.range(0, made.size())
            .filter(place -> isAsked(made.get(place)))
            .mapToObj(place -> left.get(place).pattern())
            .toList();
    patterns.markHasCase(project, covered);
    if (!covered.isEmpty()) {
      clusters
          .find(project, mode)
          .filter(found -> ClusterMove.from(found.view().state()).contains(ClusterState.IN_SUITE))
          .ifPresent(_ -> moves.move(project, mode, ClusterMove.to(ClusterState.IN_SUITE), actor));
    }
    return (int) made.stream().filter(one -> one.state() == Case.State.DRAFT).count();
  }

  private static NewCase newCase(DatasetId dataset, Wanted wanted, int weight) {
    return new NewCase(
        dataset,
        wanted.content(),
        Case.State.DRAFT,
        weight,
        Optional.empty(),
        new NewCase.Origin(Optional.of(wanted.example()), Optional.empty(), Optional.empty()));
  }

  /** Whether the dataset asks it by now, in this case or in one before. */
  private static boolean isAsked(Case made) {
    return made.state() == Case.State.DRAFT
        || made.check()
            .filter(check -> check.problems().contains(CaseProblem.DUPLICATE))
            .isPresent();
  }

  private CaseContent content(ProjectId project, Failure failure) {
    Optional<Trace> trace = traces.find(project, failure.traceId());
    Map<String, String> fields = new TreeMap<>(EarlierAnswer.fields(failure.answer(), List.of()));
    trace
        .flatMap(SpanFacts::conversationOf)
        .ifPresent(id -> fields.put(CaseCluster.CONVERSATION_FIELD, id));
    return new CaseContent(
        failure.question(),
        failure.correction(),
        trace.map(ModeCases::passages).orElse(List.of()),
        fields);
  }

  private static List<CaseContent.ContextPassage> passages(Trace trace) {
    return trace.spans().stream()
        .flatMap(span -> span.passages().stream())
        .distinct()
        .limit(PASSAGES_MAX)
        .map(ModeCases::passage)
        .toList();
  }

  private static CaseContent.ContextPassage passage(Span.RetrievedPassage passage) {
    return new CaseContent.ContextPassage(passage.id(), passage.text());
  }
}
