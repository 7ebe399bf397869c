package dev.hansei.workflows.promotions;

import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.prompts.Stage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * How a project releases: how many approve at each stage, who, when nothing goes forward, and the
 * plan of requests that bring none.
 *
 * @param quorum how many people approve what is asked for from now on
 * @param approvers who may approve, of those with the role; empty for all with the role
 * @param freezes when nothing goes forward in production; a rollback always goes
 * @param plan of requests to production that bring no plan of their own; its approvals give way to
 *     the quorum
 * @param weakerPlans whether a request may bring a plan that asks for less than this one; absent
 *     for no, so that rules which said nothing keep their hash
 */
public record ReleaseRules(
    Quorum quorum,
    List<PersonId> approvers,
    List<FreezeWindow> freezes,
    Optional<ReleasePlan> plan,
    Optional<Boolean> weakerPlans) {
  /** Of a project that has written down nothing: two release managers, no freeze, no plan. */
  public static final ReleaseRules USUAL =
      new ReleaseRules(Quorum.USUAL, List.of(), List.of(), Optional.empty());

  /** More than that are a role. */
  public static final int APPROVERS_MAX = 100;

  /** A year's holidays, and the weekend. */
  public static final int FREEZES_MAX = 100;

  public ReleaseRules {
    Objects.requireNonNull(quorum, "quorum is null");
    approvers = List.copyOf(approvers);
    freezes = List.copyOf(freezes);
    Objects.requireNonNull(plan, "plan is null");
    weakerPlans = weakerPlans.filter(Boolean::booleanValue);
    if (approvers.size() > APPROVERS_MAX
        || approvers.stream().distinct().count() != approvers.size()) {
      throw new IllegalArgumentException("approvers are at most 100 people, each once");
    }
    if (freezes.size() > FREEZES_MAX) {
      throw new IllegalArgumentException("at most 100 freezes: " + freezes.size());
    }
  }

  /** Requests may only be stricter than the plan. */
  public ReleaseRules(
      Quorum quorum,
      List<PersonId> approvers,
      List<FreezeWindow> freezes,
      Optional<ReleasePlan> plan) {
    this(quorum, approvers, freezes, plan, Optional.empty());
  }

  /** Whether a request may bring a plan that asks for less than the project's. */
  public boolean allowsWeakerPlans() {
    return weakerPlans.isPresent();
  }

  /** What forbids a forward step at a stage at a moment; only production freezes. */
  public Optional<FreezePolicy.Frozen> frozen(Stage stage, Instant now) {
    return stage == Stage.PRODUCTION ? FreezePolicy.at(freezes, now) : Optional.empty();
  }

  /** How many people approve, by stage; 1 to {@link ReleasePlan#APPROVALS_MAX} each. */
  public record Quorum(int dev, int team, int production) {
    /** The two-person rule everywhere. */
    public static final Quorum USUAL =
        new Quorum(
            ApprovalPolicy.APPROVALS_NEEDED,
            ApprovalPolicy.APPROVALS_NEEDED,
            ApprovalPolicy.APPROVALS_NEEDED);

    public Quorum {
      check(dev);
      check(team);
      check(production);
    }

    private static void check(int approvals) {
      if (approvals < 1 || approvals > ReleasePlan.APPROVALS_MAX) {
        throw new IllegalArgumentException("1 to 10 people approve: " + approvals);
      }
    }

    /** That of one stage. */
    public int at(Stage stage) {
      return switch (stage) {
        case DEV -> dev;
        case TEAM -> team;
        case PRODUCTION -> production;
      };
    }
  }
}
