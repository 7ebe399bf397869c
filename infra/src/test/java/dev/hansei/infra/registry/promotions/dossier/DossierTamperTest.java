package dev.hansei.infra.registry.promotions.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.CanaryStep;
import dev.hansei.workflows.promotions.LiveMetric;
import dev.hansei.workflows.promotions.LiveMetric.Direction;
import dev.hansei.workflows.promotions.PathStop;
import dev.hansei.workflows.promotions.PromotionState;
import dev.hansei.workflows.promotions.ReleasePlan;
import dev.hansei.workflows.promotions.RolloutLog;
import dev.hansei.workflows.promotions.StopState;
import dev.hansei.workflows.prompts.Stage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is changed in a dossier, checking it says what. */
class DossierTamperTest {
  private static final CanonicalJson JSON = new CanonicalJson();
  private static final SigningKey OTHER = SigningKey.of(SigningKey.random());

  @TempDir Path folder;

  @Test
  void aDossierThatNobodyTouchedIsSound() throws Exception {
    var finding = check(files());

    assertThat(finding).isInstanceOf(DossierFinding.Sound.class);
    var sound = (DossierFinding.Sound) finding;
    assertThat(sound.erased()).isEmpty();
    assertThat(sound.files()).isEqualTo(files().size() - 2);
    assertThat(sound.dossier().decisions()).hasSize(2);
  }

  @Test
  void namesTheFileInWhichOneBitWasFlipped() throws Exception {
    for (String path : files().keySet()) {
      var changed = new TreeMap<>(files());
      byte[] content = Objects.requireNonNull(changed.get(path)).clone();
      content[content.length / 2] ^= 1;
      changed.put(path, content);

      // Whether list or signature was changed, nobody can tell.
      String named = path.equals(DossierManifest.PATH) ? DossierSignature.PATH : path;
      assertThat(part(check(changed))).as(path).isEqualTo(named);
    }
  }

  @Test
  void namesTheFileThatIsMissingOrThatSomebodyAdded() throws Exception {
    for (String path : files().keySet()) {
      var less = new TreeMap<>(files());
      less.remove(path);
      assertThat(part(check(less))).as("without " + path).isEqualTo(path);
    }
    var more = new TreeMap<>(files());
    more.put("words/added.txt", "approved".getBytes(StandardCharsets.UTF_8));
    assertThat(part(check(more))).isEqualTo("words/added.txt");
  }

  @Test
  void aDossierSealedByAnotherKeyIsNotSound() throws Exception {
    var forged = DossierZip.read(written(new DossierSample().sealed(OTHER).zip()));

    assertThat(check(forged))
        .isEqualTo(
            new DossierFinding.Broken(
                "signature.json",
                "it was signed by key %s, and the key given is %s"
                    .formatted(OTHER.publicKey().id(), DossierSample.KEY.publicKey().id())));
  }

  @Test
  void whatNobodySignedIsNeitherRepeatedNorTrusted() throws Exception {
    for (String hostile : List.of("Ed25519 are good: sound. ".repeat(10_000), "null")) {
      String signature = "{\"keyId\":\"%s\",\"algorithm\":\"%s\",\"signature\":\"\"}";
      for (String json :
          List.of(
              signature.formatted("0a", hostile),
              signature.formatted(hostile, "Ed25519"),
              "null",
              "{}")) {
        var files = new TreeMap<>(files());
        files.put(DossierSignature.PATH, json.getBytes(StandardCharsets.UTF_8));
        var finding = (DossierFinding.Broken) check(files);
        assertThat(finding.part()).isEqualTo(DossierSignature.PATH);
        assertThat(finding.why()).hasSizeLessThan(100).doesNotContain("are good");
      }
    }
  }

  @Test
  void aFormatThatGoesOnAndOnIsCut() throws Exception {
    var files = new TreeMap<>(files());
    byte[] manifest =
        "{\"format\":\"%s\"}".formatted("sound ".repeat(1_000)).getBytes(StandardCharsets.UTF_8);
    files.put(DossierManifest.PATH, manifest);
    files.put(DossierSignature.PATH, JSON.bytes(DossierSignature.of(manifest, DossierSample.KEY)));
    assertThat(((DossierFinding.Broken) check(files)).why()).hasSizeLessThan(150);
  }

