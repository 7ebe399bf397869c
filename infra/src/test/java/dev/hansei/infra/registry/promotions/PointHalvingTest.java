package dev.hansei.infra.registry.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointHalvingTest {
  private static final UUID ID = new UUID(0, 1);

  @Test
  void joinsNeighboursOfOneStepAndLosesNoComparison() {
    List<PointRow> points =
        IntStream.of(1, 1, 1, 2, 2, 2, 2)
            .mapToObj(step -> new PointRow(ID, ID, 1, 0, step, step, "x", 0, 0, Instant.EPOCH))
            .toList();

    assertThat(PointHalving.halved(points, String::concat))
        .extracting(PointRow::number, PointRow::step, PointRow::differences)
        .containsExactly(tuple(1, 1, "xx"), tuple(2, 1, "x"), tuple(3, 2, "xx"), tuple(4, 2, "xx"));
  }
}
