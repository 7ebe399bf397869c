package dev.hansei.infra.registry.promotions.dossier;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.workflows.lineage.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * Checks a dossier with nothing at hand but the file and a public key from elsewhere: the zip, the
 * signature, each file's hash in the manifest's order, and then whether what was decided follows.
 * Ends at the first thing that does not match.
 */
public final class DossierCheck {
  private static final Set<String> OUTSIDE_THE_MANIFEST =
      Set.of(
          DossierManifest.PATH,
          DossierSignature.PATH,
          DossierErasures.PATH,
          DossierErasures.SIGNATURE_PATH);

  /** Of a format that is not ours so much is told. */
  private static final int FORMAT_CHARS_MAX = 40;

  private static final ObjectMapper ANY_JSON = new ObjectMapper();

  private final VerifyKey key;
  private final CanonicalJson json = new CanonicalJson();

  /** By that key, which must come from somebody whom the reader trusts, and not from the file. */
  public DossierCheck(VerifyKey key) {
    this.key = key;
  }

  /**
   * Checks a file.
   *
   * @throws IOException when it cannot be read at all
   */
  public DossierFinding check(Path zip) throws IOException {
    try {
      return check(DossierZip.read(zip));
    } catch (DossierMismatch e) {
      return new DossierFinding.Broken(e.part(), e.why());
    }
  }

  DossierFinding check(SortedMap<String, byte[]> files) {
    try {
      return checked(files);
    } catch (DossierMismatch e) {
      return new DossierFinding.Broken(e.part(), e.why());
    }
  }

  private DossierFinding checked(SortedMap<String, byte[]> files) throws DossierMismatch {
    byte[] bytes = DossierContents.content(files, DossierManifest.PATH);
    requireSigned(files, DossierManifest.PATH, DossierSignature.PATH);
    requireKnownFormat(bytes);
    var manifest = DossierContents.read(files, DossierManifest.PATH, json, DossierManifest.class);
    var hash = Sha256.of(bytes);
    var erased = compare(files, manifest, erasures(files, hash));
    var contents = DossierContents.of(files, json);
    new DossierClaims(contents, manifest, erased).require();
    return new DossierFinding.Sound(
        contents.dossier(),
        hash,
        manifest.files().size() - erased.size(),
        erased,
        contents.anchor(),
        new DossierPath(contents).unchecked());
  }

  private void requireSigned(SortedMap<String, byte[]> files, String signed, String path)
      throws DossierMismatch {
    DossierContents.read(files, path, json, DossierSignature.class)
        .require(DossierContents.content(files, signed), key, signed, path);
  }

  /** Before all else is read: another format may have other fields. */
  private static void requireKnownFormat(byte[] manifest) throws DossierMismatch {
    try {
      String format =
          ANY_JSON.readTree(new String(manifest, StandardCharsets.UTF_8)).path("format").asText("");
      if (!format.equals(DossierManifest.FORMAT)) {
        throw new DossierMismatch(
            DossierManifest.PATH,
            "its format is '%s', and this program reads %s"
                .formatted(
                    format.substring(0, Math.min(format.length(), FORMAT_CHARS_MAX)),
                    DossierManifest.FORMAT));
      }
    } catch (JsonProcessingException e) {
      throw new DossierMismatch(DossierManifest.PATH, "it is no JSON", e);
    }
  }

  private DossierErasures erasures(SortedMap<String, byte[]> files, Sha256 manifest)
      throws DossierMismatch {
    if (!files.containsKey(DossierErasures.PATH)) {
      if (files.containsKey(DossierErasures.SIGNATURE_PATH)) {
        throw new DossierMismatch(DossierErasures.PATH, "it is missing");
      }
      return DossierErasures.none(manifest);
    }
    requireSigned(files, DossierErasures.PATH, DossierErasures.SIGNATURE_PATH);
    var erasures = DossierContents.read(files, DossierErasures.PATH, json, DossierErasures.class);
    if (!erasures.manifest().equals(manifest)) {
      throw new DossierMismatch(DossierErasures.PATH, "it belongs to another dossier");
    }
    return erasures;
  }

  /** What is gone, of the files that the manifest lists. */
  private static List<DossierFinding.Gone> compare(
      SortedMap<String, byte[]> files, DossierManifest manifest, DossierErasures erasures)
      throws DossierMismatch {
    Set<String> listed = new HashSet<>(OUTSIDE_THE_MANIFEST);
    manifest.files().forEach(entry -> listed.add(entry.path()));
    for (String path : files.keySet()) {
      if (!listed.contains(path)) {
        throw new DossierMismatch(path, "the manifest does not list it");
      }
    }
    List<DossierFinding.Gone> gone = new ArrayList<>();
    for (DossierManifest.Entry entry : manifest.files()) {
      Optional<DossierErasures.Erased> erased = erasures.of(entry.path());
      if (erased.isPresent()) {
        requireErasable(entry, erased.get());
        requireReplacement(files, erased.get());
        gone.add(new DossierFinding.Gone(entry.path(), erased.get().at()));
      } else {
        requireSame(files, entry);
      }
    }
    return gone;
  }

  private static void requireErasable(DossierManifest.Entry entry, DossierErasures.Erased erased)
      throws DossierMismatch {
    if (!entry.erasable() || !entry.sha256().equals(erased.sha256())) {
      throw new DossierMismatch(entry.path(), "nobody may erase it, and it is said to be erased");
    }
  }

  private static void requireReplacement(
      SortedMap<String, byte[]> files, DossierErasures.Erased erased) throws DossierMismatch {
    byte[] there = files.get(erased.path());
    var found = Optional.ofNullable(there).map(Sha256::of);
    if (!found.equals(erased.replacedBy())) {
      throw new DossierMismatch(
          erased.path(), "it is said to be erased, and what is there is not what was put instead");
    }
  }

  private static void requireSame(SortedMap<String, byte[]> files, DossierManifest.Entry entry)
      throws DossierMismatch {
    byte[] content = DossierContents.content(files, entry.path());
    if (content.length != entry.bytes() || !Sha256.of(content).equals(entry.sha256())) {
      throw new DossierMismatch(entry.path(), "its content is not what the manifest says");
    }
  }
}
