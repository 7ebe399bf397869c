package dev.hansei.workflows.annotations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What somebody said of one answer. Which of them a queue takes is its {@link LabelKind}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Label.PassFail.class, name = "pass-fail"),
  @JsonSubTypes.Type(value = Label.Category.class, name = "category"),
  @JsonSubTypes.Type(value = Label.Several.class, name = "several"),
  @JsonSubTypes.Type(value = Label.Grade.class, name = "grade"),
  @JsonSubTypes.Type(value = Label.Amount.class, name = "number"),
  @JsonSubTypes.Type(value = Label.Preference.class, name = "preference"),
  @JsonSubTypes.Type(value = Label.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Label.Code.class, name = "code"),
  @JsonSubTypes.Type(value = Label.Answered.class, name = "answered"),
  @JsonSubTypes.Type(value = Marks.class, name = "marks")
})
public sealed interface Label
    permits Label.PassFail,
        Label.Category,
        Label.Several,
        Label.Grade,
        Label.Amount,
        Label.Preference,
        Label.Text,
        Label.Code,
        Label.Answered,
        Marks {
  /** The label as one word: what is stored, compared and exported. */
  String word();

  /** Whether the answer meets the criterion. */
  record PassFail(boolean passed) implements Label {
    /** The word for an answer that meets the criterion. */
    public static final String PASS = "pass";

    /** The word for one that does not. */
    public static final String FAIL = "fail";

    @Override
    public String word() {
      return passed ? PASS : FAIL;
    }
  }

  /** One of the queue's categories. */
  record Category(String name) implements Label {
    public Category {
      if (name.isBlank() || name.length() > LabelKind.CATEGORY_CHARS_MAX) {
        throw new IllegalArgumentException("a category has 1 to 40 characters: '" + name + "'");
      }
    }

    @Override
    public String word() {
      return name;
    }
  }

  /** Several categories, in the order of their kind, so that equal choices are equal words. */
  record Several(List<String> names) implements Label {
    public Several {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("several are at least one");
      }
    }

    @Override
    public String word() {
      return String.join(", ", names);
    }
  }

  /** A grade, 1 to 5. */
  record Grade(int grade) implements Label {
    public Grade {
      if (grade < 1 || grade > LabelKind.Grades.BEST) {
        throw new IllegalArgumentException("a grade is 1 to 5: " + grade);
      }
    }

    @Override
    public String word() {
      return String.valueOf(grade);
    }
  }

  /** A number. */
  record Amount(double value) implements Label {
    public Amount {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a number is finite: " + value);
      }
      // Minus nothing is nothing.
      value = value + 0.0;
    }

    @Override
    public String word() {
      return NumberRange.text(value);
    }
  }

  /**
   * Which answer of a pair is better.
   *
   * @param word a, b or tie, in terms of the pair as it was given, whatever stood first
   */
  record Preference(String word) implements Label {
    /** The word for a better answer a. */
    public static final String A = "a";

    /** The word for a better answer b. */
    public static final String B = "b";

    /** The word where neither is better. */
    public static final String TIE = "tie";

    public Preference {
      if (!word.equals(A) && !word.equals(B) && !word.equals(TIE)) {
        throw new IllegalArgumentException("a preference is a, b or tie: '" + word + "'");
      }
    }
  }

  /** A text in somebody's own words: a correction, or a demonstration. */
  record Text(String value) implements Label {
    public Text {
      if (value.isBlank() || value.length() > TextKind.CHARS_MAX) {
        throw new IllegalArgumentException("a text has 1 to 50,000 characters");
      }
    }

    @Override
    public String word() {
      return value;
    }
  }

  /** A short name for what somebody noticed, written one way so that the same name is one code. */
  record Code(String phrase) implements Label {
    /** A line beside a note. */
    public static final int CHARS_MAX = 80;

    private static final Pattern PHRASE =
        Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _'’/&+-]*");

    public Code {
      if (!PHRASE.matcher(phrase).matches() || phrase.length() > CHARS_MAX) {
        throw new IllegalArgumentException(
            "a code is a phrase of letters and digits, at most 80 characters: '" + phrase + "'");
      }
    }

    /** As it is kept: composed, in small letters, single spaces; empty for what is no phrase. */
    public static Optional<Code> of(String written) {
      if (written.length() > 4 * CHARS_MAX) {
        return Optional.empty();
      }
      String phrase =
          Normalizer.normalize(written, Normalizer.Form.NFC)
              .strip()
              .replaceAll("\\s+", " ")
              .toLowerCase(Locale.ROOT);
      return PHRASE.matcher(phrase).matches() && phrase.length() <= CHARS_MAX
          ? Optional.of(new Code(phrase))
          : Optional.empty();
    }

    @Override
    public String word() {
      return phrase;
    }
  }

  /** That a form of texts alone was answered: what stands for its texts in lists. */
  record Answered() implements Label {
    /** Its word. */
    public static final String WORD = "answered";

    @Override
    public String word() {
      return WORD;
    }
  }
}
