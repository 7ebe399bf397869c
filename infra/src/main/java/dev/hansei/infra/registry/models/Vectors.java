package dev.hansei.infra.registry.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Vectors as bytes: row after row of little-endian 32-bit floats. */
final class Vectors {
  private Vectors() {}

  static byte[] encode(List<float[]> vectors) {
    int dimension = vectors.getFirst().length;
    if (dimension == 0) {
      throw new IllegalArgumentException("a vector has at least one number");
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Math.multiplyExact(vectors.size(), dimension * Float.BYTES))
            .order(ByteOrder.LITTLE_ENDIAN);
    for (float[] vector : vectors) {
      if (vector.length != dimension) {
        throw new IllegalArgumentException(
            "vectors of one set have one dimension: %d and %d".formatted(dimension, vector.length));
      }
      for (float number : vector) {
        if (!Float.isFinite(number)) {
          throw new IllegalArgumentException("a vector holds finite numbers: " + number);
        }
        bytes.putFloat(number);
      }
    }
    return bytes.array();
  }

  static float[][] decode(byte[] content, int dimension) {
    ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    float[][] vectors = new float[content.length / (dimension * Float.BYTES)][dimension];
    for (float[] vector : vectors) {
      for (int i = 0; i < dimension; i++) {
        vector[i] = bytes.getFloat();
      }
    }
    return vectors;
  }
}
