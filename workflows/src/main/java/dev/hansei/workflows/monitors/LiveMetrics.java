package dev.hansei.workflows.monitors;

import dev.hansei.workflows.criteria.JudgeId;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.traces.FeedbackId;
import dev.hansei.workflows.traces.TraceId;
import java.util.UUID;

/** The names and ids under which a monitor's scores stand with a trace. Pure. */
public final class LiveMetrics {
  /** What scores of detectors begin with. */
  public static final String DETECTOR = "detector:";

  /** What scores of judges begin with. */
  public static final String JUDGE = "judge:";

  /** An evaluation's name has 80 characters; prefix, mark and a version's id take 43. */
  private static final int CRITERION_CHARS_MAX = 37;

  /** The version nibble of a UUID of one's own making (RFC 9562, section 5.8). */
  private static final long VERSION = 0x8000L;

  private static final long VERSION_MASK = ~0xF000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;
  private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

  /** Hex digits of 64 bits. */
  private static final int HALF = 16;

  private static final int HEX = 16;

  private LiveMetrics() {}

  /** {@code detector:refusal}: 1 where it finds something, else 0. */
  public static String of(LiveDetector detector) {
    return DETECTOR + detector.word();
  }

  /**
   * {@code judge:helpful@<version's id>}: 0 to 1, more is better.
   *
   * @param criterion the criterion's name; what is past its first 37 characters is left out
   */
  public static String of(String criterion, JudgeId judge) {
    return JUDGE + cut(criterion) + "@" + judge;
  }

  /** Never between the two halves of one character. */
  private static String cut(String name) {
    if (name.length() <= CRITERION_CHARS_MAX) {
      return name;
    }
    boolean splits = Character.isHighSurrogate(name.charAt(CRITERION_CHARS_MAX - 1));
    return name.substring(0, splits ? CRITERION_CHARS_MAX - 1 : CRITERION_CHARS_MAX);
  }

  /**
   * The same for a trace and a metric whoever writes it and however often: it is written once.
   *
   * @param metric one of the names above
   */
  public static FeedbackId feedbackId(TraceId trace, String metric) {
    String hash = Sha256.of("monitors\0%s\0%s".formatted(trace, metric)).hex();
    long high = Long.parseUnsignedLong(hash.substring(0, HALF), HEX);
    long low = Long.parseUnsignedLong(hash.substring(HALF, 2 * HALF), HEX);
    return new FeedbackId(
        new UUID((high & VERSION_MASK) | VERSION, (low & VARIANT_MASK) | VARIANT));
  }
}
