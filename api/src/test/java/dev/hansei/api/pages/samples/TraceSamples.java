package dev.hansei.api.pages.samples;

import dev.hansei.api.pages.Section;
import dev.hansei.api.traces.LookWords;
import dev.hansei.api.traces.TraceColumn;
import dev.hansei.api.traces.TraceLine;
import dev.hansei.api.traces.TraceListPage;
import dev.hansei.api.traces.TracePage;
import dev.hansei.infra.registry.traces.SavedViews;
import dev.hansei.workflows.failures.FailureId;
import dev.hansei.workflows.failures.FailureReason;
import dev.hansei.workflows.failures.Severity;
import dev.hansei.workflows.models.Message;
import dev.hansei.workflows.traces.Feedback;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.Trace;
import dev.hansei.workflows.traces.TraceId;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists of traces, and one trace as a conversation. */
final class TraceSamples {
  private final Voice voice;

  TraceSamples(Voice voice) {
    this.voice = voice;
  }

  TraceListPage traces() {
    List<TraceLine> lines =
        LoopSamples.QUESTIONS.stream()
            .map(question -> {
              int i = LoopSamples.QUESTIONS.indexOf(question);
              return new TraceLine(
                  TraceId.ofExternal(question),
                  voice.say(question),
                  voice.say(
                      "Refunds arrive within five working days after the parcel reached our"
                          + " warehouse in Utrecht."),
                  voice.say("openai/gpt-4o-mini"),
                  i == 4 ? Span.Status.ERROR : Span.Status.OK,
                  i % 3 == 0 ? "down" : i % 3 == 1 ? "up" : "",
                  i,
                  820 + 310L * i,
                  640 + 77L * i,
                  voice.say("answer 2"),
                  i * 1_200L,
                  voice.say("session-%d".formatted(i)),
                  Voice.minutesAgo(3 + 41L * i));
            })
            .toList();
    return new TraceListPage(
        voice.frame(Section.TRACES),
        lines,
        new LookWords(
            Map.of("prompt", voice.say("answer"), "version", voice.say("2")),
            EnumSet.allOf(TraceColumn.class)),
        List.of(new SavedViews.SavedView(voice.say("thumbs down"), "?thumbs=down")),
        1_204,
        23,
        2,
        Optional.of(Voice.ago(Duration.ofDays(4))),
        Optional.of("/projects/support/traces?after=x"));
  }

  TraceListPage noTraces() {
    return new TraceListPage(
        voice.frame(Section.TRACES),
        List.of(),
        new LookWords(Map.of(), TraceColumn.USUAL),
        List.of(),
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty());
  }

  TracePage trace() {
    return new TracePage(
        voice.frame(Section.TRACES),
        new Trace(LoopSamples.TRACE, spans(), feedback(), Voice.minutesAgo(40)),
        Optional.of(
            new TracePage.Caught(
                new FailureId(Voice.id(7)),
                List.of(FailureReason.NEGATIVE_FEEDBACK, FailureReason.CORRECTED_OUTPUT),
                Severity.HIGH,
                Optional.of(
                    new TracePage.Mode(voice.say("opened laptop return"), "/failures/modes/1")))),
        List.of(
            new TracePage.Became(
                "case", voice.say("Can I return a laptop?"), Optional.of("/cases/1")),
            new TracePage.Became("run", voice.say("run of yesterday"), Optional.empty())),
        Optional.empty());
  }

  private List<Span> spans() {
    return List.of(retrieval(), chat());
  }

  private Span retrieval() {
    var start = Voice.minutesAgo(41);
    return new Span(
        LoopSamples.TRACE,
        "00000000000000aa",
        Optional.of("00000000000000bb"),
        voice.say("retrieval handbook"),
        voice.say("retrieval"),
        start.plusMillis(20),
        start.plusMillis(140),
        Span.Status.OK,
        "",
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(
            new Span.RetrievedPassage(
                voice.say("handbook#12"),
                voice.say(
                    "Opened electronics can be returned within 14 days if nothing is missing."
                        + " Unopened ones within 30 days."),
                0.81),
            new Span.RetrievedPassage(
                voice.say("handbook#3"),
                voice.say(
                    "Refunds are paid to the card that was charged, within five working days."),
                0.47)),
        0,
        0,
        Map.of(voice.say("db.system"), voice.say("lucene")));
  }

  private Span chat() {
    var start = Voice.minutesAgo(41);
    return new Span(
        LoopSamples.TRACE,
        "00000000000000bb",
        Optional.empty(),
        voice.say("chat gpt-4o-mini"),
        voice.say("chat"),
        start,
        start.plusMillis(1_940),
        Span.Status.ERROR,
        voice.say("gpt-4o-mini-2026-07-18"),
        Optional.of(new Span.PromptUse(voice.say("answer"), voice.say("v2"))),
        List.of(
            new Message(
                Message.Role.SYSTEM,
                voice.say("Answer from the passages. If they do not say, say so.")),
            new Message(Message.Role.USER, voice.say(LoopSamples.QUESTIONS.getFirst()))),
        List.of(
            new Message(
                Message.Role.ASSISTANT,
                voice.say("Yes! You can return any laptop within 30 days, opened or not."))),
        List.of(),
        812,
        41,
        Map.of(voice.say("gen_ai.request.temperature"), 0.2));
  }

  private List<Feedback> feedback() {
    return List.of(
        new Feedback(
            new FeedbackId(Voice.id(2)),
            LoopSamples.TRACE,
            new Feedback.Thumbs(false),
            Voice.minutesAgo(39)),
        new Feedback(
            new FeedbackId(Voice.id(3)),
            LoopSamples.TRACE,
            new Feedback.Correction(
                voice.say("Opened electronics: 14 days only, and nothing may be missing.")),
            Voice.minutesAgo(30)),
        new Feedback(
            new FeedbackId(Voice.id(4)),
            LoopSamples.TRACE,
            new Feedback.Stars(2),
            Voice.minutesAgo(29)),
        new Feedback(
            new FeedbackId(Voice.id(5)),
            LoopSamples.TRACE,
            new Feedback.Comment(voice.say("The agent at the shop said otherwise.")),
            Voice.minutesAgo(28)),
        new Feedback(
            new FeedbackId(Voice.id(6)),
            LoopSamples.TRACE,
            new Feedback.Evaluation(
                voice.say("faithfulness"), 0.2, voice.say("“opened or not” stands in no passage")),
            Voice.minutesAgo(20)));
  }
}
