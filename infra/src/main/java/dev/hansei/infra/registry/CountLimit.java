package dev.hansei.infra.registry;

/**
 * How far is counted what people only read: of a million rows "more than 10,000" says enough, and a
 * page must not read a million rows to say more. Statements stop at {@link #LOOKED_AT}.
 */
public final class CountLimit {
  /** Counted to the last one up to here: some milliseconds of an index. */
  public static final int MAX = 10_000;

  /** One more than that, by which is known that there are more. */
  public static final int LOOKED_AT = MAX + 1;

  private CountLimit() {}

  /** Whether there are more than were counted. */
  public static boolean isMore(long counted) {
    return counted > MAX;
  }
}
