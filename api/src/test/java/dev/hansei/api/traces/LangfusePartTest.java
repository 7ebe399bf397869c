package dev.hansei.api.traces;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LangfusePartTest {
  @Test
  void theLaterCountsAndMetadataArePutTogether() {
    var first = told("e1", Map.of("id", "g", "traceId", "t", "metadata", Map.of("a", 1, "b", 1)));
    var second = told("e2", Map.of("id", "g", "name", "n", "metadata", Map.of("b", 2)));
    var third = told("e3", Map.of("id", "g", "metadata", Map.of("c", 3)));
    var part = new LangfusePart();
    List.of(first, second, third).forEach(part::add);

    assertThat(part.event().id()).isEqualTo("e1");
    assertThat(part.event().body())
        .containsEntry("name", "n")
        .containsEntry("traceId", "t")
        .containsEntry("metadata", Map.of("a", 1, "b", 2, "c", 3));
    assertThat(part.told()).containsExactly(first, second, third);
    assertThat(first.event().body().get("metadata")).isEqualTo(Map.of("a", 1, "b", 1));
    assertThat(part.alone(second).body())
        .isEqualTo(Map.of("id", "g", "traceId", "t", "name", "n", "metadata", Map.of("b", 2)));
  }

  @Test
  void metadataThatAreNoObjectTakeThePlaceOfOnesThatAre() {
    var part = new LangfusePart();
    part.add(told("e1", Map.of("metadata", Map.of("a", 1))));
    part.add(told("e2", Map.of("metadata", Map.of("b", 2))));
    part.add(told("e3", Map.of("metadata", "text")));
    assertThat(part.event().body()).containsEntry("metadata", "text");
    part.add(told("e4", Map.of("metadata", Map.of("c", 3))));
    part.add(told("e5", Map.of("metadata", Map.of("d", 4))));
    assertThat(part.event().body()).containsEntry("metadata", Map.of("c", 3, "d", 4));
  }

  private static LangfusePart.Told told(String id, Map<String, Object> body) {
    var event =
        new LangfuseEvent(id, "span-update", "2026-11-29T08:00:00Z", new LinkedHashMap<>(body));
    return new LangfusePart.Told(event, Map.of("id", id));
  }
}
