package dev.hansei.workflows.traces;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.hansei.workflows.lineage.Sha256;
import java.util.HexFormat;

/** An OpenTelemetry trace id: 32 lower-case hex digits, not all zero. JSON: the digits as text. */
public record TraceId(@JsonValue String hex) implements Comparable<TraceId> {
  private static final int HEX_DIGITS = 32;
  private static final String ZERO = "0".repeat(HEX_DIGITS);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public TraceId {
    if (hex.length() != HEX_DIGITS || !isHex(hex) || hex.equals(ZERO)) {
      throw new IllegalArgumentException(
          "a trace id is 32 lower-case hex digits, not all zero: '%s'".formatted(hex));
    }
  }

  /** A loop, for every span that comes in names its trace several times on its way. */
  private static boolean isHex(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
        return false;
      }
    }
    return true;
  }

  /**
   * The id of a trace that its sender names in some other way: the first half of that name's hash.
   */
  public static TraceId ofExternal(String externalId) {
    return new TraceId(Sha256.of("trace\0" + externalId).hex().substring(0, HEX_DIGITS));
  }

  /** The id from its 16 bytes. */
  public static TraceId ofBytes(byte[] bytes) {
    return new TraceId(HexFormat.of().formatHex(bytes));
  }

  /** The 16 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  @Override
  public int compareTo(TraceId other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
