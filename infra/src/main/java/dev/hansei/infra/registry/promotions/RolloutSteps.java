package dev.hansei.infra.registry.promotions;

import dev.hansei.infra.registry.Audit;
import dev.hansei.infra.registry.RegistryException;
import dev.hansei.infra.registry.RegistryTime;
import dev.hansei.infra.registry.Transactions;
import dev.hansei.infra.registry.projects.People;
import dev.hansei.workflows.lineage.Node;
import dev.hansei.workflows.lineage.NodeKind;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.CanaryDecision;
import dev.hansei.workflows.promotions.CanaryPolicy;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.StageToWalk;
import dev.hansei.workflows.promotions.Steering;
import dev.hansei.workflows.promotions.SteeringPolicy;
import dev.hansei.workflows.promotions.StepAnswer;
import dev.hansei.workflows.promotions.StepMove;
import dev.hansei.workflows.promotions.StepSteering;
import dev.hansei.workflows.promotions.StepToBegin;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The steps of a rollout, each one transaction that may be repeated: promotion, step and pointer
 * are locked in that order, everywhere. What may not be done now is an answer and no failure.
 */
@Singleton
public final class RolloutSteps {
  private final PromotionRepository rows;
  private final PromotionStates states;
  private final StepRepository steps;
  private final SteeringRepository steering;
  private final RollingReader reader;
  private final OutcomeIntake intake;
  private final RolloutForward forward;
  private final PathWalk path;
  private final PathSteering onPath;
  private final RolloutEnds ends;
  private final ApprovalRules approvals;
  private final People people;
  private final Transactions transactions;
  private final Audit audit;
  private final RegistryTime time;

  RolloutSteps(
      PromotionRepository rows,
      PromotionStates states,
      StepRepository steps,
      SteeringRepository steering,
      RollingReader reader,
      OutcomeIntake intake,
      RolloutForward forward,
      PathWalk path,
      PathSteering onPath,
      RolloutEnds ends,
      ApprovalRules approvals,
      People people,
      Transactions transactions,
      Audit audit,
      RegistryTime time) {
    this.rows = rows;
    this.states = states;
    this.steps = steps;
    this.steering = steering;
    this.reader = reader;
    this.intake = intake;
    this.forward = forward;
    this.path = path;
    this.onPath = onPath;
    this.ends = ends;
    this.approvals = approvals;
    this.people = people;
    this.transactions = transactions;
    this.audit = audit;
    this.time = time;
  }

  /**
   * Makes the candidate of a promotion that is approved live at one stage of its plan's path. Where
   * it has gone on since, or is over, answers how it stands.
   *
   * @throws RegistryException INVALID {@code not-approved} while approvals are missing
   */
  public StepAnswer walkStage(StageToWalk wanted) {
    return transactions.write(() -> {
      PromotionRow row = lock(wanted.projectId(), wanted.promotionId());
      return begins(row) ? path.to(row, wanted.stop(), time.now()) : standing(row);
    });
  }

  /** Whether its target's pointer is as it was: nobody there has the candidate by it. */
  private static boolean begins(PromotionRow row) {
    return row.currentState() == PromotionState.AWAITING_APPROVAL
        || (row.currentState().isRolling() && row.movedRevision() == null);
  }

  /**
   * Begins the first step of a promotion that is approved; one whose plan has none, or at whose
   * stage nothing is live, moves the pointer for everybody. Where it has begun already, answers how
   * it stands.
   *
   * @throws RegistryException INVALID {@code not-approved} while approvals are missing
   */
  public StepAnswer beginStep(StepToBegin wanted) {
    return transactions.write(() -> {
      PromotionRow row = lock(wanted.projectId(), wanted.promotionId());
      Instant now = time.now();
      return begins(row)
          ? path.end(row, now).orElseGet(() -> forward.begin(row, now))
          : standing(row);
    });
  }

  /** Goes on to the next step, or to everybody, when the policy still says so. */
  public StepAnswer nextStep(StepMove move) {
    return transactions.write(
        () -> running(lock(move.projectId(), move.promotionId()), move.from(), this::next));
  }

