package dev.hansei.infra.registry.promotions.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.registry.AuditAnchor;
import dev.hansei.infra.registry.AuditEntry;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.Dossier;
import dev.hansei.workflows.promotions.DossierPolicy;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.promotions.RolloutLogPolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a promotion came to its end the way that its files tell: each step and the end stand in
 * the audit log, and the steps follow from the plan and from what they saw.
 */
record DossierPath(DossierContents contents) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROLL_BACK = "promotions.roll-back";

  void require() throws DossierMismatch {
    requireEnd();
    requireAnchor();
    if (dossier().failureMode().isPresent()) {
      String cluster = dossier().failureMode().get().cluster().toString();
      requireLine("promotions.failure-mode", "cluster", cluster);
    }
    if (contents.rollout().isPresent() && contents.plan().isPresent()) {
      requireSteps(contents.rollout().get());
    }
    requireRollout();
  }

  /** What went live under a plan of steps beside something else went there by steps. */
  private void requireRollout() throws DossierMismatch {
    boolean hasSteps = contents.plan().filter(plan -> !plan.steps().isEmpty()).isPresent();
    boolean isDue =
        hasSteps
            && dossier().edition() != Dossier.FOR_DECISION
            && dossier().state() == PromotionState.PROMOTED
            && dossier().replaces().isPresent();
    if (isDue && !toldSteps()) {
      throw new DossierMismatch(
          DossierFolder.AUDIT,
          "it has no line 'promotions.step', though the plan has steps: it went live for all at"
              + " once");
    }
  }

  /** Editions of before dossiers held what steps saw have the lines alone. */
  private boolean toldSteps() {
    return contents
        .rollout()
        .map(log -> !log.steps().isEmpty())
        .orElseGet(() -> lines("promotions.step").findAny().isPresent());
  }

  /** Whoever has the candidate at a stage of its path, or in a step, has it by people's word. */
  private void requireApprovals(RolloutLog log) throws DossierMismatch {
    int needed = contents.plan().orElseThrow().approvals();
    long approved =
        dossier().decisions().stream().filter(it -> it.kind() == Decision.Kind.APPROVE).count();
    boolean began =
        !log.steps().isEmpty() || log.stops().stream().anyMatch(stop -> stop.state().wasMoved());
    if (began && approved < needed) {
      throw new DossierMismatch(
          "approvals", "it went to a stage with %d of %d".formatted(approved, needed));
    }
  }

  private Dossier dossier() {
    return contents.dossier();
  }

  private void requireEnd() throws DossierMismatch {
    String state = dossier().state().name();
    if (dossier().edition() == Dossier.FOR_DECISION) {
      return;
    }
    switch (dossier().state()) {
      case PROMOTED -> requireLine("promotions.move", "state", state);
      case ROLLED_BACK -> requireLine(ROLL_BACK, "", "");
      case REFUSED, WITHDRAWN, EXPIRED -> requireLine("promotions.close", "state", state);
      case HELD, OVERTAKEN, CHECKING, AWAITING_APPROVAL, ROLLING, PAUSED, FROZEN -> {
        // The gate's own line tells of what it held; what was overtaken moved its path alone.
      }
    }
  }

  private void requireSteps(RolloutLog log) throws DossierMismatch {
    requireApprovals(log);
    for (int stop = 1; stop <= log.stops().size(); stop++) {
      if (log.stops().get(stop - 1).state().isPassed()) {
        requireLine("promotions.walk", "stop", Integer.toString(stop));
      }
    }
    for (RolloutLog.Step step : log.steps()) {
      requireLine("promotions.step", "step", Integer.toString(step.number()));
      if (step.end() == RolloutLog.End.SKIPPED) {
        requireLine("promotions.skip", "step", Integer.toString(step.number()));
      }
    }
    Optional<DossierPolicy.Objection> objection =
        RolloutLogPolicy.objection(
            contents.plan().orElseThrow(), log, dossier().state(), isByItself());
    if (objection.isPresent()) {
      throw new DossierMismatch(objection.get().what(), objection.get().why());
    }
  }

  private boolean isByItself() {
    return lines(ROLL_BACK).anyMatch(line -> line.actor().equals(new Actor.BySystem().label()));
  }

  private void requireAnchor() throws DossierMismatch {
    if (contents.anchor().isEmpty()) {
      return;
    }
    AuditAnchor anchor = contents.anchor().get();
    boolean contradicts =
        contents.audit().stream()
            .anyMatch(line ->
                line.entry().sequence() == anchor.sequence() && !line.hash().equals(anchor.hash()));
    if (!anchor.projectId().equals(dossier().projectId()) || contradicts) {
      throw new DossierMismatch(
          DossierFolder.AUDIT,
          "row %d is another than the one that was anchored on %s"
              .formatted(anchor.sequence(), anchor.day()));
    }
  }

  private void requireLine(String action, String field, String value) throws DossierMismatch {
    boolean told =
        lines(action).anyMatch(line -> field.isEmpty() || value.equals(text(line, field)));
    if (!told) {
      throw new DossierMismatch(
          DossierFolder.AUDIT,
          "it has no line '%s'%s"
              .formatted(action, field.isEmpty() ? "" : " of %s %s".formatted(field, value)));
    }
  }

  private Stream<AuditEntry> lines(String action) {
    String id = dossier().promotionId().toString();
    return contents.audit().stream()
        .map(AuditedEntry::entry)
        .filter(line -> line.action().equals(action) && line.subjectId().equals(id));
  }

  private static String text(AuditEntry line, String field) {
    try {
      return JSON.readTree(line.detail()).path(field).asText("");
    } catch (JsonProcessingException _) {
      return "";
    }
  }

  /** What one might take as checked, and is not. */
  List<String> unchecked() {
    List<String> told = new ArrayList<>();
    boolean began =
        dossier().edition() != Dossier.FOR_DECISION
            && lines("promotions.step").findAny().isPresent();
    if (began && contents.rollout().isEmpty()) {
      told.add(
          "Its canary was not checked: it went live step by step, and this edition was made before"
              + " dossiers held what the steps saw.");
    }
    if (contents.rollout().filter(log -> !log.whole()).isPresent()) {
      told.add("The test for harm was not run again: not every comparison of the canary is in it.");
    }
    if (contents.rollout().stream()
        .flatMap(log -> log.steps().stream())
        .anyMatch(step -> step.footing().isEmpty())) {
      told.add(
          "Whether its canary waited for late outcomes, and for a person where much could not be"
              + " read, was not checked: this edition was made before dossiers told of it.");
    }
    if (dossier().state() == PromotionState.OVERTAKEN) {
      told.add("What overtook it was not checked: that is another promotion's line in the log.");
    }
    if (!dossier().decisions().isEmpty()) {
      told.add(
          "Whom the project's rules let approve was not checked: the rules are not in a dossier.");
    }
    if (contents.anchor().isEmpty()) {
      told.add("The audit log's lines were not yet on record outside of the service.");
    }
    return told;
  }
}
