package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was erased from a dossier after it was sealed: its hashes stay, the content goes. Signed by
 * itself, so that nobody else can take a file away and say so.
 *
 * @param manifest hash of the manifest that it belongs to
 */
record DossierErasures(Sha256 manifest, List<Erased> files) {
  static final String PATH = "erasures.json";
  static final String SIGNATURE_PATH = "erasures-signature.json";

  DossierErasures {
    Objects.requireNonNull(manifest, "manifest is null");
    files = List.copyOf(files);
  }

  /**
   * One file.
   *
   * @param sha256 of what was there
   * @param replacedBy hash of what stands there now, where the rest of it is told again
   */
  record Erased(String path, Sha256 sha256, Instant at, Optional<Sha256> replacedBy) {
    Erased {
      Objects.requireNonNull(path, "path is null");
      Objects.requireNonNull(sha256, "sha256 is null");
      Objects.requireNonNull(at, "at is null");
      Objects.requireNonNull(replacedBy, "replacedBy is null");
    }
  }

  Optional<Erased> of(String path) {
    return files.stream().filter(file -> file.path().equals(path)).findFirst();
  }

  DossierErasures and(Erased one) {
    List<Erased> all =
        new ArrayList<>(files.stream().filter(it -> !it.path().equals(one.path())).toList());
    all.add(one);
    return new DossierErasures(manifest, all);
  }

  /** Nothing was erased. */
  static DossierErasures none(Sha256 manifest) {
    return new DossierErasures(manifest, List.of());
  }

  /** The same files with this beside them. */
  SortedMap<String, byte[]> beside(
      SortedMap<String, byte[]> files, SigningKey key, CanonicalJson json) {
    SortedMap<String, byte[]> all = new TreeMap<>(files);
    byte[] content = json.bytes(this);
    all.put(PATH, content);
    all.put(SIGNATURE_PATH, json.bytes(DossierSignature.of(content, key)));
    return all;
  }
}
