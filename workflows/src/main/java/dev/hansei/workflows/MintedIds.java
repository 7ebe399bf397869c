package dev.hansei.workflows;

import io.temporal.workflow.Workflow;
import java.util.UUID;

/** Ids that workflow code makes for what it starts or writes. */
public final class MintedIds {
  /** The version nibble of a UUIDv7 (RFC 9562, section 5.7). */
  private static final long VERSION = 0x7000;

  private static final int RANDOM_BITS = 0xFFF;

  private MintedIds() {}

  /**
   * A UUIDv7 of workflow time and workflow randomness: the same again on replay. To be called in
   * workflow code only; each call takes one number of the workflow's randomness, so calls must not
   * be added in front of those that histories hold.
   */
  public static UUID next() {
    UUID random = Workflow.randomUUID();
    long high =
        Workflow.currentTimeMillis() << 16
            | VERSION
            | (random.getMostSignificantBits() & RANDOM_BITS);
    return new UUID(high, random.getLeastSignificantBits());
  }
}
