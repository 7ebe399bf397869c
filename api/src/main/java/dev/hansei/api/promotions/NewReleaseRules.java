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
 * How a project releases, as people write it. What is left out stays as it is.
 *
 * @param quorum how many approve at each stage
 * @param approvers ids of those who may approve; all release managers when empty
 * @param freezes when nothing goes forward in production
 * @param plan of requests to production that bring none; one without steps and path lets them go
 *     live for all at once
 * @param weakerPlans true lets a request bring a plan that asks for less than this one; else it may
 *     only be stricter
 */
public record NewReleaseRules(
    @Nullable Quorum quorum,
    @Nullable List<String> approvers,
    @Nullable List<NewFreeze> freezes,
    @Nullable NewReleasePlan plan,
    @Nullable Boolean weakerPlans) {
  public NewReleaseRules {
    approvers =
        approvers == null
            ? null
            : Rules.listOrEmpty("approvers", approvers, ReleaseRules.APPROVERS_MAX);
    freezes =
        freezes == null ? null : Rules.listOrEmpty("freezes", freezes, ReleaseRules.FREEZES_MAX);
  }

  /** How many approve, 1 to 10 each; as before where absent. */
  public record Quorum(
      @Nullable Integer dev, @Nullable Integer team, @Nullable Integer production) {
    ReleaseRules.Quorum quorum(ReleaseRules.Quorum before) {
      return new ReleaseRules.Quorum(
          number("quorum.dev", dev, before.dev()),
          number("quorum.team", team, before.team()),
          number("quorum.production", production, before.production()));
    }

    private static int number(String field, @Nullable Integer number, int before) {
      return Rules.between(field, number, before, 1, ReleasePlan.APPROVALS_MAX);
    }
  }

  /**
   * The rules.
   *
   * @param before what holds, and stays where nothing is said
   * @throws InvalidFieldException naming what is wrong
   */
  ReleaseRules rules(ReleaseRules before) {
    ReleaseRules.Quorum needed = quorum == null ? before.quorum() : quorum.quorum(before.quorum());
    try {
      return new ReleaseRules(
          needed,
          approvers == null ? before.approvers() : people(approvers),
          freezes == null ? before.freezes() : freezes.stream().map(NewFreeze::window).toList(),
          Optional.ofNullable(plan)
              .or(() -> before.plan().map(NewReleasePlan::from))
              .map(it -> withQuorum(it, needed))
              .filter(it ->
                  !it.steps().isEmpty() || !it.stops().isEmpty() || it.rehearsal().isPresent()),
          weakerPlans == null ? before.weakerPlans() : Optional.of(weakerPlans));
    } catch (InvalidFieldException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new InvalidFieldException("approvers", String.valueOf(e.getMessage()));
    }
  }

  private static List<PersonId> people(List<String> ids) {
    return ids.stream().map(id -> new PersonId(Rules.id("approvers", id))).toList();
  }

  /** The quorum is said once: a plan of the rules takes it from there. */
  private static ReleasePlan withQuorum(NewReleasePlan plan, ReleaseRules.Quorum needed) {
    return new NewReleasePlan(
            null,
            plan.steps(),
            plan.metrics(),
            plan.alphaHarm(),
            plan.margin(),
            plan.patience(),
            plan.path(),
            plan.rehearsal())
        .plan(needed.production());
  }
}
