package dev.hansei.api.traces;

import dev.hansei.api.problems.ApiException;
import dev.hansei.api.problems.ApiProblem;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/**
 * Opens the bodies of requests to the doors and tells the gate what they become: a few kilobytes of
 * gzip can be megabytes of JSON, and those as a tree most of the heap.
 */
@Singleton
final class IntakeBodies {
  /** Some 60 bytes each in a tree, so a quarter of a small heap; 100,000 steps have fewer. */
  static final long VALUES_MAX = 4_000_000;

  /** Of a gate that reckons with sixteen times as much for what is read, mapped and written. */
  private static final int VALUE_BYTES = 8;

  private final IntakeGate gate;

  IntakeBodies(IntakeGate gate) {
    this.gate = gate;
  }

  /**
   * The body as it was before gzip.
   *
   * @throws ApiException 413 beyond the limit or with more values than can be held, 400 when the
   *     gzip is broken, 503 when there is no room for it now
   */
  byte[] open(HttpRequest<?> request, byte[] body, String what, int bytesMax) {
    var plain = Inflation.inflate(body, what, bytesMax, held -> resize(request, held));
    weigh(request, plain, values(plain));
    return plain;
  }

  /**
   * Weighs a body by the values it is made of.
   *
   * @throws ApiException 413 when they are too many, 503 when there is no room for them now
   */
  void weigh(HttpRequest<?> request, byte[] plain, long values) {
    if (values > VALUES_MAX) {
      throw tooMany();
    }
    resize(request, Math.max(plain.length, values * VALUE_BYTES));
  }

  /**
   * At most so many values and keys has what is read as JSON, and what in it is text of JSON again.
   */
  static long values(byte[] plain) {
    long values = 0;
    for (byte sign : plain) {
      if (sign == ',' || sign == ':' || sign == '{' || sign == '[') {
        values++;
      }
    }
    return values;
  }

  private void resize(HttpRequest<?> request, long held) {
    request
        .getAttribute(IntakeFilter.PLACE, IntakeGate.Place.class)
        .ifPresent(place -> gate.resize(place, held));
  }

  private static ApiException tooMany() {
    return ApiProblem.of(
            HttpStatus.REQUEST_ENTITY_TOO_LARGE,
            "too-many-values",
            "The request is too large",
            "One request has at most %,d values, those in texts of JSON too. Send it in smaller parts; nothing of it was kept."
                .formatted(VALUES_MAX))
        .raise();
  }
}
