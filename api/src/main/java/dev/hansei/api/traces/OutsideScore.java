package dev.hansei.api.traces;

import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.MonitorNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A score that somebody gave elsewhere, as far as it was told: a number, a label, or both.
 *
 * @param name of the measure
 * @param label such as pass, or a category
 */
record OutsideScore(String name, OptionalDouble value, String label, String explanation) {
  /** What senders call the thumb under an answer. */
  private static final Set<String> THUMBS =
      Set.of("user_feedback", "user-feedback", "thumbs", "user_thumbs");

  private static final Set<String> UP = Set.of("thumbs-up", "thumbs_up", "up", "positive", "true");
  private static final Set<String> DOWN =
      Set.of("thumbs-down", "thumbs_down", "down", "negative", "false");

  /**
   * What the core has for it; a thumb where name and value say so.
   *
   * @throws IllegalArgumentException when it says nothing, or breaks a rule
   */
  List<Feedback.Opinion> opinions() {
    MonitorNames.requireFree(name);
    var thumb = thumb();
    var opinions = new ArrayList<Feedback.Opinion>();
    if (thumb.isPresent()) {
      opinions.add(thumb.get());
      if (!explanation.isBlank()) {
        opinions.add(new Feedback.Comment(explanation));
      }
      return opinions;
    }
    if (value.isPresent()) {
      opinions.add(new Feedback.Evaluation(name, value.getAsDouble(), explanation));
    }
    if (!label.isBlank()) {
      opinions.add(new Feedback.Label(name, label, value.isPresent() ? "" : explanation));
    }
    if (opinions.isEmpty()) {
      throw new IllegalArgumentException(
          "an evaluation has a score or a label: '%s' has neither".formatted(name));
    }
    return opinions;
  }

  /** Whether it has neither number nor label. */
  boolean isSilent() {
    return value.isEmpty() && label.isBlank();
  }

  private Optional<Feedback.Thumbs> thumb() {
    if (!THUMBS.contains(name.toLowerCase(Locale.ROOT))) {
      return Optional.empty();
    }
    var word = label.toLowerCase(Locale.ROOT);
    double number = value.orElse(Double.NaN);
    if (UP.contains(word) || (word.isEmpty() && number == 1)) {
      return Optional.of(new Feedback.Thumbs(true));
    }
    return DOWN.contains(word) || (word.isEmpty() && (number == 0 || number == -1))
        ? Optional.of(new Feedback.Thumbs(false))
        : Optional.empty();
  }
}
