package dev.hansei.api.annotations;

import dev.hansei.api.bodies.Rules;
import dev.hansei.api.problems.InvalidFieldException;
import dev.hansei.api.traces.LookWords;
import dev.hansei.workflows.annotations.ItemSource;
import dev.hansei.workflows.annotations.TraceChoice;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.traces.Span;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which traces are asked about, in the words of their list; all where nothing is said. Only those
 * that show a question and an answer; where there are more than itemsMax, a random sample.
 *
 * @param status unset, ok or error
 * @param thumbs up or down: the newest one that was given
 * @param model in the sender's words, as are prompt, version and session
 * @param text stands in the first 300 characters of question or answer; 3 letters or more
 * @param from the first day, UTC
 * @param until the last day, UTC; no trace that starts after the queue was asked for
 * @param seed the same one draws the same traces again; the queue's own when absent
 * @param split what the labels may be used for; align when absent. Another one only where neither
 *     status, thumbs, text nor session chooses
 */
public record NewTraceItems(
    Span.@Nullable Status status,
    TraceChoice.@Nullable Thumb thumbs,
    @Nullable String model,
    @Nullable String prompt,
    @Nullable String version,
    @Nullable String session,
    @Nullable String text,
    @Nullable LocalDate from,
    @Nullable LocalDate until,
    @Nullable Long seed,
    @Nullable Split split) {
  /** A sender's word is no longer in the registry. */
  private static final int WORD_CHARS_MAX = 200;

  public NewTraceItems {
    Rules.textOrEmpty("traces.model", model, WORD_CHARS_MAX);
    Rules.textOrEmpty("traces.prompt", prompt, WORD_CHARS_MAX);
    Rules.textOrEmpty("traces.version", version, WORD_CHARS_MAX);
    Rules.textOrEmpty("traces.session", session, WORD_CHARS_MAX);
    Rules.textOrEmpty("traces.text", text, WORD_CHARS_MAX);
    if (text != null && LookWords.isShort(text)) {
      throw new InvalidFieldException(
          "traces.text", "A text of fewer than three letters stands in almost every trace.");
    }
    if (from != null && until != null && until.isBefore(from)) {
      throw new InvalidFieldException("traces.until", "The last day is not before the first.");
    }
    if (split != null && split != Split.ALIGN) {
      requirePlain(status != null || thumbs != null || isGiven(text) || isGiven(session));
    }
  }

  private static void requirePlain(boolean isChosen) {
    if (isChosen) {
      throw new InvalidFieldException(
          "traces.split",
          "Traces that status, thumbs, a text or one session chose are for aligning: what a judge"
              + " does on these says nothing of what it will do on all.");
    }
  }

  private static boolean isGiven(@Nullable String word) {
    return word != null && !word.isBlank();
  }

  /** All that fit and start before that moment. */
  TraceChoice choice(Instant now) {
    return new TraceChoice(
            Optional.ofNullable(from).map(NewTraceItems::begin),
            Optional.ofNullable(until).map(day -> begin(day.plusDays(1))),
            Optional.ofNullable(status),
            Optional.ofNullable(thumbs),
            word(model),
            word(prompt),
            word(version),
            word(session),
            word(text))
        .until(now);
  }

  ItemSource.Traces source(Instant now) {
    return new ItemSource.Traces(
        choice(now), Optional.ofNullable(seed), split == null ? Split.ALIGN : split);
  }

  private static String word(@Nullable String said) {
    return said == null ? "" : said.strip();
  }

  private static Instant begin(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
