package dev.hansei.infra.registry.promotions.dossier;

import java.util.Base64;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Who signed a file beside it.
 *
 * @param signature of the file's bytes as they are, in base64
 */
record DossierSignature(String keyId, String algorithm, String signature) {
  static final String PATH = "signature.json";

  private static final String ED25519 = "Ed25519";

  /** Nobody has signed this text yet, so only what reads as a name is repeated. */
  private static final Predicate<String> NAME =
      Pattern.compile("[A-Za-z0-9-]{1,20}").asMatchPredicate();

  private static final Predicate<String> KEY_ID =
      Pattern.compile("[0-9a-f]{1,64}").asMatchPredicate();

  DossierSignature {
    Objects.requireNonNull(keyId, "keyId is null");
    Objects.requireNonNull(algorithm, "algorithm is null");
    Objects.requireNonNull(signature, "signature is null");
  }

  static DossierSignature of(byte[] content, SigningKey key) {
    return new DossierSignature(
        key.publicKey().id(), ED25519, Base64.getEncoder().encodeToString(key.sign(content)));
  }

  /**
   * Refuses content that was not signed by that key.
   *
   * @param signed name of the file that is signed
   * @param here name of the file that holds this
   */
  void require(byte[] content, VerifyKey key, String signed, String here) throws DossierMismatch {
    if (!algorithm.equals(ED25519)) {
      throw new DossierMismatch(
          here,
          "it names an algorithm that is not known"
              + (NAME.test(algorithm) ? ": " + algorithm : ""));
    }
    if (!KEY_ID.test(keyId)) {
      throw new DossierMismatch(here, "it names no key");
    }
    if (!keyId.equals(key.id())) {
      throw new DossierMismatch(
          here, "it was signed by key %s, and the key given is %s".formatted(keyId, key.id()));
    }
    if (!key.holds(content, decoded(here))) {
      throw new DossierMismatch(
          here,
          "it is no signature of %s by key %s: one of the two was changed"
              .formatted(signed, keyId));
    }
  }

  private byte[] decoded(String here) throws DossierMismatch {
    try {
      return Base64.getDecoder().decode(signature);
    } catch (IllegalArgumentException e) {
      throw new DossierMismatch(here, "the signature is no base64", e);
    }
  }
}
