package dev.hansei.activities.suites;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.suites.Manifest;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The manifests of the runs that were under way last: each chunk of a run wants the same one. Named
 * by its content, a manifest never changes. Thread safe.
 */
final class KeptManifests {
  /** More than the runs that a worker has chunks of at once. */
  private static final int KEPT_MAX = 16;

  private final ObjectStore objects;
  private final CanonicalJson json;
  private final LinkedHashMap<Sha256, Manifest> kept = new LinkedHashMap<>();

  KeptManifests(ObjectStore objects, CanonicalJson json) {
    this.objects = objects;
    this.json = json;
  }

  /** The manifest; read where it is not kept. */
  Manifest of(ArtifactRef stored) {
    Manifest known = known(stored.sha256());
    if (known != null) {
      return known;
    }
    // Outside the lock: two may read the same one.
    Manifest read = json.read(objects.get(stored), Manifest.class);
    keep(stored.sha256(), read);
    return read;
  }

  private synchronized @Nullable Manifest known(Sha256 name) {
    return kept.get(name);
  }

  private synchronized void keep(Sha256 name, Manifest manifest) {
    kept.putLast(name, manifest);
    if (kept.size() > KEPT_MAX) {
      kept.pollFirstEntry();
    }
  }
}