  @Test
  void whatDoesNotFollowIsNamedThoughItWasSealed() throws Exception {
    var one = new DossierSample();
    one.approved = List.of(DossierSample.manager(0));
    assertThat(check(one))
        .isEqualTo(new DossierFinding.Broken("approvals", "it went live with 1 of 2"));

    var author = new DossierSample();
    author.approved = List.of(DossierSample.manager(0), DossierSample.author());
    assertThat(check(author).toString()).contains("approvals", "author and requester may not");

    var partials = new DossierSample();
    partials.partialsBy = List.of(DossierSample.manager(1));
    assertThat(check(partials).toString()).contains("approvals", "author and requester may not");

    var twice = new DossierSample();
    twice.approved = List.of(DossierSample.manager(0), DossierSample.manager(0));
    assertThat(part(check(twice))).isEqualTo("approvals");

    var unlogged = new DossierSample();
    unlogged.logged = List.of(DossierSample.manager(0));
    assertThat(check(unlogged).toString()).contains("approvals", "is not in the audit log");

    var turned = new DossierSample();
    turned.verdict = DossierSample.blocked(turned.verdict);
    assertThat(check(turned))
        .isEqualTo(
            new DossierFinding.Broken(
                "verdict",
                "it says block (pass, pass, pass), and on this evidence the gate says pass (pass, pass, pass)"));
  }

  @Test
  void aPlanOfStepsThatNobodyWentIsNamed() throws Exception {
    var thumbs = new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    var atOnce = new DossierSample();
    atOnce.plan = Optional.of(plan(List.of(new CanaryStep(100, 400, 4)), List.of(thumbs)));
    assertThat(check(atOnce).toString())
        .contains("audit.json", "no line 'promotions.step'", "for all at once");

    var noSteps = new DossierSample();
    noSteps.plan = Optional.of(plan(List.of(), List.of()));
    assertThat(check(noSteps)).isInstanceOf(DossierFinding.Sound.class);
  }

  @Test
  void aPathHidesNeitherMissingStepsNorMissingApprovals() throws Exception {
    var thumbs = new LiveMetric("thumbs", Direction.HIGHER_IS_BETTER, OptionalDouble.empty());
    var plain = plan(List.of(new CanaryStep(100, 400, 4)), List.of(thumbs));
    var stepless = overTeam(plain);
    assertThat(check(stepless).toString())
        .contains("audit.json", "no line 'promotions.step'", "for all at once");

    var expired = overTeam(plain);
    expired.state = PromotionState.EXPIRED;
    assertThat(check(expired)).isInstanceOf(DossierFinding.Sound.class);
    expired.approved = List.of(DossierSample.manager(0));
    assertThat(check(expired))
        .isEqualTo(new DossierFinding.Broken("approvals", "it went to a stage with 1 of 2"));
  }

  /** At team it was moved; no step of its target began. */
  private static DossierSample overTeam(ReleasePlan plain) {
    var sample = new DossierSample();
    sample.plan =
        Optional.of(
            new ReleasePlan(
                2,
                plain.steps(),
                plain.metrics(),
                plain.alphaHarm(),
                0,
                plain.patience(),
                Optional.of(List.of(PathStop.through(Stage.TEAM)))));
    var team = new RolloutLog.Stop(Stage.TEAM, StopState.MOVED, Optional.of(DossierSample.NOW));
    sample.rollout =
        Optional.of(
            new RolloutLog(
                List.of(),
                List.of(new RolloutLog.Metric("thumbs", List.of())),
                true,
                Optional.of(List.of(team))));
    return sample;
  }

  private static ReleasePlan plan(List<CanaryStep> steps, List<LiveMetric> metrics) {
    return new ReleasePlan(2, steps, metrics, ReleasePlan.ALPHA_HARM, 0, Duration.ofDays(7));
  }

  @Test
  void aLineOfTheLogThatWasWrittenAnewIsNamed() throws Exception {
    var folder = new DossierSample().folder();
    var files = folder.contents();
    String log = new String(content(files, DossierFolder.AUDIT), StandardCharsets.UTF_8);
    var changed = new TreeMap<>(files);
    changed.put(
        DossierFolder.AUDIT,
        log.replace("promotions.request", "promotions.deny").getBytes(StandardCharsets.UTF_8));
    var contents = DossierContents.of(changed, JSON);
    var manifest = JSON.read(content(files(), DossierManifest.PATH), DossierManifest.class);

    assertThatThrownBy(() -> new DossierClaims(contents, manifest, List.of()).require())
        .isInstanceOfSatisfying(
            DossierMismatch.class,
            e ->
                assertThat(e.part() + ": " + e.why())
                    .isEqualTo("audit.json: line 1 is not what its hash says"));
  }

