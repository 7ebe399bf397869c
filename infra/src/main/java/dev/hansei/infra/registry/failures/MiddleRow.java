package dev.hansei.infra.registry.failures;

import dev.hansei.infra.registry.Binary16;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.nio.ByteBuffer;
import java.util.UUID;

/** The vector of a cluster: 4 bytes a number, big-endian, of length 1. */
@MappedEntity("failures_cluster")
@SuppressWarnings("ArrayRecordComponent") // read, reckoned with and written, never compared
record MiddleRow(@Id @Binary16 UUID clusterId, int patterns, byte[] middle) {
  /** The middle of both, each counting as many texts as it has; its own where lengths differ. */
  byte[] joined(MiddleRow other) {
    if (middle.length != other.middle().length) {
      return middle;
    }
    var mine = ByteBuffer.wrap(middle).asFloatBuffer();
    var theirs = ByteBuffer.wrap(other.middle()).asFloatBuffer();
    double[] sum = new double[mine.remaining()];
    double square = 0;
    for (int i = 0; i < sum.length; i++) {
      sum[i] = (double) mine.get(i) * patterns + (double) theirs.get(i) * other.patterns();
      square += sum[i] * sum[i];
    }
    double length = square > 0 ? Math.sqrt(square) : 1;
    var joined = ByteBuffer.allocate(middle.length);
    for (double number : sum) {
      joined.putFloat((float) (number / length));
    }
    return joined.array();
  }
}
