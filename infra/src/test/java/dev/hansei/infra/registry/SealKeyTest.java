package dev.hansei.infra.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SealKeyTest {
  private static final String ONE = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

  @Test
  void isNamedByItself() {
    assertThat(all(ONE).getFirst().id())
        .matches("[0-9a-f]{16}")
        .isEqualTo(all(ONE).getFirst().id());
    assertThat(all(" " + ONE + " ,")).hasSize(1);
    assertThat(all("")).isEmpty();
  }

  @Test
  void isNeverShown() {
    assertThat(all(ONE).toString()).doesNotContain(ONE.substring(0, 8), "0123");
  }

  @Test
  void refusesWhatIsNoKeyWithoutShowingIt() {
    for (var wrong : new String[] {"c2hvcnQ=", "no base64 at all!", ONE + "AAAA"}) {
      assertThatThrownBy(() -> all(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("HANSEI_SOME_KEYS")
          .hasMessageContaining("openssl rand -base64 32")
          .hasMessageNotContaining(wrong);
    }
  }

  @Test
  void whatIsSealedOpensWithItsIdsOnly() throws Seal.NotOpened {
    var seal = new Seal(all(ONE));
    var project = new UUID(1, 2);
    var row = new UUID(3, 4);
    var sealed = seal.seal(new byte[] {1, 2, 3}, project, row).orElseThrow();
    assertThat(seal.open(sealed, project, row)).containsExactly(1, 2, 3);
    assertThatThrownBy(() -> seal.open(sealed, project, project))
        .isInstanceOfSatisfying(
            Seal.NotOpened.class, e -> assertThat(e.trouble()).isEqualTo(Seal.Trouble.TAMPERED));
    assertThatThrownBy(() -> new Seal(List.of()).open(sealed, project, row))
        .isInstanceOfSatisfying(
            Seal.NotOpened.class, e -> assertThat(e.trouble()).isEqualTo(Seal.Trouble.KEY_UNKNOWN));
    assertThat(new Seal(List.of()).seal(new byte[1], project)).isEmpty();
  }

  private static List<SealKey> all(String keys) {
    return SealKey.all("HANSEI_SOME_KEYS", keys);
  }
}
