package dev.hansei.api.annotations;

import dev.hansei.api.pages.Frame;
import dev.hansei.api.traces.LookWords;
import dev.hansei.infra.registry.annotations.ChosenTraces.Counted;
import dev.hansei.workflows.annotations.FormVersion;
import dev.hansei.workflows.criteria.Criterion;
import java.util.List;

/**
 * Traces that fit a filter, before people are asked about them.
 *
 * @param look the filter as it stands in the address
 * @param itemsMax at most so many are read
 * @param mayMeasure whether the labels may be used for more than aligning
 */
public record TraceQueuePage(
    Frame frame,
    LookWords look,
    Counted counted,
    int itemsMax,
    boolean mayMeasure,
    List<Criterion> criteria,
    List<FormVersion> forms) {
  public TraceQueuePage {
    criteria = List.copyOf(criteria);
    forms = List.copyOf(forms);
  }

  /** The answer at the top. */
  public String sentence() {
    return TraceWords.counted(counted, itemsMax);
  }

  /** Whether there is something to ask, and something to ask about. */
  public boolean canAsk() {
    return counted.traces() > 0 && !(criteria.isEmpty() && forms.isEmpty());
  }
}
