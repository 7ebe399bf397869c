package dev.hansei.workflows.traces;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.Objects;

/** What somebody said of a trace. A change of mind is another feedback, not an edit. */
public record Feedback(FeedbackId id, TraceId traceId, Opinion opinion, Instant givenAt) {
  /** A comment or correction longer than this is cut off at the door with an error. */
  public static final int TEXT_CHARS_MAX = 20_000;

  public Feedback {
    Objects.requireNonNull(id, "id is null");
    Objects.requireNonNull(traceId, "traceId is null");
    Objects.requireNonNull(opinion, "opinion is null");
    Objects.requireNonNull(givenAt, "givenAt is null");
  }

  /** What kinds of things people say. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Thumbs.class, name = "thumbs"),
    @JsonSubTypes.Type(value = Stars.class, name = "stars"),
    @JsonSubTypes.Type(value = Comment.class, name = "comment"),
    @JsonSubTypes.Type(value = Correction.class, name = "correction"),
    @JsonSubTypes.Type(value = Evaluation.class, name = "evaluation"),
    @JsonSubTypes.Type(value = Label.class, name = "label"),
    @JsonSubTypes.Type(value = Survey.class, name = "survey"),
    @JsonSubTypes.Type(value = Resolved.class, name = "resolved"),
    @JsonSubTypes.Type(value = Preference.class, name = "preference"),
    @JsonSubTypes.Type(value = Edit.class, name = "edit")
  })
  public sealed interface Opinion {}

  /** Up or down. */
  public record Thumbs(boolean up) implements Opinion {}

  /** 1 to 5 stars. */
  public record Stars(int stars) implements Opinion {
    public Stars {
      if (stars < 1 || stars > 5) {
        throw new IllegalArgumentException("stars are 1 to 5: " + stars);
      }
    }
  }

  /** Free words. */
  public record Comment(String text) implements Opinion {
    public Comment {
      checkText(text);
    }
  }

  /** What the answer should have been. */
  public record Correction(String text) implements Opinion {
    public Correction {
      checkText(text);
    }
  }

  /**
   * A score that an evaluator outside gave; {@code value} on its own scale, 0 to 1 by convention.
   */
  public record Evaluation(String name, double value, String explanation) implements Opinion {
    public Evaluation {
      if (name.isBlank() || name.length() > 80) {
        throw new IllegalArgumentException("an evaluation's name has 1 to 80 characters");
      }
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("an evaluation's value is a number");
      }
      if (explanation.length() > TEXT_CHARS_MAX) {
        throw new IllegalArgumentException("an explanation has at most 20,000 characters");
      }
    }
  }

  /** A category that an evaluator outside gave, such as pass, or a topic. */
  public record Label(String name, String label, String explanation) implements Opinion {
    public Label {
      if (name.isBlank() || name.length() > 80) {
        throw new IllegalArgumentException("a label's name has 1 to 80 characters");
      }
      if (label.isBlank() || label.length() > 200) {
        throw new IllegalArgumentException("a label has 1 to 200 characters");
      }
      if (explanation.length() > TEXT_CHARS_MAX) {
        throw new IllegalArgumentException("an explanation has at most 20,000 characters");
      }
    }
  }

  /**
   * An answer to a question that was put to the user, on its own scale.
   *
   * @param question in words or as its name, such as csat
   * @param least the worst answer that could be given
   * @param most the best one
   */
  public record Survey(String question, int value, int least, int most) implements Opinion {
    public Survey {
      if (question.isBlank() || question.length() > 300) {
        throw new IllegalArgumentException("a survey's question has 1 to 300 characters");
      }
      if (least >= most) {
        throw new IllegalArgumentException(
            "a survey's scale goes up: least %d, most %d".formatted(least, most));
      }
      if (value < least || value > most) {
        throw new IllegalArgumentException(
            "a survey's answer is %d to %d: %d".formatted(least, most, value));
      }
    }
  }

  /** Whether the user's matter is settled. */
  public record Resolved(boolean resolved) implements Opinion {}

  /**
   * This answer beside another.
   *
   * @param preferred whether this one was liked better
   * @param other the other trace, as its sender names it
   */
  public record Preference(boolean preferred, String other) implements Opinion {
    public Preference {
      if (other.isBlank() || other.length() > 200) {
        throw new IllegalArgumentException(
            "a preference names the other trace in 1 to 200 characters");
      }
    }
  }

  /**
   * What the user made of the answer before using it.
   *
   * @param text as it was used
   * @param distance how many characters were put in, taken out or changed
   */
  public record Edit(String text, int distance) implements Opinion {
    public Edit {
      checkText(text);
      if (distance < 0) {
        throw new IllegalArgumentException("an edit distance is not negative");
      }
    }
  }

  private static void checkText(String text) {
    if (text.isBlank() || text.length() > TEXT_CHARS_MAX) {
      throw new IllegalArgumentException("a feedback text has 1 to 20,000 characters");
    }
  }
}
