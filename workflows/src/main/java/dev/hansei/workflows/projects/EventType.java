package dev.hansei.workflows.projects;

import java.util.Arrays;
import java.util.Optional;

/**
 * What may happen in a project that programs outside are told of. The word is part of the contract
 * with receivers: it stays, others may come.
 */
public enum EventType {
  /** A stage pointer moved: another version is live, or another share of callers gets one. */
  PROMPT_STAGE_MOVED("prompts.stage.moved"),
  /** A gate gave its verdict. */
  GATE_VERDICT("gates.verdict"),
  /** A promotion was asked for. */
  PROMOTION_REQUESTED("promotions.requested"),
  /** Its gate did not pass it; nothing moves. */
  PROMOTION_HELD("promotions.held"),
  /** Its gate passed it; people decide now. */
  PROMOTION_AWAITING("promotions.awaiting"),
  /** Somebody approved. */
  PROMOTION_APPROVED("promotions.approved"),
  /** Somebody refused. */
  PROMOTION_REFUSED("promotions.refused"),
  /** A canary began, or went on to its next step. */
  PROMOTION_STEP("promotions.step"),
  /** A canary waits: for traffic, for a person, or for a freeze to end. */
  PROMOTION_PAUSED("promotions.paused"),
  /** Its version is live. */
  PROMOTION_PROMOTED("promotions.promoted"),
  /** It ended and its version is not live: refused, withdrawn, expired or overtaken. */
  PROMOTION_CLOSED("promotions.closed"),
  /** What was live before it is live again. */
  PROMOTION_ROLLED_BACK("promotions.rolled_back"),
  /** One person alone made a version live past gate, approvals and freezes: page somebody. */
  GLASS_BROKEN("promotions.break_glass"),
  /** Somebody tries a webhook; sent to that one alone. */
  WEBHOOK_TEST("webhooks.test");

  private final String word;

  EventType(String word) {
    this.word = word;
  }

  /** As receivers see it: lower-case words between dots. */
  public String word() {
    return word;
  }

  /** Whether a webhook can ask for it; a test needs no asking. */
  public boolean isSubscribable() {
    return this != WEBHOOK_TEST;
  }

  /** The type of that word. */
  public static Optional<EventType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
