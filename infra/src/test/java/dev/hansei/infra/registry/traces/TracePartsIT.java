package dev.hansei.infra.registry.traces;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.infra.registry.RegistryTest;
import dev.hansei.infra.registry.TestRegistry;
import dev.hansei.workflows.traces.Span;
import dev.hansei.workflows.traces.TraceId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class TracePartsIT {
  private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

  @RegistryTest
  void cutsALargeTraceOffFromTheOthers(TestRegistry registry) {
    var project = registry.newProject();
    var traces = registry.get(Traces.class);
    var large = Spans.trace(1);
    var other = Spans.trace(2);
    var small = Spans.trace(3);
    traces.accept(project, spans(large, 3_000));
    traces.accept(project, spans(other, 3_000));
    traces.accept(project, spans(small, 1));

    var parts = traces.parts(project, List.of(small, Spans.trace(4), large, other));

    assertThat(parts).containsExactly(List.of(large), List.of(other, small));
    assertThat(traces.findAll(project, parts.getLast()))
        .extracting(trace -> trace.spans().size())
        .containsExactly(3_000, 1);
    assertThat(traces.parts(project, List.of())).isEmpty();
  }

  private static List<Span> spans(TraceId trace, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(number -> Spans.span(trace, number, NOON).build())
        .toList();
  }
}
