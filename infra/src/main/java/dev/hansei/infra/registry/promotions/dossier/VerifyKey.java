package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.workflows.lineage.Sha256;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key.
 *
 * @param id the first 16 hex digits of the SHA-256 of its X.509 form: it follows from the key, so
 *     nobody can give a key the name of another
 */
public record VerifyKey(String id, PublicKey key) {
  /** What a key on one line starts with; the base64 of its 32 bytes follows. */
  private static final String LINE = "ed25519:";

  /** What every X.509 form of an Ed25519 key begins with (RFC 8410). */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final int RAW_BYTES = 32;
  private static final int ID_CHARS = 16;
  private static final int PEM_LINE_CHARS = 64;

  /**
   * The key from its text: PEM, or one line {@code ed25519:} and the base64 of its 32 bytes.
   *
   * @throws IllegalArgumentException when it is neither
   */
  public static VerifyKey of(String text) {
    byte[] encoded = encoded(text.strip());
    if (encoded.length != PREFIX.length + RAW_BYTES
        || !Arrays.equals(Arrays.copyOf(encoded, PREFIX.length), PREFIX)) {
      throw new IllegalArgumentException(
          "a key is a line 'ed25519:' and the base64 of its 32 bytes, or a PEM that begins with"
              + " -----BEGIN PUBLIC KEY-----");
    }
    try {
      return of(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("these 32 bytes are no Ed25519 key", e);
    }
  }

  static VerifyKey of(PublicKey key) {
    return new VerifyKey(Sha256.of(key.getEncoded()).hex().substring(0, ID_CHARS), key);
  }

  private static byte[] encoded(String text) {
    boolean isLine = text.startsWith(LINE);
    String body = isLine ? text.substring(LINE.length()) : text.replaceAll("-----[A-Z ]+-----", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(body.replaceAll("\\s", ""));
      return isLine ? joined(PREFIX, bytes) : bytes;
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  /** Whether these bytes were signed by its other half. */
  public boolean holds(byte[] content, byte[] signed) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      // What cannot be read as a signature is none.
      return false;
    }
  }

  /** The key on one line. */
  public String line() {
    byte[] encoded = key.getEncoded();
    byte[] raw = Arrays.copyOfRange(encoded, encoded.length - RAW_BYTES, encoded.length);
    return LINE + Base64.getEncoder().encodeToString(raw);
  }

  /** The key as other programs read it. */
  public String pem() {
    var base64 = Base64.getMimeEncoder(PEM_LINE_CHARS, new byte[] {'\n'});
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(base64.encodeToString(key.getEncoded()));
  }
}
