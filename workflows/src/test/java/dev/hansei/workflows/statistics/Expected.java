package dev.hansei.workflows.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Stored cases read as numbers, and how near a figure must come to them. */
final class Expected {
  private Expected() {}

  static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
  }

  /** Equal up to {@code share} of the expected figure, or to {@code share} itself near 0. */
  static void near(String what, double got, JsonNode expected, double share) {
    near(what, got, expected.asDouble(), share);
  }

  static void near(String what, double got, double expected, double share) {
    double error = share * Math.max(1, Math.abs(expected));
    assertThat(got)
        .as("%s: got %s, expected %s", what, got, expected)
        .isBetween(expected - error, expected + error);
  }

  /** Equal up to {@code share} of the expected figure, however small that is. */
  static void nearRelative(String what, double got, JsonNode expected, double share) {
    double error = share * Math.abs(expected.asDouble());
    assertThat(got)
        .as("%s: got %s, expected %s", what, got, expected)
        .isBetween(expected.asDouble() - error, expected.asDouble() + error);
  }

  static double[] repeat(double value, int times) {
    return DoubleStream.generate(() -> value).limit(times).toArray();
  }
}
