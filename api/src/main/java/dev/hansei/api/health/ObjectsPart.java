package dev.hansei.api.health;

import dev.hansei.infra.objects.MissingObjectException;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;

/** The object store answers, knows the bucket and takes our key. */
@Singleton
final class ObjectsPart implements HealthPart {
  /** No content has this hash, so the right answer is that nothing is there. */
  private static final Sha256 NOTHING = new Sha256("0".repeat(64));

  private final ObjectStore objects;

  ObjectsPart(ObjectStore objects) {
    this.objects = objects;
  }

  @Override
  public String name() {
    return "objects";
  }

  @Override
  public void ask() {
    try {
      objects.get(NOTHING);
    } catch (MissingObjectException _) {
      return;
    }
    throw new IllegalStateException("an object lies under a hash that no content has");
  }
}
