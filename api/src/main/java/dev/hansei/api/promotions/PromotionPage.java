package dev.hansei.api.promotions;

import dev.hansei.api.gates.Ruling;
import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.api.prompts.PromptChange;
import dev.hansei.infra.registry.promotions.DossierEdition;
import dev.hansei.infra.registry.promotions.RollbackFailures;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.promotions.Decision;
import dev.hansei.workflows.promotions.PromotionId;
import dev.hansei.workflows.promotions.PromotionState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One promotion: should this go live?
 *
 * @param candidate such as "answer v3"
 * @param replaces such as "v2"; empty where nothing is live
 * @param change against what it replaces; empty where nothing is
 * @param ruling what the gate said; empty until it has spoken
 * @param allowed what the viewer may do now
 * @param objection why the viewer may not approve, in words; empty where they may, or where nobody
 *     may any more
 * @param reason why it was asked for, in the requester's words
 * @param ladder the steps of its rollout; empty where it is live for all at once
 * @param files its dossier, edition by edition
 * @param failureMode what its bad answers failed at; empty unless it went back for some
 * @param rehearsal what the candidate answered to the inputs of the day before; empty without one
 * @param wayBack what becomes live where if it is rolled back now; empty where the viewer may not
 */
public record PromotionPage(
    Frame frame,
    PromotionId id,
    PromotionState state,
    String stage,
    String candidate,
    String candidateHref,
    Optional<String> replaces,
    Optional<PromptChange> change,
    Optional<Ruling> ruling,
    Optional<String> gate,
    List<Exhibit> evidence,
    List<Voice> decisions,
    String requestedBy,
    Instant createdAt,
    Allowed allowed,
    Optional<String> objection,
    Optional<String> reason,
    Optional<String> rollbackReason,
    int approvalsNeeded,
    Optional<Ladder> ladder,
    Delegating delegating,
    Files files,
    Optional<FailureModeResource> failureMode,
    Optional<Rehearsed> rehearsal,
    String wayBack) {
  public PromotionPage {
    evidence = List.copyOf(evidence);
    decisions = List.copyOf(decisions);
  }

  /** One piece of evidence. {@code hash} is that of its content. */
  public record Exhibit(String words, String href, Optional<Sha256> hash) {}

  /**
   * Its dossier.
   *
   * @param key the public half of what signs now; empty where the installation has no key
   * @param shown whether the gate has spoken and the viewer may read it
   */
  public record Files(List<DossierEdition> editions, Optional<String> key, boolean shown) {
    public Files {
      editions = List.copyOf(editions);
    }
  }

  /** What one person said. */
  public record Voice(String name, Decision.Kind kind, Optional<String> comment, Instant at) {
    /** Such as "approved". */
    public String words() {
      return switch (kind) {
        case APPROVE -> "approved";
        case REFUSE -> "refused";
        case WITHDRAW -> "withdrew";
      };
    }
  }

  /**
   * Who lets whom approve in their place.
   *
   * @param lines such as "Ben Okafor lets Chidi Eze approve"
   * @param delegates whom the viewer may let approve now; none where they may not
   */
  public record Delegating(List<String> lines, List<Delegate> delegates) {
    public Delegating {
      lines = List.copyOf(lines);
      delegates = List.copyOf(delegates);
    }
  }

  /** Another release manager. */
  public record Delegate(String id, String name) {}

  /** What the viewer may do now. */
  public record Allowed(boolean approve, boolean refuse, boolean withdraw, boolean rollBack) {}

  /** Whether the page changes by itself soon, so that it is worth looking again. */
  public boolean isMoving() {
    boolean searches =
        failureMode
            .map(FailureModeResource::state)
            .filter(it ->
                it == RollbackFailures.State.WAITING || it == RollbackFailures.State.COLLECTING)
            .isPresent();
    return state == PromotionState.CHECKING || state.isRolling() || searches;
  }

  /** How far the search for what it failed at has come, in one sentence. */
  public String failureSentence(FailureModeResource mode) {
    String bad = Figures.count(mode.bad(), "bad answer");
    return switch (mode.state()) {
      case WAITING -> "Its %s will be read for failures.".formatted(bad);
      case COLLECTING -> "Its %s are being read for failures.".formatted(bad);
      case FOUND -> "%,d of its %s fail alike:".formatted(mode.traces(), bad);
      case NONE -> "Its %s are in no failure mode.".formatted(bad);
      case GAVE_UP -> "Its %s could not be read for failures within a day.".formatted(bad);
    };
  }

  /** After how many seconds it is worth looking again: answers come slower than a verdict. */
  public int secondsToLook() {
    return state == PromotionState.CHECKING && rehearsal.isEmpty() ? 2 : 10;
  }

  /** Whether the candidate answers yesterday's inputs now; the gate has passed it then. */
  public boolean isRehearsed() {
    return state == PromotionState.CHECKING && rehearsal.filter(Rehearsed::isGoing).isPresent();
  }

  /** Approvals so far. */
  public long approvals() {
    return decisions.stream().filter(voice -> voice.kind() == Decision.Kind.APPROVE).count();
  }

  /** Where it stands, in one sentence. */
  public String sentence() {
    return switch (state) {
      case CHECKING ->
          isRehearsed()
              ? "The gate passes it, and the candidate answers inputs of the day before."
              : "The gate is being asked.";
      case HELD -> "The gate holds it; nothing moved.";
      case AWAITING_APPROVAL ->
          "%d of %d approvals, by people other than author and requester."
              .formatted(approvals(), approvalsNeeded);
      case REFUSED -> "It was refused; nothing moved.";
      case WITHDRAWN -> "Its requester took it back; nothing moved.";
      case EXPIRED ->
          "Nobody decided in time, or a freeze outlasted it; "
              + (keeps().isEmpty()
                  ? "nothing moved."
                  : keeps() + " got it on its way and keeps it.");
      case OVERTAKEN ->
          "Another promotion was first; ask again against what is live now."
              + (keeps().isEmpty() ? "" : " On its way " + keeps() + " got it and keeps it.");
      case PROMOTED -> "%s is live in %s.".formatted(candidate, stage);
      case ROLLED_BACK -> takenBack();
      case ROLLING ->
          onItsWay("It is live in %s, on its way to %s.")
              .orElseGet(() -> "A share of the callers of %s gets %s.".formatted(stage, candidate));
      case PAUSED ->
          onItsWay("It is held in %s, on its way to %s.")
              .orElseGet(() -> "Its share of %s stays as it is.".formatted(stage));
      case FROZEN ->
          onItsWay("A freeze holds it in %s, on its way to %s.")
              .orElseGet(
                  () -> "A freeze holds it; its share of %s stays as it is.".formatted(stage));
    };
  }

  private String keeps() {
    return ladder.map(it -> it.way().keeps()).orElse("");
  }

  private Optional<String> onItsWay(String how) {
    return ladder.filter(Ladder::isOnItsWay).map(it -> how.formatted(it.way().at(), stage));
  }

  /** Where nothing is live, steps are left out: then it was live for all. */
  private String takenBack() {
    if (!keeps().isEmpty()) {
      return "It was taken back, and stays live in %s: nothing was live there before."
          .formatted(keeps());
    }
    if (ladder.isPresent() && replaces.isPresent() && ladder.get().hasNeverBegun()) {
      return "It was taken back before anybody in %s had it.".formatted(stage);
    }
    return ladder
        .flatMap(Ladder::takenBackAt)
        .map(share -> "It had %s of the callers of %s and was taken back.".formatted(share, stage))
        .orElseGet(() -> "It was live in %s and was taken back.".formatted(stage));
  }

  /** What happens next, in one sentence. */
  public String nextStep() {
    return switch (state) {
      case CHECKING ->
          isRehearsed()
              ? "People decide once it has answered, in two hours at the latest. Cancelling the run"
                  + " of the rehearsal ends that now."
              : "The verdict comes by itself, and then people decide.";
      case HELD ->
          "More cases, or a better version. Ask again when either is there; this request is"
              + " closed.";
      case AWAITING_APPROVAL -> {
        long missing = approvalsNeeded - approvals();
        String approvals = missing == 1 ? "One more approval" : missing + " approvals";
        yield ladder.isPresent()
            ? "%s, and %s.".formatted(approvals, ladder.get().beginning(stage))
            : "%s, and %s points to it at the next fetch.".formatted(approvals, stage);
      }
      case PROMOTED -> "Watch what people say of it. Rolling back takes effect at the next fetch.";
      case ROLLING ->
          ladder.filter(Ladder::isOnItsWay).isPresent()
              ? "It goes further by itself when its time at this stage is over."
              : "The next step comes with its planned number of outcomes.";
      case PAUSED ->
          ladder.filter(Ladder::isOnItsWay).isPresent()
              ? "Only a person takes it further: resume, skip, or roll back."
              : "Only a person takes it further: resume waits for outcomes as long again, skip goes"
                  + " on with fewer, or roll back. Harm still rolls it back by itself.";
      case FROZEN ->
          ladder.filter(Ladder::isOnItsWay).isPresent()
              ? "It goes on by itself when the freeze ends, unless that takes longer than the request's"
                  + " patience from the end of its rest: then it expires."
              : "It goes on by itself when the freeze ends; what has not begun expires with the"
                  + " request's patience.";
      case REFUSED, WITHDRAWN, EXPIRED, OVERTAKEN, ROLLED_BACK ->
          "Nothing; a new request can be made.";
    };
  }
}
