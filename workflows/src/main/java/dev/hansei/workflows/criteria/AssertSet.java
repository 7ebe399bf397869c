package dev.hansei.workflows.criteria;

import java.util.List;

/**
 * The members of an {@code assert-set}.
 *
 * @param assertions 1 to 50, none of them a set
 * @param every whether all must pass; else it passes where their weighted mean reaches the set's
 *     threshold
 */
public record AssertSet(List<Assertion> assertions, boolean every) {
  /** As many as a suite has. */
  public static final int MEMBERS_MAX = 50;

  public AssertSet {
    assertions = List.copyOf(assertions);
    if (assertions.isEmpty() || assertions.size() > MEMBERS_MAX) {
      throw new IllegalArgumentException("an assert-set has 1 to 50 assertions");
    }
    if (assertions.stream().anyMatch(member -> member.set() != null)) {
      throw new IllegalArgumentException("an assert-set holds no other set");
    }
  }
}
