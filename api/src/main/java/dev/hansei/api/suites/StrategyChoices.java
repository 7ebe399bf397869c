package dev.hansei.api.suites;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The strategies that the form of a run offers; others are run by command or API. */
@Singleton
final class StrategyChoices {
  /** Older judges than these are named by command or API. */
  private static final int JUDGES = 5;

  private static final String BEST = NewStrategy.BEST_OF_N + "/";

  private final JudgeFinder judges;
  private final StrategyReader reader;

  StrategyChoices(JudgeFinder judges, StrategyReader reader) {
    this.judges = judges;
    this.reader = reader;
  }

  /** The choices; the first is none. */
  List<SuitePage.StrategyChoice> of(ProjectId project) {
    List<SuitePage.StrategyChoice> choices = new ArrayList<>();
    choices.add(new SuitePage.StrategyChoice("", "ask once"));
    judges
        .choosing(project, JUDGES)
        .forEach(judge ->
            choices.add(
                new SuitePage.StrategyChoice(
                    BEST + judge.id(), "best of 4 by judge " + judges.words(project, judge.id()))));
    choices.add(
        new SuitePage.StrategyChoice(NewStrategy.SELF_CONSISTENCY, "majority of 4 samples"));
    choices.add(
        new SuitePage.StrategyChoice(
            NewStrategy.SELF_CRITIQUE, "let it review its answer and write it again"));
    choices.add(
        new SuitePage.StrategyChoice(
            NewStrategy.RETRY, "ask again until it fits the prompt's output schema"));
    return List.copyOf(choices);
  }

  /**
   * The target with what a choice stands for around it.
   *
   * @throws dev.hansei.api.problems.InvalidFieldException where it cannot be
   */
  Target around(ProjectId project, Target of, String choice) {
    if (choice.isEmpty()) {
      return of;
    }
    boolean best = choice.startsWith(BEST);
    return reader.around(
        project,
        of,
        wanted(
            best ? NewStrategy.BEST_OF_N : choice,
            best ? JudgeId.of(choice.substring(BEST.length())).toString() : null),
        _ -> of);
  }

  private static NewStrategy wanted(String type, @Nullable String judge) {
    return new NewStrategy(type, null, null, null, judge, null, null, null, null);
  }
}
