package dev.hansei.infra.registry.promotions.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DossierPageTest {
  @Test
  void saysWhatWasDecidedOnWhatByWhom() throws IOException {
    String page = page();

    assertThat(page)
        .contains("answer v3 to production", "v3 went live in production in place of v2.")
        .contains("Mei Lin</span></strong> approved", "Ben Okafor</span> asked on 2026-11-30")
        .contains("+0.062 [+0.021, +0.104]", "<ins>Answer in two sentences.</ins>")
        .contains("hansei promotions verify");
    keep(page);
  }

  @Test
  void isByItselfAndRunsNothing() {
    String page = page();

    assertThat(page)
        .contains("default-src 'none'")
        .contains("&lt;b&gt;ship it&lt;/b&gt; &amp; watch")
        .doesNotContain("<script", "<b>ship", "src=", "href=", "http://", "https://", "url(");
  }

  private static String page() {
    byte[] page = new DossierSample().folder().contents().get(DossierFolder.PAGE);
    return new String(Objects.requireNonNull(page), StandardCharsets.UTF_8);
  }

  /** For looking at. */
  private static void keep(String page) throws IOException {
    String folder = System.getProperty("hansei.pictures", "");
    if (!folder.isEmpty()) {
      Files.createDirectories(Path.of(folder));
      Files.writeString(Path.of(folder, "dossier.html"), page);
    }
  }
}
