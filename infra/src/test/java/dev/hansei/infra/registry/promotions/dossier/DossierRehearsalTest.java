package dev.hansei.infra.registry.promotions.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a dossier tells of a rehearsal, and what checking it makes of that. */
class DossierRehearsalTest {
  @TempDir Path folder;

  @Test
  void thePageTellsWhatWasAskedAndWhatCameOfIt() throws Exception {
    String page = page(DossierSample.rehearsed(3));

    assertThat(page)
        .contains("What it answered to yesterday&#39;s inputs")
        .contains("160 inputs that the live version had were asked of the candidate")
        .contains("<td>errors</td>", "1.9 % [0.1, 20.0]")
        .contains("latency (milliseconds)", "1,840 [1,610, 2,070]", "not comparable")
        .contains("cost of an answer (US dollars)", "not known", "0.0021 [0.0019, 0.0023]")
        .contains("200 of 1,204 inputs from 2026-11-29 09:00:00 UTC")
        .contains("12 left out, since they were being labelled blind")
        .contains("31 asked what another asked", "3 went since")
        .contains("its run: <code>");
    keep(page);
  }

  @Test
  void thePageOfOneWithoutSaysNothingOfIt() {
    assertThat(page(new DossierSample())).doesNotContain("yesterday");
  }

  @Test
  void aRehearsalThatHoldsNothingIsSound() throws Exception {
    assertThat(check(DossierSample.rehearsed(3))).isInstanceOf(DossierFinding.Sound.class);
  }

  @Test
  void anApprovalWithoutWordsIsNamedWhereItHolds() throws Exception {
    var finding = (DossierFinding.Broken) check(DossierSample.rehearsed(12));
    assertThat(finding.part()).isEqualTo("approvals");
    assertThat(finding.why()).contains("the errors of the rehearsal ask for words");
    assertThat(page(DossierSample.rehearsed(12))).contains("More than 5 %");
  }

  @Test
  void anotherReportThanTheLogTellsOfIsNamed() throws Exception {
    var sample = DossierSample.rehearsed(3);
    sample.rehearsal = Optional.of(RehearsalSample.of(1));
    assertThat(check(sample).toString()).contains("not the rehearsal that the audit log tells of");
  }

  @Test
  void oneThatDoesNotFollowFromItsErrorsIsNamed() throws Exception {
    var sample = DossierSample.rehearsed(12);
    sample.rehearsal = Optional.of(RehearsalSample.of(12, false));
    sample.loggedRehearsal = sample.rehearsal;
    assertThat(check(sample).toString()).contains("does not follow from its errors");
  }

  private DossierFinding check(DossierSample sample) throws Exception {
    Path zip = folder.resolve("dossier.zip");
    Files.write(zip, sample.sealed(DossierSample.KEY).zip());
    return new DossierCheck(DossierSample.KEY.publicKey()).check(DossierZip.read(zip));
  }

  private static String page(DossierSample sample) {
    byte[] page = sample.folder().contents().get(DossierFolder.PAGE);
    return new String(Objects.requireNonNull(page), StandardCharsets.UTF_8);
  }

  /** For looking at. */
  private static void keep(String page) throws IOException {
    String pictures = System.getProperty("hansei.pictures", "");
    if (!pictures.isEmpty()) {
      Files.createDirectories(Path.of(pictures));
      Files.writeString(Path.of(pictures, "dossier-rehearsal.html"), page);
    }
  }
}
