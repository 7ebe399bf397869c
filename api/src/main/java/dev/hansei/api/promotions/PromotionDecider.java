package dev.hansei.api.promotions;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.temporal.WorkflowEngine;
import dev.hansei.infra.registry.promotions.Dossiers;
import dev.hansei.infra.registry.promotions.PromotionDecisions;
import dev.hansei.infra.registry.promotions.Promotions;
import dev.hansei.infra.registry.prompts.Prompts;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.projects.ProjectId;
import dev.hansei.workflows.projects.Role;
import dev.hansei.workflows.promotions.ApprovalPolicy;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Promote;
import dev.hansei.workflows.promotions.Promotion;
import dev.hansei.workflows.promotions.PromotionActivities.DecisionToRecord;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.PromotionStatus;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.failure.ApplicationFailure;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings people's decisions to the workflow that waits for them, for REST and pages alike. The
 * words of a decision go to the object store; history holds their hash alone.
 */
@Singleton
public final class PromotionDecider {
  /**
   * The gate's word is in the registry a moment before the workflow hears of it. Where Temporal
   * dies in between, the workflow hears of it when it is back and the activity is tried again: so
   * long a decision waits.
   */
  private static final Duration CATCHES_UP = Duration.ofSeconds(20);

  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Pattern CODE = Pattern.compile("[a-z]*(-[a-z]+)*");

  private static final Logger LOG = LoggerFactory.getLogger(PromotionDecider.class);

  private final WorkflowEngine engine;
  private final Promotions promotions;
  private final PromotionDecisions decisions;
  private final Prompts prompts;
  private final Remarks remarks;
  private final Dossiers dossiers;
  private final DossierReading reading;

  PromotionDecider(
      WorkflowEngine engine,
      Promotions promotions,
      PromotionDecisions decisions,
      Prompts prompts,
      Remarks remarks,
      Dossiers dossiers,
      DossierReading reading) {
    this.engine = engine;
    this.promotions = promotions;
    this.decisions = decisions;
    this.prompts = prompts;
    this.remarks = remarks;
    this.dossiers = dossiers;
    this.reading = reading;
  }

  /**
   * What one person decides.
   *
   * @param id chosen by the caller; the same id again is the same decision
   * @param comment the person's words; may be empty
   */
  public record Choice(String id, Decision.Kind kind, String comment) {}

  /**
   * Decides, and answers with where the promotion stands then.
   *
   * @throws ApiException 403 when the person may never decide this; 404; 409 {@code
   *     decision-refused} with the objection when it does not fit the present state; 503, {@code
   *     promotion-not-ready} where the workflow does not hear in time that the gate has spoken
   */
  public PromotionStatus decide(Caller caller, PromotionId id, Choice choice) {
    ProjectId project = caller.projectId();
    Promotion promotion = promotions.require(project, id);
    refuseWhoMayNot(caller, promotion, choice.kind());
    sealWhatIsDecidedOn(project, id);
    var decision =
        new Decision(choice.id(), caller.personId(), choice.kind(), remarks.keep(choice.comment()));
    if (promotion.state() == PromotionState.AWAITING_APPROVAL) {
      refuseInWords(new DecisionToRecord(project, id, decision));
    }
    var update =
        new WorkflowEngine.Update<>("decide", choice.id(), PromotionStatus.class, decision);
    try {
      return decided(project, id, update);
    } catch (WorkflowNotFoundException _) {
      throw ApiProblem.conflict(
              "promotion-ended",
              "Promotion %s has ended (it is %s); nothing can be decided any more."
                  .formatted(id, PromotionWords.of(promotions.require(project, id).state())))
          .raise();
    }
  }

  /**
   * Decides as {@link #decide}, for whoever gives no id: pressed twice it is one decision, and what
   * was refused can be pressed again once its reason is gone. (Temporal keeps what came of an id,
   * refusals of the registry as well.)
   */
  public void press(Caller caller, PromotionId id, Decision.Kind kind, String comment) {
    try {
      decide(caller, id, new Choice(UUID.randomUUID().toString(), kind, comment));
    } catch (ApiException refused) {
      boolean isSaid =
          promotions.require(caller.projectId(), id).decisions().stream()
              .map(Promotion.Approval::decision)
              .anyMatch(said -> said.kind() == kind && said.personId().equals(caller.personId()));
      if (!isSaid) {
        throw refused;
      }
    }
  }

