package dev.hansei.api.suites;

import dev.hansei.api.pages.Names;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.cases.Cases;
import dev.hansei.infra.registry.suites.OutcomeFilter;
import dev.hansei.infra.registry.suites.Outcomes;
import dev.hansei.infra.registry.suites.ResultWord;
import dev.hansei.workflows.cases.Case;
import dev.hansei.workflows.cases.CaseId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Outcome;
import dev.hansei.workflows.suites.Result;
import dev.hansei.workflows.suites.RunId;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Outcomes as lines of a list, with the question of their case. */
@Singleton
final class OutcomeLines {
  private final Outcomes outcomes;
  private final Cases cases;

  OutcomeLines(Outcomes outcomes, Cases cases) {
    this.outcomes = outcomes;
    this.cases = cases;
  }

  /** Some lines, and the cursor of the following ones. */
  record Listed(List<OutcomeLine> lines, Optional<String> next) {}

  Listed list(ProjectId project, RunId run, RunPageReader.Shown shown) {
    Optional<List<Outcome>> most = most(project, run, shown.show());
    if (most.isPresent()) {
      return new Listed(lines(project, most.get()), Optional.empty());
    }
    var request = new PageRequest(shown.after(), PageRequest.LIMIT_DEFAULT);
    Page<Outcome> page = outcomes.page(project, run, filter(shown.show()), request);
    return new Listed(lines(project, page.items()), page.next());
  }

  private Optional<List<Outcome>> most(ProjectId project, RunId run, String show) {
    int limit = PageRequest.LIMIT_DEFAULT;
    return switch (show) {
      case "worst" -> Optional.of(outcomes.worst(project, run, limit));
      case "slowest" -> Optional.of(outcomes.slowest(project, run, limit));
      case "costliest" -> Optional.of(outcomes.costliest(project, run, limit));
      default -> Optional.empty();
    };
  }

  OutcomeLine line(Outcome outcome, Optional<Case> item) {
    return new OutcomeLine(
        outcome.ordinal(),
        outcome.repetition(),
        item.map(it -> it.content().question()).orElse("(erased)"),
        item.map(Case::required).orElse(false),
        word(outcome.result()),
        reason(outcome.result()),
        switch (outcome.result()) {
          case Result.Scored scored -> scored.scores();
          case Result.Unscored(var _, var scores) -> scores;
          case Result.Errored _, Result.Cancelled _ -> List.of();
        },
        outcome.result() instanceof Result.Scored scored && scored.passed(),
        outcome.latencyMillis(),
        outcome.usage());
  }

  private List<OutcomeLine> lines(ProjectId project, List<Outcome> found) {
    Map<CaseId, Optional<Case>> known = new HashMap<>();
    return found.stream()
        .map(outcome ->
            line(outcome, known.computeIfAbsent(outcome.caseId(), id -> cases.find(project, id))))
        .toList();
  }

  private static OutcomeFilter filter(String show) {
    return show.equals("failed")
        ? new OutcomeFilter(Optional.empty(), true)
        : new OutcomeFilter(Names.find(ResultWord.class, show), false);
  }

  private static String word(Result result) {
    return switch (result) {
      case Result.Scored _ -> "scored";
      case Result.Errored _ -> "error";
      case Result.Unscored _ -> "unscored";
      case Result.Cancelled _ -> "cancelled";
    };
  }

  private static String reason(Result result) {
    return switch (result) {
      case Result.Errored(var reason) -> Names.words(reason);
      case Result.Unscored(var reason, var _) -> Names.words(reason);
      case Result.Scored _, Result.Cancelled _ -> "";
    };
  }
}
