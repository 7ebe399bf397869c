package dev.hansei.infra.registry.promotions.dossier;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.projects.PersonId;
import dev.hansei.workflows.promotions.PromotionId;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of a dossier while it is put together. Content goes by its hash: {@code artifacts/} for
 * what machines made, {@code words/} for people's remarks and {@code people/} for their names,
 * which may be erased one by one.
 */
public final class DossierFolder {
  static final String DOSSIER = "dossier.json";
  static final String AUDIT = "audit.json";
  static final String PAGE = "dossier.html";

  private static final String JSON = "application/json";
  private static final String TEXT = "text/plain;charset=utf-8";
  private static final String HTML = "text/html;charset=utf-8";

  private final CanonicalJson json;
  private final SortedMap<String, File> files = new TreeMap<>();

  public DossierFolder(CanonicalJson json) {
    this.json = json;
  }

  @SuppressWarnings("ArrayRecordComponent") // Goes from here into the zip.
  private record File(byte[] content, String mediaType, boolean erasable) {}

  /** Where an artifact lies. */
  static String artifact(Sha256 hash) {
    return "artifacts/" + hash;
  }

  /** Where somebody's words lie. */
  static String words(Sha256 hash) {
    return "words/%s.txt".formatted(hash);
  }

  /** Where a name lies. */
  static String person(PersonId person) {
    return "people/%s.txt".formatted(person);
  }

  /** Adds what a machine made, as it is stored. */
  public Sha256 addArtifact(byte[] content, String mediaType) {
    var hash = Sha256.of(content);
    files.put(artifact(hash), new File(content, mediaType, false));
    return hash;
  }

  /** Adds a value as canonical JSON. */
  public Sha256 addArtifact(Object value) {
    return addArtifact(json.bytes(value), JSON);
  }

  /** Adds a person's words. */
  public Sha256 addWords(byte[] content) {
    var hash = Sha256.of(content);
    files.put(words(hash), new File(content, TEXT, true));
    return hash;
  }

  /** Adds a person's name. */
  public void addPerson(PersonId person, String name) {
    files.put(person(person), new File(name.getBytes(StandardCharsets.UTF_8), TEXT, true));
  }

  /** Adds what is said of all of it. */
  public void addDossier(Object dossier, List<?> audit) {
    files.put(DOSSIER, new File(json.bytes(dossier), JSON, false));
    files.put(AUDIT, new File(json.bytes(audit), JSON, false));
  }

  /** Adds the page for reading. It quotes people, so it is written anew where one is erased. */
  public void addPage(String html) {
    files.put(PAGE, new File(html.getBytes(StandardCharsets.UTF_8), HTML, true));
  }

  /** What is in it so far. */
  public SortedMap<String, byte[]> contents() {
    SortedMap<String, byte[]> contents = new TreeMap<>();
    files.forEach((path, file) -> contents.put(path, file.content()));
    return Collections.unmodifiableSortedMap(contents);
  }

  /**
   * A dossier that is whole.
   *
   * @param manifest hash of the manifest: the name of this edition
   */
  @SuppressWarnings("ArrayRecordComponent") // Goes from here into the object store.
  public record Sealed(Sha256 manifest, byte[] zip) {}

  /** Lists the files, signs the list, and makes one file of all. */
  public Sealed seal(PromotionId promotion, int edition, SigningKey key) {
    List<DossierManifest.Entry> entries =
        files.entrySet().stream().map(file -> entry(file.getKey(), file.getValue())).toList();
    byte[] manifest =
        json.bytes(new DossierManifest(DossierManifest.FORMAT, promotion, edition, entries));
    SortedMap<String, byte[]> all = new TreeMap<>(contents());
    all.put(DossierManifest.PATH, manifest);
    all.put(DossierSignature.PATH, json.bytes(DossierSignature.of(manifest, key)));
    return new Sealed(Sha256.of(manifest), DossierZip.write(all));
  }

  private static DossierManifest.Entry entry(String path, File file) {
    return new DossierManifest.Entry(
        path, Sha256.of(file.content()), file.content().length, file.mediaType(), file.erasable());
  }
}
