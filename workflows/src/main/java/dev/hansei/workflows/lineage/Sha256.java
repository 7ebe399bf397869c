package dev.hansei.workflows.lineage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 as 64 lower-case hex digits: the name of content. JSON: the digits as text. */
public record Sha256(@JsonValue String hex) implements Comparable<Sha256> {
  private static final int HEX_DIGITS = 64;

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public Sha256 {
    if (hex.length() != HEX_DIGITS || !hex.chars().allMatch(Sha256::isLowerHex)) {
      throw new IllegalArgumentException(
          "a SHA-256 is 64 lower-case hex digits, not '%s'".formatted(hex));
    }
  }

  /** Hash of some bytes. */
  public static Sha256 of(byte[] content) {
    try {
      return new Sha256(
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Hash of a text's UTF-8 bytes. */
  public static Sha256 of(String content) {
    return of(content.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash from its 32 bytes. */
  public static Sha256 ofDigest(byte[] digest) {
    return new Sha256(HexFormat.of().formatHex(digest));
  }

  /** The 32 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  /** The first 12 digits, for people. */
  public String abbreviated() {
    return hex.substring(0, 12);
  }

  private static boolean isLowerHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
  }

  @Override
  public int compareTo(Sha256 other) {
    return hex.compareTo(other.hex);
  }

  @Override
  public String toString() {
    return hex;
  }
}
