package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import io.micronaut.http.HttpStatus;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/**
 * Inflates a body up to a limit and not one byte further, so that a small body cannot become a
 * large one here.
 */
final class Inflation {
  private static final int MAGIC_FIRST = 0x1f;
  private static final int MAGIC_SECOND = 0x8b;

  /** Asked for at a time. */
  private static final int STEP_BYTES = 256 * 1024;

  private Inflation() {}

  /**
   * The body as it was before gzip; as it is when it is not gzip.
   *
   * @param growing is told how many bytes there are, before there are more
   * @throws ApiException 413 beyond the limit, 400 when the gzip is broken
   */
  static byte[] inflate(byte[] body, String what, int bytesMax, LongConsumer growing) {
    var plain = isGzip(body) ? gunzip(body, bytesMax, growing) : body;
    if (plain.length > bytesMax) {
      throw ApiProblem.tooLarge(what, bytesMax).raise();
    }
    return plain;
  }

  private static byte[] gunzip(byte[] body, int bytesMax, LongConsumer growing) {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      var plain = new ByteArrayOutputStream(Math.min(STEP_BYTES, body.length * 2));
      for (int last = STEP_BYTES; last == STEP_BYTES && plain.size() <= bytesMax; ) {
        growing.accept((long) body.length + plain.size() + STEP_BYTES);
        var step = in.readNBytes(Math.min(STEP_BYTES, bytesMax + 1 - plain.size()));
        plain.writeBytes(step);
        last = step.length;
      }
      return plain.toByteArray();
    } catch (IOException e) {
      throw ApiProblem.of(
              HttpStatus.BAD_REQUEST,
              "unreadable-gzip",
              "The body is not gzip",
              "The body begins like gzip but cannot be inflated: " + e.getMessage() + ".")
          .raise();
    }
  }

  /** Neither JSON nor a protobuf request of ours begins so. */
  private static boolean isGzip(byte[] body) {
    return body.length > 2 && (body[0] & 0xff) == MAGIC_FIRST && (body[1] & 0xff) == MAGIC_SECOND;
  }
}
