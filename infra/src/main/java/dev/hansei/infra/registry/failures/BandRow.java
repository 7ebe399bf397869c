package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.ByteBuffer;
import java.util.UUID;

/** A row of {@code failures_pattern_band}. */
@MappedEntity("failures_pattern_band")
record BandRow(@Id @Binary16 UUID projectId, byte[] band, @Binary16 UUID patternId) {
  static byte[] bytes(long band) {
    return ByteBuffer.allocate(Long.BYTES).putLong(band).array();
  }

  long hash() {
    return ByteBuffer.wrap(band).getLong();
  }
}
