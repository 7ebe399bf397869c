package dev.hansei.infra.models;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * An embedding adapter: a square matrix that maps the vector of a question before it is compared
 * with the vectors of passages, which stay as they are and so need no second index. Immutable.
 *
 * <p>As bytes: {@code dimension * dimension} 32-bit floats, little endian, row by row, nothing
 * before or after them; 589,824 bytes for MiniLM.
 */
public final class EmbeddingMap {
  private static final double NORM_MIN = 1e-12;

  private final float[] rows;
  private final int dimension;

  private EmbeddingMap(float[] rows, int dimension) {
    this.rows = rows;
    this.dimension = dimension;
  }

  /**
   * A map.
   *
   * @param rows row by row; finite
   */
  public static EmbeddingMap of(float[] rows, int dimension) {
    if (dimension < 1 || rows.length != dimension * dimension) {
      throw new IllegalArgumentException(
          "a map of %d numbers has %d rows of as many, got %d numbers"
              .formatted(dimension, dimension, rows.length));
    }
    for (float each : rows) {
      if (!Float.isFinite(each)) {
        throw new IllegalArgumentException("a map has finite numbers, got " + each);
      }
    }
    return new EmbeddingMap(rows.clone(), dimension);
  }

  /**
   * Reads the bytes that {@link #bytes} writes.
   *
   * @throws IllegalArgumentException where they are no map of that dimension
   */
  public static EmbeddingMap read(byte[] bytes, int dimension) {
    if (bytes.length != dimension * dimension * Float.BYTES) {
      throw new IllegalArgumentException(
          "a map of %d numbers has %d bytes, got %d"
              .formatted(dimension, dimension * dimension * Float.BYTES, bytes.length));
    }
    float[] rows = new float[dimension * dimension];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(rows);
    return of(rows, dimension);
  }

  /** The form in which it is registered as an adapter. */
  public byte[] bytes() {
    ByteBuffer bytes =
        ByteBuffer.allocate(rows.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(rows);
    return bytes.array();
  }

  /** The mapped vector, of length 1 unless it is zero. */
  public float[] apply(float[] vector) {
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          "a vector of %d numbers is expected, got %d".formatted(dimension, vector.length));
    }
    double[] mapped = new double[dimension];
    for (int row = 0; row < dimension; row++) {
      for (int column = 0; column < dimension; column++) {
        mapped[row] += (double) rows[row * dimension + column] * vector[column];
      }
    }
    double norm = Math.sqrt(Arrays.stream(mapped).map(each -> each * each).sum());
    float[] unit = new float[dimension];
    for (int i = 0; i < dimension && norm > NORM_MIN; i++) {
      unit[i] = (float) (mapped[i] / norm);
    }
    return unit;
  }
}