  /** All that was said so far is counted first: what decides may be seconds behind. */
  private StepAnswer next(Rolling before) {
    Instant now = time.now();
    if (before.step().currentState() == StepState.HELD) {
      return held(before);
    }
    Rolling rolling = intake.take(before, now);
    return switch (CanaryPolicy.decide(
        rolling.plan(), rolling.step().step(), rolling.situation(now))) {
      case CanaryDecision.Continue _ -> {
        states.set(rolling.row(), PromotionState.ROLLING, forward.actor(rolling), now);
        yield stepped(rolling);
      }
      case CanaryDecision.Advance _ ->
          forward.on(
              rolling, new RolloutForward.Ended(StepState.DONE, "", forward.actor(rolling)), now);
      case CanaryDecision.Pause pause -> {
        ends.pause(rolling, pause, now);
        yield new StepAnswer.Held(rolling.step().number(), pause.reason());
      }
      case CanaryDecision.RollBack back -> back(rolling, back, now);
    };
  }

  private StepAnswer back(Rolling rolling, CanaryDecision.RollBack harm, Instant now) {
    return ends.rollBack(rolling, harm, now) == PromotionState.ROLLED_BACK
        ? new StepAnswer.RolledBack(harm.reason())
        : new StepAnswer.Overtaken();
  }

  /**
   * Keeps the step where it is; outcomes are counted on, and harm still ends it.
   *
   * @throws RegistryException FORBIDDEN {@code role-missing}
   */
  public StepAnswer hold(StepSteering wanted) {
    return steered(
        wanted,
        Steering.Kind.HOLD,
        rolling -> {
          if (rolling.step().currentState() == StepState.HELD) {
            return held(rolling);
          }
          steps.replace(rolling.step().held(wanted.reason()));
          set(rolling.row(), PromotionState.PAUSED, wanted);
          write(wanted, "promotions.hold");
          return new StepAnswer.Held(rolling.step().number(), wanted.reason());
        });
  }

  /**
   * Lets a step that is held go on: its patience begins anew, and what it paused for is let pass.
   * What came up while it was held pauses it at the next look, with its words.
   *
   * @throws RegistryException FORBIDDEN {@code role-missing}, or {@code own-rollout} to author and
   *     requester
   */
  public StepAnswer resume(StepSteering wanted) {
    return steered(
        wanted,
        Steering.Kind.RESUME,
        rolling -> {
          if (rolling.step().currentState() == StepState.HELD) {
            steps.replace(rolling.step().resumed(time.now()));
            set(rolling.row(), PromotionState.ROLLING, wanted);
            write(wanted, "promotions.resume");
            return stepped(rolling);
          }
          return unheld(rolling, wanted);
        });
  }

  /** What is resumed without being held may still be waiting for the end of a freeze. */
  private StepAnswer unheld(Rolling rolling, StepSteering wanted) {
    if (rolling.row().currentState() != PromotionState.FROZEN) {
      return stepped(rolling);
    }
    Optional<Instant> until = forward.frozenUntil(rolling.row(), time.now());
    if (until.isPresent()) {
      return new StepAnswer.Frozen(until.get());
    }
    set(rolling.row(), PromotionState.ROLLING, wanted);
    return stepped(rolling);
  }

  /**
   * Ends the step early and begins the next one, or moves to everybody; the tests go on. What was
   * said so far is counted first, and harm takes the candidate away instead.
   *
   * @throws RegistryException FORBIDDEN {@code role-missing}, or {@code own-rollout} to author and
   *     requester
   */
  public StepAnswer skip(StepSteering wanted) {
    return steered(
        wanted,
        Steering.Kind.SKIP,
        before -> {
          Instant now = time.now();
          Rolling rolling = intake.take(before, now);
          var ended =
              new RolloutForward.Ended(
                  StepState.SKIPPED, wanted.reason(), new Actor.ByPerson(wanted.personId()));
          return CanaryPolicy.harm(rolling.plan(), rolling.tally().seen())
              .map(harm -> back(rolling, harm, now))
              .orElseGet(() -> forward.on(rolling, ended, now));
        });
  }