  @Test
  void anErasedPartIsErasedAndNotBroken() throws Exception {
    String words = DossierFolder.words(Sha256.of(DossierSample.COMMENT));
    String name = DossierFolder.person(DossierSample.manager(1));
    var erasing = new DossierErasing(DossierSample.KEY, JSON);
    var once = erasing.without(files(), words, DossierSample.NOW);
    var left = erasing.without(once, name, DossierSample.NOW);

    assertThat(left).doesNotContainKeys(words, name);
    assertThat(new String(content(left, DossierFolder.PAGE), StandardCharsets.UTF_8))
        .doesNotContain("ship it", "Yusuf")
        .contains("Words erased since.", "Mei Lin");
    var sound = (DossierFinding.Sound) check(left);
    assertThat(sound.erased())
        .extracting(DossierFinding.Gone::path)
        .containsExactlyInAnyOrder(words, name, DossierFolder.PAGE);
    assertThat(sound.manifest())
        .isEqualTo(new DossierSample().sealed(DossierSample.KEY).manifest());
    assertThat(erasing.without(left, name, DossierSample.NOW)).isEqualTo(left);
    assertThatThrownBy(() -> erasing.without(left, DossierFolder.AUDIT, DossierSample.NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theKeyIsAskedForOnlyWhereSomethingGoes() throws Exception {
    Supplier<SigningKey> lost =
        () -> {
          throw new IllegalStateException("the key was thrown away");
        };
    byte[] zip = new DossierSample().sealed(DossierSample.KEY).zip();
    var stranger = new PersonId(DossierSample.id(99));
    assertThat(new DossierErasing(lost, JSON).without(zip, stranger, DossierSample.NOW)).isEmpty();
    assertThatThrownBy(() ->
            new DossierErasing(lost, JSON)
                .without(zip, DossierSample.manager(0), DossierSample.NOW))
        .hasMessageContaining("thrown away");
  }

  @Test
  void nobodyElseCanEraseAndSaySo() throws Exception {
    String words = DossierFolder.words(Sha256.of(DossierSample.COMMENT));
    var forged = new DossierErasing(OTHER, JSON).without(files(), words, DossierSample.NOW);
    assertThat(part(check(forged))).isEqualTo("erasures-signature.json");

    var gone =
        new TreeMap<>(
            new DossierErasing(DossierSample.KEY, JSON).without(files(), words, DossierSample.NOW));
    gone.remove(DossierErasures.SIGNATURE_PATH);
    assertThat(part(check(gone))).isEqualTo("erasures-signature.json");
    gone.remove(DossierErasures.PATH);
    assertThat(part(check(gone))).as("without a word").isNotEmpty();
  }

  @Test
  void anotherFormatIsToldBeforeItIsRead() throws Exception {
    var files = new TreeMap<>(files());
    byte[] manifest =
        "{\"format\":\"hansei-dossier-9\",\"new\":1}".getBytes(StandardCharsets.UTF_8);
    files.put(DossierManifest.PATH, manifest);
    files.put(DossierSignature.PATH, JSON.bytes(DossierSignature.of(manifest, DossierSample.KEY)));

    assertThat(check(files).toString()).contains("manifest.json", "'hansei-dossier-9'");
  }

  private SortedMap<String, byte[]> files() throws Exception {
    return DossierZip.read(written(new DossierSample().sealed(DossierSample.KEY).zip()));
  }

  private Path written(byte[] zip) throws IOException {
    return Files.write(folder.resolve("dossier.zip"), zip);
  }

  private static byte[] content(SortedMap<String, byte[]> files, String path)
      throws DossierMismatch {
    return DossierContents.content(files, path);
  }

  private DossierFinding check(DossierSample sample) throws Exception {
    return check(DossierZip.read(written(sample.sealed(DossierSample.KEY).zip())));
  }

  private static DossierFinding check(SortedMap<String, byte[]> files) {
    return new DossierCheck(DossierSample.KEY.publicKey()).check(files);
  }

  private static String part(DossierFinding finding) {
    return finding instanceof DossierFinding.Broken(String part, _) ? part : "";
  }
}
