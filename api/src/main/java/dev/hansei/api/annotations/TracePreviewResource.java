package dev.hansei.api.annotations;

import dev.hansei.infra.registry.annotations.ChosenTraces.Counted;

/**
 * How many traces fit.
 *
 * @param fitting traces that show a question and an answer
 * @param complete whether that were all; else only the newest 100,000 were looked through
 */
public record TracePreviewResource(int fitting, boolean complete) {
  static TracePreviewResource from(Counted counted) {
    return new TracePreviewResource(counted.traces(), counted.isAll());
  }
}
