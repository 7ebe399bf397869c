package dev.hansei.workflows.promotions;

import dev.hansei.workflows.gates.Clause;
import dev.hansei.workflows.gates.Evidence;
import dev.hansei.workflows.gates.Gate;
import dev.hansei.workflows.gates.GatePolicy;
import dev.hansei.workflows.gates.GateRule;
import dev.hansei.workflows.gates.Verdict;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.suites.RunId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether what a dossier says was decided follows from what it was decided on. Pure. */
public final class DossierPolicy {
  private DossierPolicy() {}

  /**
   * What the gate was asked, and what it said.
   *
   * @param said the verdict that the dossier holds
   * @param plan says how many approve; absent for the usual two
   */
  public record Asked(Gate gate, Evidence evidence, Verdict said, Optional<ReleasePlan> plan) {
    /** How many people have to approve. */
    public int approvalsNeeded() {
      return plan.map(ReleasePlan::approvals).orElse(ApprovalPolicy.APPROVALS_NEEDED);
    }
  }

  /**
   * The first thing that does not follow.
   *
   * @param what such as {@code verdict} or {@code approvals}
   */
  public record Objection(String what, String why) {}

  /** Asks gate and rule of approvals anew; empty when all follows. */
  public static Optional<Objection> objection(Dossier dossier, Asked asked) {
    return gate(dossier, asked)
        .or(() -> approvals(dossier, asked.approvalsNeeded()))
        .or(() -> state(dossier, asked.said()));
  }

  private static Optional<Objection> gate(Dossier dossier, Asked asked) {
    if (!runs(asked.evidence()).equals(dossier.runs().stream().map(Dossier.Run::id).toList())) {
      return because("evidence", "it is of other runs than the promotion's");
    }
    Verdict anew = GatePolicy.decide(asked.gate(), asked.evidence());
    // A later build may word a sentence otherwise; what was decided may not differ.
    boolean same =
        word(anew).equals(word(asked.said()))
            && outcomes(anew.clauses()).equals(outcomes(asked.said().clauses()));
    return same
        ? Optional.empty()
        : because(
            "verdict",
            "it says %s, and on this evidence the gate says %s"
                .formatted(described(asked.said()), described(anew)));
  }

  private static List<RunId> runs(Evidence evidence) {
    return Stream.concat(Stream.of(evidence.candidateRun()), evidence.baselineRun().stream())
        .toList();
  }

  /** One clause without its words. */
  private record Outcome(GateRule rule, Clause.State state) {}

  private static List<Outcome> outcomes(List<Clause> clauses) {
    return clauses.stream().map(clause -> new Outcome(clause.rule(), clause.state())).toList();
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Pass _ -> "pass";
      case Verdict.Block _ -> "block";
      case Verdict.Inconclusive _ -> "inconclusive";
    };
  }

  private static String described(Verdict verdict) {
    List<String> states =
        verdict.clauses().stream()
            .map(clause -> clause.state().name().toLowerCase(Locale.ROOT))
            .toList();
    return "%s (%s)".formatted(word(verdict), String.join(", ", states));
  }

  /** Each decision as it came; how many it takes is counted here, since plans may say so. */
  private static Optional<Objection> approvals(Dossier dossier, int needed) {
    List<PersonId> approving = new ArrayList<>();
    for (Dossier.Approval decided : dossier.decisions()) {
      if (approving.size() >= needed) {
        return because(
            "approvals",
            "decision %s came after the %d that it takes".formatted(decided.id(), needed));
      }
      Optional<String> objection = objection(dossier, decided, approving, needed);
      if (objection.isPresent()) {
        return because("approvals", "decision %s: %s".formatted(decided.id(), objection.get()));
      }
      if (decided.kind() == Decision.Kind.APPROVE) {
        approving.add(decided.personId());
      }
    }
    return wentLive(dossier.state()) && approving.size() < needed
        ? because("approvals", "it went live with %d of %d".formatted(approving.size(), needed))
        : Optional.empty();
  }

  private static Optional<String> objection(
      Dossier dossier, Dossier.Approval decided, List<PersonId> approving, int needed) {
    PersonId person = decided.personId();
    var situation =
        new ApprovalPolicy.Situation(
            PromotionState.AWAITING_APPROVAL,
            dossier.requestedBy(),
            dossier.candidate().authors(),
            approving,
            // Whom the rules named then is not in it: the registry saw to that at the time.
            new ApprovalPolicy.Rules(needed, List.of(), dossier.delegations()));
    return ApprovalPolicy.objection(
        situation, new Decision(decided.id(), person, decided.kind(), Optional.empty()));
  }

  private static Optional<Objection> state(Dossier dossier, Verdict said) {
    boolean passed = said instanceof Verdict.Pass;
    // Held without a word of the gate against it: the workflow failed before it could move.
    if (!passed && dossier.state() != PromotionState.HELD) {
      return because(
          "state", "it is %s, though the gate did not pass".formatted(dossier.state().name()));
    }
    List<Decision.Kind> kinds = dossier.decisions().stream().map(Dossier.Approval::kind).toList();
    boolean unsaid =
        dossier.state() == PromotionState.REFUSED && !kinds.contains(Decision.Kind.REFUSE);
    return unsaid ? because("state", "it is refused, and nobody refused") : Optional.empty();
  }

  private static boolean wentLive(PromotionState state) {
    return state == PromotionState.PROMOTED || state == PromotionState.ROLLED_BACK;
  }

  private static Optional<Objection> because(String what, String why) {
    return Optional.of(new Objection(what, why));
  }
}
