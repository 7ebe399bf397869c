package dev.hansei.activities.suites;

import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import java.util.List;

/** For metrics that embed nothing. */
final class StillEmbedder implements Embedder {
  @Override
  public ModelName model() {
    throw new IllegalStateException("nothing is embedded here");
  }

  @Override
  public int dimension() {
    throw new IllegalStateException("nothing is embedded here");
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    throw new IllegalStateException("nothing is embedded here");
  }
}
