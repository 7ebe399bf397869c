package dev.hansei.infra.registry.promotions.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class SigningKeyTest {
  private static final HexFormat HEX = HexFormat.of();

  /** RFC 8032, 7.1, test 2. */
  private static final String SECRET =
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

  private static final String PUBLIC =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
  private static final String SIGNATURE =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
          + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";
  private static final String BASE64 =
      Base64.getEncoder().encodeToString(HEX.parseHex("302e020100300506032b657004220420" + SECRET));

  @Test
  void signsAsTheRfcSays() {
    var key = SigningKey.of(BASE64);
    byte[] message = {0x72};

    assertThat(HEX.formatHex(key.sign(message))).isEqualTo(SIGNATURE);
    assertThat(key.publicKey().line())
        .isEqualTo("ed25519:" + Base64.getEncoder().encodeToString(HEX.parseHex(PUBLIC)));
    assertThat(key.publicKey().holds(message, HEX.parseHex(SIGNATURE))).isTrue();
    assertThat(key.publicKey().holds(new byte[] {0x73}, HEX.parseHex(SIGNATURE))).isFalse();
    assertThat(key.publicKey().holds(message, new byte[3])).isFalse();
  }

  @Test
  void readsEachFormAndShowsNothingOfAKey() {
    var key = SigningKey.of(BASE64).publicKey();
    String pem = "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n".formatted(BASE64);
    assertThat(SigningKey.of(pem).publicKey()).isEqualTo(key);
    assertThat(SigningKey.of(pem.replace("\n", "\\n")).publicKey()).isEqualTo(key);
    assertThat(VerifyKey.of(key.line())).isEqualTo(key);
    assertThat(VerifyKey.of(key.pem())).isEqualTo(key);
    assertThat(key.id()).matches("[0-9a-f]{16}");
    assertThat(SigningKey.of(BASE64).toString()).isEqualTo("SigningKey[" + key.id() + "]");

    assertThatThrownBy(() -> SigningKey.of(BASE64.substring(4)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("openssl genpkey")
        .hasMessageNotContaining(BASE64.substring(40));
    assertThatThrownBy(() -> VerifyKey.of("ed25519:AAAA"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerifyKey.of(pem)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theFirstOfSeveralSignsAndAllAreShown() {
    var keys = new SigningKeys(new SigningSettings(BASE64 + " , " + SigningKey.random()));

    assertThat(keys.all()).hasSize(2).first().isEqualTo(SigningKey.of(BASE64).publicKey());
    assertThat(keys.signing().orElseThrow().publicKey()).isEqualTo(keys.all().getFirst());
    assertThat(new SigningKeys(new SigningSettings("")).signing()).isEmpty();
    assertThat(new SigningSettings(BASE64).toString()).doesNotContain(BASE64);
  }
}
