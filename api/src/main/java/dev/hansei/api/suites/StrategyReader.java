package dev.hansei.api.suites;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.criteria.Assertion;
import dev.hansei.workflows.criteria.Judge;
import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.prompts.PromptVersion;
import dev.hansei.workflows.suites.Strategy;
import dev.hansei.workflows.suites.Target;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the strategy that a body asks for around a target, and refuses what could only fail. */
@Singleton
final class StrategyReader {
  private static final String PLACE = "target.strategy";

  private final JudgeFinder judges;
  private final Prompts prompts;

  StrategyReader(JudgeFinder judges, Prompts prompts) {
    this.judges = judges;
    this.prompts = prompts;
  }

  /**
   * The target with the strategy around it.
   *
   * @param member reads a further member of an ensemble
   * @throws InvalidFieldException naming the field
   */
  Target around(
      ProjectId project, Target of, NewStrategy wanted, Function<NewTarget, Target> member) {
    try {
      Target target = new Target.ByStrategy(of, strategy(project, of, wanted, member));
      requireChecks(project, target);
      return target;
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException(PLACE, sentence(String.valueOf(e.getMessage())));
    }
  }

  private static String sentence(String rule) {
    return Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ".";
  }

  private Strategy strategy(
      ProjectId project, Target of, NewStrategy wanted, Function<NewTarget, Target> member) {
    return switch (wanted.type()) {
      case NewStrategy.SELF_CRITIQUE -> new Strategy.SelfCritique(wanted.roundsOrUsual());
      case NewStrategy.BEST_OF_N ->
          new Strategy.BestOfN(wanted.samples(), judge(project, wanted.judge()));
      case NewStrategy.SELF_CONSISTENCY ->
          new Strategy.SelfConsistency(wanted.samples(), wanted.transform());
      case NewStrategy.ENSEMBLE -> ensemble(project, wanted, member);
      default -> new Strategy.RetryUntilValid(attempts(of, wanted), checks(wanted.checks()));
    };
  }

  private Strategy.Ensemble ensemble(
      ProjectId project, NewStrategy wanted, Function<NewTarget, Target> member) {
    List<Target.PromptOnModel> members = new ArrayList<>();
    for (NewMember other : wanted.others()) {
      if (member.apply(other.target()) instanceof Target.PromptOnModel prompted) {
        members.add(prompted);
      }
    }
    boolean judged = NewStrategy.JUDGE.equals(wanted.rule());
    return new Strategy.Ensemble(
        members,
        judged ? Strategy.Ensemble.Rule.JUDGE : Strategy.Ensemble.Rule.MAJORITY,
        judged ? judge(project, wanted.judge()) : null,
        wanted.transform());
  }

  private static int attempts(Target of, NewStrategy wanted) {
    if (wanted.attempts() != null) {
      return wanted.attempts();
    }
    return of.varies() ? NewStrategy.ATTEMPTS_USUAL : 1;
  }

  private static List<Assertion> checks(List<NewAssertion> given) {
    List<Assertion> checks = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      checks.add(AssertionReader.at(PLACE + ".assertions[%d].".formatted(i), given.get(i)));
    }
    return checks;
  }

  private JudgeId judge(ProjectId project, @Nullable String named) {
    String name = Rules.needed(PLACE + ".judge", named);
    Judge judge =
        judges
            .find(project, name)
            .orElseThrow(() ->
                new InvalidFieldException(
                    PLACE + ".judge",
                    "There is no judge of that id and no criterion '%s' with a judge."
                        .formatted(name)));
    if (!judges.chooses(project, judge)) {
      throw new InvalidFieldException(
          PLACE + ".judge",
          "It cannot choose: a judge that does sees question, context and answer only, each answer"
              + " alone. Choose one of kind rubric, grades, categories, g-eval,"
              + " factual-consistency or answer-relevance, a learned one, or a jury of such.");
    }
    return judge.id();
  }

  /** The worker would refuse it too, but only once the run has begun. */
  private void requireChecks(ProjectId project, Target target) {
    boolean bySchema =
        target.strategyIfAny().orElse(null) instanceof Strategy.RetryUntilValid retry
            && retry.assertions().isEmpty();
    if (bySchema && !hasSchema(project, target.plain())) {
      throw new InvalidFieldException(
          PLACE + ".assertions",
          "Say what makes an answer valid; only a prompt version with an output schema needs"
              + " none.");
    }
  }

  private boolean hasSchema(ProjectId project, Target target) {
    return target instanceof Target.PromptOnModel prompted
        && prompts
            .version(project, prompted.promptVersionId())
            .map(PromptVersion::content)
            .filter(content -> !content.outputSchema().isEmpty())
            .isPresent();
  }
}
