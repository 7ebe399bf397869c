package dev.hansei.workflows.promotions;

import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.TraceId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which inputs are rehearsed, and when the candidate's errors hold a promotion. Pure. */
public final class RehearsalPolicy {
  /**
   * More than this share of errors holds: one in twenty callers would see it. It is the share that
   * was seen, not an end of its interval, since a person may pass it by with words.
   */
  public static final double ERRORS_MAX = 0.05;

  private RehearsalPolicy() {}

  /**
   * The sample: those with the smallest hashes of promotion and trace, so that it is the same
   * whenever it is drawn, and another promotion draws another.
   */
  public static List<TraceId> sample(PromotionId promotion, List<TraceId> found, int most) {
    return found.stream()
        .map(trace -> new Drawn(trace, Sha256.of(promotion + "/" + trace.hex()).hex()))
        .sorted(Comparator.comparing(Drawn::hash))
        .limit(most)
        .map(Drawn::trace)
        .toList();
  }

  private record Drawn(TraceId trace, String hash) {}

  /** Whether so many errors among so many answers hold the promotion. */
  public static boolean holds(int errors, int asked) {
    return errors > ERRORS_MAX * asked;
  }

  /** Why the decision is not allowed, in words for the person; empty when it is. */
  public static Optional<String> objection(boolean held, Decision decision) {
    boolean isSilent = decision.kind() == Decision.Kind.APPROVE && decision.comment().isEmpty();
    return held && isSilent
        ? Optional.of(
            "the rehearsal saw errors in more than 5 % of its inputs; who approves all the same"
                + " says why, in a comment")
        : Optional.empty();
  }
}
