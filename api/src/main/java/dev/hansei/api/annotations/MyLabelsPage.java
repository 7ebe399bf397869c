package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.annotations.OwnLabels.OwnLabel;
import dev.hansei.workflows.annotations.Form;
import dev.hansei.workflows.annotations.Label;
import dev.hansei.workflows.annotations.Marks;
import dev.hansei.workflows.annotations.Sides;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the viewer said, newest first, to be read again and corrected. */
public record MyLabelsPage(Frame frame, List<Line> labels, Optional<String> next) {
  /** A line of a list; the whole text stands where it was written. */
  private static final int TEXT_CHARS_MAX = 200;

  public MyLabelsPage {
    labels = List.copyOf(labels);
  }

  /** Where the script asks. */
  public String api() {
    return "/api/v1/projects/%s/annotations".formatted(frame.project());
  }

  /** How many of those shown can still be changed. */
  public long changeable() {
    return labels.stream().filter(line -> line.own().isChangeable()).count();
  }

  /** One label with its question. */
  public record Line(OwnLabel own, Form form, String question) {
    /** What was said: a word, or the answers of a form, each after its key. */
    public String words() {
      var answers = own.said().answers();
      return answers.isEmpty()
          ? Sides.shown(form, own.said().label().word(), own.task().isTurned())
          : answers.byKey().entrySet().stream()
              .map(one -> DeskWords.answer(one.getKey(), words(one.getKey(), one.getValue())))
              .collect(Collectors.joining(" · "));
    }

    /** Of a pair by what stood first and second: nobody learns which answer is a. */
    private String words(String key, Label label) {
      return label instanceof Label.Preference said
          ? Sides.shown(form, Map.of(key, said.word()), own.task().isTurned())
              .getOrDefault(key, said.word())
          : words(label);
    }

    private static String words(Label label) {
      if (label instanceof Marks marks) {
        return marks.spans().isEmpty()
            ? "nothing to mark"
            : marks.spans().stream()
                .map(span ->
                    "%s (%d to %d)".formatted(span.category(), span.start() + 1, span.end()))
                .collect(Collectors.joining(", "));
      }
      String word = label.word();
      return word.codePointCount(0, word.length()) <= TEXT_CHARS_MAX
          ? word
          : word.substring(0, word.offsetByCodePoints(0, TEXT_CHARS_MAX)) + "…";
    }
  }
}