  private PromotionStatus decided(
      ProjectId project, PromotionId id, WorkflowEngine.Update<PromotionStatus> update) {
    Instant end = Instant.now().plus(CATCHES_UP);
    while (true) {
      try {
        return engine.update(Promote.workflowId(project, id), update);
      } catch (WorkflowUpdateException e) {
        ApiException refused = refused("decision-refused", e);
        if (!isBehind(project, id, e)) {
          throw refused;
        }
        if (Instant.now().isAfter(end)) {
          throw ApiProblem.unavailable(
                  "promotion-not-ready",
                  "The gate has said pass, and the workflow engine has not heard of it yet."
                      + " It will within a minute; decide again then.")
              .raise();
        }
      }
      pause();
    }
  }

  /** Whether the workflow still waits for the gate that has spoken by the registry's word. */
  private boolean isBehind(ProjectId project, PromotionId id, WorkflowUpdateException e) {
    return e.getCause() instanceof ApplicationFailure said
        && said.getOriginalMessage().equals(ApprovalPolicy.objectionIn(PromotionState.CHECKING))
        && promotions.require(project, id).state() == PromotionState.AWAITING_APPROVAL;
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a promotion catches up", e);
    }
  }

  /** The decision's line in the audit log then names it. Nobody waits for a dossier to decide. */
  private void sealWhatIsDecidedOn(ProjectId project, PromotionId id) {
    try {
      dossiers.due(project, id);
    } catch (RuntimeException e) {
      LOG.warn("promotion {} is decided on without a dossier: {}", id, e.toString());
    }
  }

  /** The workflow asks the same again; here it becomes 403, since no waiting helps. */
  private void refuseWhoMayNot(Caller caller, Promotion promotion, Decision.Kind kind) {
    switch (kind) {
      case APPROVE -> {
        requireManager(caller);
        if (isRequesterOrAuthor(caller, promotion)) {
          throw ApiProblem.forbidden(
                  "author-may-not-approve",
                  "Authors, of partials too, and requester may not approve their own promotion;"
                      + " ask somebody else.")
              .raise();
        }
        if (!reading.isShown(caller, promotion)) {
          throw ApiProblem.forbidden(
                  "still-labelling",
                  "You are asked to label answers that it stands on, so you may not read what the"
                      + " gate said of them; let somebody approve who can.")
              .raise();
        }
      }
      case REFUSE -> requireManager(caller);
      case WITHDRAW -> {
        if (!promotion.requestedBy().equals(caller.personId())) {
          throw ApiProblem.forbidden(
                  "not-the-requester",
                  "Only its requester may withdraw a promotion; a release manager may refuse it.")
              .raise();
        }
      }
    }
  }

  /** The registry's objections need words; from history they come back as their codes alone. */
  private void refuseInWords(DecisionToRecord decision) {
    decisions
        .objection(decision)
        .ifPresent(objection -> {
          throw ApiProblem.conflict("decision-refused", sentence(objection)).raise();
        });
  }

  private static void requireManager(Caller caller) {
    if (!caller.is(Role.RELEASE_MANAGER)) {
      throw ApiProblem.roleNeeded(List.of(Role.RELEASE_MANAGER)).raise();
    }
  }

  private boolean isRequesterOrAuthor(Caller caller, Promotion promotion) {
    PersonId person = caller.personId();
    return promotion.requestedBy().equals(person)
        || prompts
            .version(caller.projectId(), promotion.candidate())
            .filter(version -> prompts.authors(caller.projectId(), version).contains(person))
            .isPresent();
  }

  /** The workflow's own objection as 409, in its own words. */
  static ApiException refused(String code, WorkflowUpdateException e) {
    if (e.getCause() instanceof ApplicationFailure said) {
      return ApiProblem.conflict(code, sentence(said.getOriginalMessage())).raise();
    }
    throw e;
  }

  private static String sentence(String objection) {
    String words = CODE.matcher(objection).matches() ? ofCode(objection) : objection;
    String whole = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return whole.endsWith(".") ? whole : whole + ".";
  }

  /** What the registry refused a moment after it had nothing against it; history holds no words. */
  private static String ofCode(String code) {
    return switch (code) {
      case "role-missing" -> "only a release manager of the project may do this";
      case "own-rollout" -> "who asked for it or wrote it may hold it, and not send it on";
      case "not-rolling" -> "no step of it runs any more; look at the page again";
      default -> "it does not fit how the promotion stands now; look at the page again";
    };
  }
}
