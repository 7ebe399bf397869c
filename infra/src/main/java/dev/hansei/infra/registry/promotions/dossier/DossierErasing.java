package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.AuditedEntry;
import dev.hansei.infra.registry.promotions.dossier.DossierErasures.Erased;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.Actor;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.Dossier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Takes a person's words or name out of a dossier that is sealed. Manifest and signature stay as
 * they are, so the edition keeps its name; what is gone is told in a list of its own, signed too.
 */
public final class DossierErasing {
  private final Supplier<SigningKey> key;
  private final CanonicalJson json;

  /** By the key that sealed it: whoever checks has one key. */
  public DossierErasing(SigningKey key, CanonicalJson json) {
    this(() -> key, json);
  }

  /** Asked for the key only where something goes, since it may have been thrown away since. */
  public DossierErasing(Supplier<SigningKey> key, CanonicalJson json) {
    this.key = key;
    this.json = json;
  }

  /**
   * A sealed dossier without somebody's words; empty where it does not have them.
   *
   * @throws IllegalStateException when it is none that this service made
   */
  public Optional<byte[]> without(byte[] zip, Sha256 words, Instant at) {
    return without(zip, at, _ -> List.of(DossierFolder.words(words)));
  }

  /** The same without a person's name, and without all that he or she wrote in it. */
  public Optional<byte[]> without(byte[] zip, PersonId person, Instant at) {
    return without(zip, at, contents -> paths(contents, person));
  }

  private static List<String> paths(DossierContents contents, PersonId person) {
    Dossier dossier = contents.dossier();
    String actor = new Actor.ByPerson(person).label();
    boolean tookBack =
        contents.audit().stream()
            .map(AuditedEntry::entry)
            .anyMatch(
                line -> line.action().equals("promotions.roll-back") && line.actor().equals(actor));
    Stream<Sha256> words =
        Stream.of(
                dossier.reason().stream().filter(_ -> dossier.requestedBy().equals(person)),
                dossier.decisions().stream()
                    .filter(decision -> decision.personId().equals(person))
                    .flatMap(decision -> decision.comment().stream()),
                dossier.rollbackReason().stream().filter(_ -> tookBack))
            .flatMap(one -> one);
    return Stream.concat(words.map(DossierFolder::words), Stream.of(DossierFolder.person(person)))
        .distinct()
        .toList();
  }

  private Optional<byte[]> without(
      byte[] zip, Instant at, Function<DossierContents, List<String>> paths) {
    try {
      SortedMap<String, byte[]> files = DossierZip.files("dossier", new ByteArrayInputStream(zip));
      SortedMap<String, byte[]> left = files;
      for (String path : paths.apply(DossierContents.of(files, json))) {
        if (files.containsKey(path)) {
          left = without(left, path, at);
        }
      }
      return left.keySet().equals(files.keySet())
          ? Optional.empty()
          : Optional.of(DossierZip.write(left));
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
    return known.and(erased).and(told).beside(left, key.get(), json);
  }

  private static Sha256 sealed(DossierManifest manifest, String path) {
    return manifest.files().stream()
        .filter(entry -> entry.path().equals(path) && entry.erasable())
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("nobody may erase " + path))
        .sha256();
  }
}
