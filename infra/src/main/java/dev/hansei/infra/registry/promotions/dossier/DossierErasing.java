package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.promotions.dossier.DossierErasures.Erased;
import dev.hansei.workflows.lineage.Sha256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Takes a person's words or name out of a dossier that is sealed. Manifest and signature stay as
 * they are, so the edition keeps its name; what is gone is told in a list of its own, signed too.
 */
public final class DossierErasing {
  private final SigningKey key;
  private final CanonicalJson json;

  /** By the key that sealed it: whoever checks has one key. */
  public DossierErasing(SigningKey key, CanonicalJson json) {
    this.key = key;
    this.json = json;
  }

  /**
   * A sealed dossier without somebody's words; empty where it does not have them.
   *
   * @throws IllegalStateException when it is none that this service made
   */
  public Optional<byte[]> without(byte[] zip, Sha256 words, Instant at) {
    try {
      SortedMap<String, byte[]> files = DossierZip.files("dossier", new ByteArrayInputStream(zip));
      String path = DossierFolder.words(words);
      return files.containsKey(path)
          ? Optional.of(DossierZip.write(without(files, path, at)))
          : Optional.empty();
    } catch (DossierMismatch | IOException e) {
      throw new IllegalStateException("not a dossier of ours: " + e.getMessage(), e);
    }
  }

  /**
   * The files without one of them, and with the page for reading told anew. Idempotent.
   *
   * @throws IllegalArgumentException when the file may not be erased
   * @throws DossierMismatch when the files cannot be read
   */
  SortedMap<String, byte[]> without(SortedMap<String, byte[]> files, String path, Instant at)
      throws DossierMismatch {
    byte[] bytes = DossierContents.content(files, DossierManifest.PATH);
    var manifest = json.read(bytes, DossierManifest.class);
    var known =
        files.containsKey(DossierErasures.PATH)
            ? DossierContents.read(files, DossierErasures.PATH, json, DossierErasures.class)
            : DossierErasures.none(Sha256.of(bytes));
    if (known.of(path).isPresent()) {
      return files;
    }
    SortedMap<String, byte[]> left = new TreeMap<>(files);
    left.remove(path);
    var erased = new Erased(path, sealed(manifest, path), at, Optional.empty());
    byte[] page = DossierPage.of(DossierContents.of(left, json)).getBytes(StandardCharsets.UTF_8);
    left.put(DossierFolder.PAGE, page);
    var told =
        new Erased(
            DossierFolder.PAGE,
            sealed(manifest, DossierFolder.PAGE),
            at,
            Optional.of(Sha256.of(page)));
    return known.and(erased).and(told).beside(left, key, json);
  }

  private static Sha256 sealed(DossierManifest manifest, String path) {
    return manifest.files().stream()
        .filter(entry -> entry.path().equals(path) && entry.erasable())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody may erase " + path))
        .sha256();
  }
}
