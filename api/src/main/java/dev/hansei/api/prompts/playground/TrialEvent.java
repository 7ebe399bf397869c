package dev.hansei.api.prompts.playground;

import dev.hansei.workflows.models.ModelSettings;
import org.jspecify.annotations.Nullable;

/** What a trial tells, each of one column, from 1. */
public sealed interface TrialEvent {
  /** The column. */
  int column();

  /** The event's name. */
  String name();

  /**
   * What is asked.
   *
   * @param version absent for the draft
   * @param settings what is asked of the model in the end
   */
  record Asked(
      int column,
      @Nullable Integer version,
      @Nullable String versionId,
      String model,
      ModelSettings settings)
      implements TrialEvent {
    @Override
    public String name() {
      return "asked";
    }

    /** How people call it. */
    String title() {
      return "%s on %s".formatted(version == null ? "your draft" : "v" + version, model);
    }
  }

  /** A further piece of the answer. */
  record Text(int column, String text) implements TrialEvent {
    @Override
    public String name() {
      return "text";
    }
  }

  /** What was told so far is void; the model is asked again. */
  record Missed(int column, String reason, String detail) implements TrialEvent {
    @Override
    public String name() {
      return "missed";
    }
  }

  /**
   * The whole answer.
   *
   * @param inputTokens 0 where the provider did not say
   * @param costMicros in millionths of the currency; absent where no price is known
   * @param currency empty without a price list
   * @param fromJournal whether nothing was paid this time
   * @param firstMillis until the first word, with waiting and attempts before; absent from the
   *     journal
   * @param wholeMillis until the last word; of the call that was paid, where from the journal
   * @param figures the same in words
   */
  record Answered(
      int column,
      String text,
      long inputTokens,
      long outputTokens,
      @Nullable Long costMicros,
      String currency,
      boolean fromJournal,
      @Nullable Long firstMillis,
      long wholeMillis,
      String figures)
      implements TrialEvent {
    @Override
    public String name() {
      return "end";
    }
  }

  /** No answer. */
  record Failed(int column, String reason, String detail) implements TrialEvent {
    @Override
    public String name() {
      return "failed";
    }
  }
}
