package dev.hansei.api.promotions;

import dev.hansei.infra.registry.promotions.dossier.VerifyKey;

/**
 * The public half of a key that signs dossiers.
 *
 * @param signs whether it signs now; the others have signed before
 * @param key on one line: {@code ed25519:} and the base64 of its 32 bytes
 * @param pem the same for other programs
 */
public record KeyResource(String id, String algorithm, boolean signs, String key, String pem) {
  static KeyResource of(VerifyKey key, boolean signs) {
    return new KeyResource(key.id(), "Ed25519", signs, key.line(), key.pem());
  }
}
