package dev.hansei.workflows.models;

import java.util.List;

/** Turns texts into vectors of unit length; the dot product of two is their cosine similarity. */
public interface Embedder {
  /** The model, as it is registered with each embedding set. */
  ModelName model();

  /** Numbers per vector. */
  int dimension();

  /** One vector per text, in order. Takes about a millisecond a sentence. */
  List<float[]> embed(List<String> texts);
}
