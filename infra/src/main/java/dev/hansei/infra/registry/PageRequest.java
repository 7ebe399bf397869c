package dev.hansei.infra.registry;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Which page of a list is wanted.
 *
 * @param after the cursor that the page before gave; empty for the first page
 * @param limit at most this many items, 1 to 200
 */
public record PageRequest(Optional<String> after, int limit) {
  /** What a screen shows. */
  public static final int LIMIT_DEFAULT = 50;

  /** Bounds the work of one request; a program that wants all asks on. */
  public static final int LIMIT_MAX = 200;

  /** Sorts after every UUIDv7 that will be made until the year 10889. */
  private static final UUID LAST = new UUID(-1L, -1L);

  private static final UUID FIRST = new UUID(0L, 0L);

  public PageRequest {
    Objects.requireNonNull(after, "after is null");
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException(
          "a page has 1 to %d items: %d".formatted(LIMIT_MAX, limit));
    }
  }

  /** The first page, of the usual size. */
  public static PageRequest first() {
    return new PageRequest(Optional.empty(), LIMIT_DEFAULT);
  }

  /** The first page. */
  public static PageRequest first(int limit) {
    return new PageRequest(Optional.empty(), limit);
  }

  /** How many rows to read: one more than is shown tells whether there is a following page. */
  public int fetch() {
    return limit + 1;
  }

  /** Lists in the order of ids, oldest first: rows come after this one. */
  public UUID afterId() {
    return idOr(FIRST);
  }

  /** Lists newest first: rows come before this one. */
  public UUID beforeId() {
    return idOr(LAST);
  }

  /** Lists newest first by a number: rows come before this one. */
  public long beforeNumber() {
    return after.map(PageRequest::number).orElse(Long.MAX_VALUE);
  }

  /** Lists in the order of names: rows come after this one. */
  public String afterText() {
    return after.orElse("");
  }

  private UUID idOr(UUID end) {
    return after.map(PageRequest::id).orElse(end);
  }

  private static UUID id(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException e) {
      throw unknown(cursor);
    }
  }

  private static long number(String cursor) {
    try {
      return Long.parseLong(cursor);
    } catch (NumberFormatException e) {
      throw unknown(cursor);
    }
  }

  private static RegistryException unknown(String cursor) {
    return new RegistryException(
        RegistryException.Kind.INVALID,
        "cursor-unknown",
        "'%s' is no cursor of this list; pass on the one that the page before gave."
            .formatted(cursor));
  }
}
