package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.annotations.QueueView;
import dev.hansei.workflows.annotations.LabelKind;
import dev.hansei.workflows.criteria.Criterion;
import java.util.List;
import java.util.Optional;

/** The page on which somebody labels: everything but the items, which a script asks for. */
public record LabelPage(Frame frame, QueueView view, Optional<Criterion> criterion) {
  /** Where the script asks. */
  public String api() {
    return "/api/v1/projects/%s/annotations".formatted(frame.project());
  }

  /** The labels with the keys that say them. */
  public List<Choice> choices() {
    LabelKind kind = view.queue().plan().labels();
    return switch (kind) {
      case LabelKind.PassFail _ ->
          List.of(new Choice("pass", "1", "p", "good"), new Choice("fail", "2", "f", "bad"));
      case LabelKind.Categories(var names) ->
          names.stream()
              .map(name -> new Choice(name, String.valueOf(names.indexOf(name) + 1), "", ""))
              .toList();
    };
  }

  /** A label and its keys; {@code letter} and {@code shape} are maybe empty. */
  public record Choice(String word, String key, String letter, String shape) {}
}
