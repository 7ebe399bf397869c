package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import dev.hansei.workflows.failures.ClusterId;
import dev.hansei.workflows.failures.PatternId;
import dev.hansei.workflows.failures.PlacedPattern;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code failures_pattern} as clustering needs it. */
@MappedEntity("failures_pattern")
record VectorRow(
    @Id @Binary16 UUID projectId,
    @Binary16 UUID patternId,
    int traces,
    String text,
    @Nullable @Binary16 UUID clusterId,
    String embedder,
    byte[] vector) {
  static byte[] bytes(float[] vector) {
    var buffer = ByteBuffer.allocate(vector.length * Float.BYTES);
    for (float number : vector) {
      buffer.putFloat(number);
    }
    return buffer.array();
  }

  /** Only of a row that has its vector. */
  PlacedPattern placed() {
    byte[] bytes = vector;
    float[] numbers = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(numbers);
    return new PlacedPattern(
        new PatternId(patternId),
        traces,
        Optional.ofNullable(clusterId).map(ClusterId::new),
        numbers);
  }
}
