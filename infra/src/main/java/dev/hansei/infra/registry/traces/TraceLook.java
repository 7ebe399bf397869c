package dev.hansei.infra.registry.traces;

import dev.hansei.infra.registry.traces.TraceSummary.Thumbs;
import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What somebody looks for among traces; what is empty does not filter. The words of senders must be
 * the same to the letter, but for the text.
 *
 * @param from started at this moment or later
 * @param before started before this moment
 * @param text stands in the excerpt of question or answer; 3 characters or more
 */
public record TraceLook(
    Optional<Instant> from,
    Optional<Instant> before,
    Optional<Span.Status> status,
    Optional<Thumbs> thumbs,
    String model,
    String promptName,
    String promptVersion,
    String session,
    String text) {
  /**
   * Read for one page at most where no index leads to what fits: about a tenth of a second. With a
   * million spans stored one took 20 microseconds, since they lie anywhere in a table that is
   * larger than the database's memory.
   */
  static final int READ_MAX = 5_000;

  /** The same for a text, which is compared with two of each: half as long again. */
  static final int READ_TEXT_MAX = 3_000;

  public TraceLook {
    Objects.requireNonNull(from, "from is null");
    Objects.requireNonNull(before, "before is null");
    Objects.requireNonNull(status, "status is null");
    Objects.requireNonNull(thumbs, "thumbs is null");
    Objects.requireNonNull(model, "model is null");
    Objects.requireNonNull(promptName, "promptName is null");
    Objects.requireNonNull(promptVersion, "promptVersion is null");
    Objects.requireNonNull(session, "session is null");
    Objects.requireNonNull(text, "text is null");
  }

  /**
   * How many traces are read for one page at most; empty where one of them need not be read in
   * vain, since nothing but times filters or an index leads to what fits.
   */
  OptionalInt readMost() {
    if (!text.isEmpty()) {
      return OptionalInt.of(READ_TEXT_MAX);
    }
    return promptVersion.isEmpty() && led() <= 1 ? OptionalInt.empty() : OptionalInt.of(READ_MAX);
  }

  /** Filters with an index; of two at once the planner takes one, and reads what it leads to. */
  private long led() {
    long told =
        Stream.of(model, promptName, session).filter(Predicate.not(String::isEmpty)).count();
    return told + status.stream().count() + thumbs.stream().count();
  }
}
