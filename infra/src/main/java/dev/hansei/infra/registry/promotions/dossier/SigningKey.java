package dev.hansei.infra.registry.promotions.dossier;

import java.io.Serial;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** An Ed25519 key that signs (RFC 8032), with its public half. */
public final class SigningKey {
  /** What every PKCS#8 of an Ed25519 key begins with (RFC 8410); the 32 bytes of the key follow. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

  private static final int SEED_BYTES = 32;

  private final PrivateKey key;
  private final VerifyKey publicKey;

  private SigningKey(PrivateKey key, VerifyKey publicKey) {
    this.key = key;
    this.publicKey = publicKey;
  }

  /**
   * The key from its text: PEM, or the base64 of PKCS#8.
   *
   * @throws IllegalArgumentException when it is no such key; the message shows nothing of it
   */
  public static SigningKey of(String text) {
    byte[] encoded = decoded(text);
    boolean isKey =
        encoded.length == PREFIX.length + SEED_BYTES
            && Arrays.equals(Arrays.copyOf(encoded, PREFIX.length), PREFIX);
    if (!isKey) {
      throw new IllegalArgumentException(
          "HANSEI_SIGNING_KEYS has Ed25519 keys as PKCS#8 (PEM, or its base64), separated by"
              + " commas; make one with: openssl genpkey -algorithm ed25519");
    }
    try {
      var seed = Arrays.copyOfRange(encoded, PREFIX.length, encoded.length);
      var made = new SigningKey(privateKey(encoded), publicOf(seed));
      made.requireToFit();
      return made;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** A new one, as the base64 of its PKCS#8. */
  public static String random() {
    try {
      var made = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return Base64.getEncoder().encodeToString(made.getPrivate().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  private static byte[] decoded(String text) {
    // In an environment's file the lines of a PEM are often written as \n.
    String body = text.replace("\\n", "\n").replaceAll("-----[A-Z ]+-----", "");
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException _) {
      // Its message would show a part of the key.
      return new byte[0];
    }
  }

  private static PrivateKey privateKey(byte[] encoded) throws GeneralSecurityException {
    return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  /** The platform makes a key from 32 random bytes and has no other way from these to its half. */
  private static VerifyKey publicOf(byte[] seed) throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("Ed25519");
    generator.initialize(NamedParameterSpec.ED25519, new Given(seed));
    return VerifyKey.of(generator.generateKeyPair().getPublic());
  }

  private void requireToFit() {
    byte[] probe = {1};
    if (!publicKey.holds(probe, sign(probe))) {
      throw new IllegalStateException("this Java platform makes Ed25519 keys in another way");
    }
  }

  /** The public half. */
  public VerifyKey publicKey() {
    return publicKey;
  }

  /** The signature of some bytes: 64 bytes, the same each time. */
  public byte[] sign(byte[] content) {
    try {
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has Ed25519", e);
    }
  }

  /** Never the key. */
  @Override
  public String toString() {
    return "SigningKey[" + publicKey.id() + "]";
  }

  /** Gives out what it was made with. */
  private static final class Given extends SecureRandom {
    @Serial private static final long serialVersionUID = 1L;

    private final byte[] seed;

    Given(byte[] seed) {
      this.seed = seed;
    }

    @Override
    public void nextBytes(byte[] bytes) {
      System.arraycopy(seed, 0, bytes, 0, bytes.length);
    }
  }
}
