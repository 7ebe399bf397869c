package dev.hansei.infra.registry.failures;

import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.objects.ObjectStore;
import dev.hansei.infra.registry.RowBodies;
import dev.hansei.workflows.failures.Failure;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** The long texts of a failure, in its row or in the object store. */
@Singleton
final class FailureTexts {
  private final ObjectStore objects;
  private final CanonicalJson json;

  FailureTexts(ObjectStore objects, CanonicalJson json) {
    this.objects = objects;
    this.json = json;
  }

  /** What the user asked, got and should have got. */
  record Texts(String question, String answer, String correction) {}

  /** Exactly one of the two is there. */
  record Placed(@Nullable String inRow, @Nullable Sha256 object) {}

  Placed place(Failure failure) {
    var texts = new Texts(failure.question(), failure.answer(), failure.correction());
    var bytes = json.bytes(texts);
    return bytes.length <= RowBodies.BYTES_MAX
        ? new Placed(json.write(texts), null)
        : new Placed(null, objects.put(bytes, ArtifactRef.JSON).sha256());
  }

  Texts read(FailureRow row) {
    var inRow = row.texts();
    var object = row.textsSha256();
    if (inRow != null) {
      return json.read(inRow, Texts.class);
    }
    if (object == null) {
      throw new IllegalStateException("failure %s has no texts".formatted(row.failureId()));
    }
    return json.read(objects.get(object), Texts.class);
  }
}
