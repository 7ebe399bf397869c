package dev.hansei.api.promotions;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.ReleaseRules;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a project releases, as people write it. What is left out is as usual.
 *
 * @param quorum how many approve at each stage; 2 where absent
 * @param approvers ids of those who may approve; all release managers when absent or empty
 * @param freezes when nothing goes forward in production
 * @param plan of requests to production that bring none; without it they go live for all at once
 */
public record NewReleaseRules(
    @Nullable Quorum quorum,
    @Nullable List<String> approvers,
    @Nullable List<NewFreeze> freezes,
    @Nullable NewReleasePlan plan) {
  public NewReleaseRules {
    approvers = Rules.listOrEmpty("approvers", approvers, ReleaseRules.APPROVERS_MAX);
    freezes = Rules.listOrEmpty("freezes", freezes, ReleaseRules.FREEZES_MAX);
  }

  /** How many approve, 1 to 10 each; 2 where absent. */
  public record Quorum(
      @Nullable Integer dev, @Nullable Integer team, @Nullable Integer production) {
    ReleaseRules.Quorum quorum() {
      return new ReleaseRules.Quorum(
          number("quorum.dev", dev),
          number("quorum.team", team),
          number("quorum.production", production));
    }

    private static int number(String field, @Nullable Integer number) {
      return Rules.between(
          field, number, ReleaseRules.Quorum.USUAL.production(), 1, ReleasePlan.APPROVALS_MAX);
    }
  }

  ReleaseRules rules() {
    ReleaseRules.Quorum needed = quorum == null ? ReleaseRules.Quorum.USUAL : quorum.quorum();
    List<PersonId> people =
        Rules.listOrEmpty("approvers", approvers, ReleaseRules.APPROVERS_MAX).stream()
            .map(id -> new PersonId(Rules.id("approvers", id)))
            .toList();
    try {
      return new ReleaseRules(
          needed,
          people,
          Rules.listOrEmpty("freezes", freezes, ReleaseRules.FREEZES_MAX).stream()
              .map(NewFreeze::window)
              .toList(),
          Optional.ofNullable(plan).map(it -> withQuorum(it, needed)));
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("approvers", String.valueOf(e.getMessage()));
    }
  }

  /** The quorum is said once: a plan of the rules takes it from there. */
  private static ReleasePlan withQuorum(NewReleasePlan plan, ReleaseRules.Quorum needed) {
    return new NewReleasePlan(
            null, plan.steps(), plan.metrics(), plan.alphaHarm(), plan.margin(), plan.patience())
        .plan(needed.production());
  }
}
