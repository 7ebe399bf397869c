package dev.hansei.api.tunings;

import dev.hansei.api.pages.Figures;
import dev.hansei.api.pages.Frame;
import dev.hansei.infra.registry.tunings.TuningView;
import dev.hansei.workflows.tunings.HeldOut;
import dev.hansei.workflows.tunings.TuningState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which trainings there were, and which of them helped. */
public record TuningListPage(Frame frame, List<TuningView> tunings, Optional<String> next) {
  public TuningListPage {
    Objects.requireNonNull(frame, "frame is null");
    tunings = List.copyOf(tunings);
    Objects.requireNonNull(next, "next is null");
  }

  /** How many of those on the page ended with a candidate. */
  public long helped() {
    return tunings.stream().filter(view -> view.state() == TuningState.COMPLETED).count();
  }

  /** How the first right passage moved, as {@code 0.61 → 0.68}; a dash while it is not known. */
  public String change(TuningView view) {
    return view.outcome()
        .map(outcome -> outcome.report().heldOut().mrr())
        .map(TuningListPage::words)
        .orElse("–");
  }

  private static String words(HeldOut.Change mrr) {
    return "%s → %s"
        .formatted(Figures.score(mrr.before().value()), Figures.score(mrr.after().value()));
  }
}