  private StepAnswer steered(
      StepSteering wanted, Steering.Kind kind, Function<Rolling, StepAnswer> work) {
    return transactions.write(() -> {
      PromotionRow row = lock(wanted.projectId(), wanted.promotionId());
      requireMaySteer(row, wanted.personId(), kind);
      steering.insertOrKeep(SteeringRow.of(wanted));
      if (wanted.step() == 0 && row.currentState().isRolling()) {
        return begins(row) ? onPath.steer(row, wanted, kind, time.now()) : standing(row);
      }
      return running(row, wanted.step(), work);
    });
  }

  private void requireMaySteer(PromotionRow row, PersonId person, Steering.Kind kind) {
    var project = new ProjectId(row.projectId());
    if (!people.rolesOf(project, person).contains(Role.RELEASE_MANAGER)) {
      throw new RegistryException(
          RegistryException.Kind.FORBIDDEN,
          "role-missing",
          "Only a release manager of the project may steer a rollout.");
    }
    SteeringPolicy.objection(approvals.situation(row), person, kind)
        .ifPresent(objection -> {
          throw new RegistryException(RegistryException.Kind.FORBIDDEN, "own-rollout", objection);
        });
  }

  /** Does the work where that step goes on; else answers how the rollout stands. */
  private StepAnswer running(PromotionRow row, int number, Function<Rolling, StepAnswer> work) {
    Optional<Rolling> rolling = reader.of(row).filter(_ -> row.currentState().isRolling());
    if (rolling.isEmpty() || rolling.get().step().number() != number) {
      return standing(row);
    }
    if (!forward.isOurs(rolling.get())) {
      ends.overtaken(rolling.get(), time.now());
      return new StepAnswer.Overtaken();
    }
    return work.apply(rolling.get());
  }

  private StepAnswer standing(PromotionRow row) {
    return switch (row.currentState()) {
      case ROLLING, PAUSED, FROZEN ->
          reader.of(row).map(RolloutSteps::answer).orElseThrow(() -> notRolling(row));
      case PROMOTED ->
          new StepAnswer.Finished(
              row.movedRevision() == null ? row.expectedRevision() + 1 : row.movedRevision());
      case ROLLED_BACK -> new StepAnswer.RolledBack(words(row.rollbackReason()));
      case OVERTAKEN -> new StepAnswer.Overtaken();
      case EXPIRED -> new StepAnswer.Expired();
      case CHECKING, HELD, AWAITING_APPROVAL, REFUSED, WITHDRAWN -> throw notRolling(row);
    };
  }

  private static String words(String reason) {
    return reason.isBlank() ? "It was rolled back." : reason;
  }

  private static RegistryException notRolling(PromotionRow row) {
    return PromotionRules.invalid(
        "not-rolling",
        "Promotion %s is %s; no step of it runs.".formatted(row.promotionId(), row.state()));
  }

  private static StepAnswer answer(Rolling rolling) {
    return rolling.step().currentState() == StepState.HELD ? held(rolling) : stepped(rolling);
  }

  private static StepAnswer stepped(Rolling rolling) {
    return new StepAnswer.Stepped(rolling.step().number(), rolling.step().share());
  }

  private static StepAnswer held(Rolling rolling) {
    return new StepAnswer.Held(rolling.step().number(), rolling.step().reason());
  }

  private void set(PromotionRow row, PromotionState state, StepSteering wanted) {
    states.set(row, state, new Actor.ByPerson(wanted.personId()), time.now());
  }

  private void write(StepSteering wanted, String action) {
    audit.append(
        wanted.projectId(),
        new Actor.ByPerson(wanted.personId()),
        action,
        Node.of(NodeKind.PROMOTION, wanted.promotionId()),
        Map.of("step", wanted.step(), "words", Sha256.of(wanted.reason()).hex()));
  }

  private PromotionRow lock(ProjectId project, PromotionId id) {
    return rows.lock(project.value(), id.value())
        .orElseThrow(() -> RegistryException.notFound("promotion", id));
  }
}
