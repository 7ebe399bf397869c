package dev.hansei.workflows.prompts;

import dev.hansei.workflows.lineage.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which of two versions a caller is served. Pure: the same key gets the same answer in every
 * process, for as long as the rollout runs, and a share that grows takes nobody back to what was
 * live.
 *
 * <p>A caller's bucket is {@code floor(h * 10,000 / 2^64)}, where h is the first 64 bits of SHA-256
 * over the rollout's id (16 bytes) and the key (UTF-8); the candidate has the buckets below its
 * share.
 */
public final class AssignmentPolicy {
  private static final int ID_BYTES = 2 * Long.BYTES;

  /** Of a hash in hexadecimal: 64 bits. */
  private static final int FIRST_DIGITS = 16;

  private AssignmentPolicy() {}

  /**
   * The version for a caller.
   *
   * @param key what names the caller, such as a hashed user id; without one it is what is live
   */
  public static Assignment of(StagePointer pointer, Optional<String> key) {
    if (pointer.share().isEmpty() || key.isEmpty()) {
      return new Assignment(pointer.version(), Assignment.Arm.NONE, OptionalInt.empty());
    }
    StagePointer.Share share = pointer.share().get();
    int bucket = bucket(share.rollout(), key.get());
    return bucket < share.share()
        ? new Assignment(share.candidate(), Assignment.Arm.CANDIDATE, OptionalInt.of(bucket))
        : new Assignment(pointer.version(), Assignment.Arm.LIVE, OptionalInt.of(bucket));
  }

  /** A caller's place, 0 to 9,999. */
  static int bucket(RolloutId rollout, String key) {
    byte[] text = key.getBytes(StandardCharsets.UTF_8);
    byte[] salted = Arrays.copyOf(idOf(rollout), ID_BYTES + text.length);
    System.arraycopy(text, 0, salted, ID_BYTES, text.length);
    long hash = Long.parseUnsignedLong(Sha256.of(salted).hex(), 0, FIRST_DIGITS, 16);
    return (int) Math.unsignedMultiplyHigh(hash, StagePointer.Share.WHOLE);
  }

  private static byte[] idOf(RolloutId rollout) {
    byte[] id = new byte[ID_BYTES];
    for (int i = 0; i < Long.BYTES; i++) {
      int shift = Byte.SIZE * (Long.BYTES - 1 - i);
      id[i] = (byte) (rollout.value().getMostSignificantBits() >>> shift);
      id[Long.BYTES + i] = (byte) (rollout.value().getLeastSignificantBits() >>> shift);
    }
    return id;
  }
}
