package dev.hansei.workflows.annotations;

import java.util.List;
import java.util.Optional;

/**
 * What is answered in somebody's own words or marks. Two people's texts are never compared: a field
 * of such a kind disputes nothing and enters no measure of agreement. What was said stands with
 * each annotation; nothing is picked from it as what counts.
 */
public sealed interface TextKind extends LabelKind
    permits SpansKind, TextKind.Correction, TextKind.Code, TextKind.Demonstration {
  /** Some twenty pages: what people write by hand, and what a browser keeps as a draft at ease. */
  int CHARS_MAX = 50_000;

  /** Only that there is an answer: a text is no word for lists. */
  @Override
  default Label headline(Label said) {
    return new Label.Answered();
  }

  @Override
  default Optional<Label> headline(String word) {
    return word.equals(Label.Answered.WORD) ? Optional.of(new Label.Answered()) : Optional.empty();
  }

  @Override
  default List<String> words() {
    return List.of();
  }

  /** The answer, corrected; the same text says that nothing needs to change. */
  record Correction() implements TextKind {
    @Override
    public Optional<Label> label(String word) {
      return text(word);
    }

    @Override
    public String takes() {
      return "the corrected answer, at most 50,000 characters";
    }

    /** Whether a correction says that the answer is right as it is, however its lines end. */
    public static boolean changesNothing(String answer, String corrected) {
      return lines(answer).equals(lines(corrected));
    }

    private static String lines(String text) {
      return text.replace("\r\n", "\n").replace('\r', '\n');
    }
  }

  /** A short name for what somebody noticed, before there are categories: open coding. */
  record Code() implements TextKind {
    @Override
    public Optional<Label> label(String word) {
      return Label.Code.of(word).map(code -> code);
    }

    @Override
    public String takes() {
      return "a short phrase of letters and digits, at most 80 characters";
    }
  }

  /** The answer that the system should have given, written by a person. */
  record Demonstration() implements TextKind {
    @Override
    public Optional<Label> label(String word) {
      return text(word);
    }

    @Override
    public String takes() {
      return "the answer that should have been given, at most 50,000 characters";
    }
  }

  private static Optional<Label> text(String word) {
    return word.isBlank() || word.length() > CHARS_MAX
        ? Optional.empty()
        : Optional.of(new Label.Text(word));
  }
}
