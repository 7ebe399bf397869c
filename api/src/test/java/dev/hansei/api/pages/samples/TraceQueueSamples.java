package dev.hansei.api.pages.samples;

import dev.hansei.api.annotations.TraceQueuePage;
import dev.hansei.api.pages.Section;
import dev.hansei.api.traces.LookWords;
import dev.hansei.api.traces.TraceColumn;
import dev.hansei.infra.registry.annotations.ChosenTraces.Counted;
import dev.hansei.workflows.criteria.Criterion;
import dev.hansei.workflows.criteria.CriterionId;
import java.util.List;
import java.util.Map;

/** Traces that a filter chose, before people are asked: some, and none. */
final class TraceQueueSamples {
  private TraceQueueSamples() {}

  static List<Sample> of(Voice voice) {
    var criterion =
        new Criterion(
            new CriterionId(Voice.id(601)),
            voice.say("grounded"),
            voice.say("Says only what the passages say."),
            Voice.minutesAgo(900));
    var filter = new LookWords(Map.of("text", voice.say("refund")), TraceColumn.USUAL);
    return List.of(
        new Sample(
            "label-traces",
            "annotations/traces.jte",
            page(voice, filter, new Counted(1_204, true), criterion)),
        new Sample(
            "label-traces-none",
            "annotations/traces.jte",
            page(voice, filter, new Counted(0, true), criterion)));
  }

  private static TraceQueuePage page(
      Voice voice, LookWords filter, Counted counted, Criterion criterion) {
    return new TraceQueuePage(
        voice.frame(Section.ANNOTATIONS),
        filter,
        counted,
        200,
        false,
        List.of(criterion),
        List.of());
  }
}
