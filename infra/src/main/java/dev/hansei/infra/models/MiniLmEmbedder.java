package dev.hansei.infra.models;

import dev.hansei.workflows.models.Embedder;
import dev.hansei.workflows.models.ModelName;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * all-MiniLM-L6-v2, quantised, in this JVM: 384 numbers per text, no network, equal vectors for
 * equal texts. Loads on first use (about a second, 100 MB); one text of a sentence then takes about
 * a millisecond of one core. Trained on English; Japanese it reads by characters only, so rank
 * Japanese by words as well.
 *
 * <p>A text beyond {@value #MAX_CHARS} characters is embedded by its head. Blank text has the zero
 * vector, which is similar to nothing; so has text without a letter, digit, mark or symbol, of
 * which the tokenizer makes nothing. Thread safe.
 */
@Singleton
public final class MiniLmEmbedder implements Embedder, AutoCloseable {
  /** The name under which its embedding sets are registered; the version is part of it. */
  public static final ModelName MODEL = new ModelName("builtin/all-minilm-l6-v2-q");

  /** Numbers per vector. */
  public static final int DIMENSION = 384;

  /** About ten of the model's windows of 510 tokens, which are averaged; more blurs to nothing. */
  public static final int MAX_CHARS = 20_000;

  /** Bounds the texts in flight at once, and so the memory of a call. */
  private static final int BATCH = 256;

  private final VectorCache cache = new VectorCache();
  private final int threads;
  private @Nullable Loaded loaded;

  public MiniLmEmbedder(EmbeddingSettings settings) {
    this.threads = settings.threadsOn(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public ModelName model() {
    return MODEL;
  }

  @Override
  public int dimension() {
    return DIMENSION;
  }

  @Override
  public List<float[]> embed(List<String> texts) {
    Map<String, float[]> vectors = new LinkedHashMap<>();
    for (String text : texts) {
      float[] known = cache.get(text);
      if (known != null) {
        vectors.put(text, known);
      }
    }
    List<String> unknown =
        texts.stream().distinct().filter(text -> !vectors.containsKey(text)).toList();
    for (int start = 0; start < unknown.size(); start += BATCH) {
      embedInto(vectors, unknown.subList(start, Math.min(unknown.size(), start + BATCH)));
    }
    return texts.stream().map(text -> copy(vectors, text)).toList();
  }

  @Override
  @PreDestroy
  public synchronized void close() {
    if (loaded != null) {
      loaded.executor.shutdown();
      loaded = null;
    }
  }

  private void embedInto(Map<String, float[]> vectors, List<String> texts) {
    List<String> heads = texts.stream().map(MiniLmEmbedder::head).toList();
    List<TextSegment> segments =
        heads.stream().filter(MiniLmEmbedder::isLegible).map(TextSegment::from).toList();
    List<Embedding> embeddings =
        segments.isEmpty() ? List.of() : encoder().embedAll(segments).content();
    int next = 0;
    for (int i = 0; i < texts.size(); i++) {
      boolean legible = isLegible(heads.get(i));
      float[] vector = legible ? embeddings.get(next++).vector() : new float[DIMENSION];
      vectors.put(texts.get(i), vector);
      cache.put(texts.get(i), vector);
    }
  }

  /** A text that occurs twice must not share an array that its caller may change. */
  private static float[] copy(Map<String, float[]> vectors, String text) {
    return Objects.requireNonNull(vectors.get(text), "every text was embedded").clone();
  }

  private static String head(String text) {
    String stripped = text.strip();
    if (stripped.length() <= MAX_CHARS) {
      return stripped;
    }
    boolean splitsPair = Character.isHighSurrogate(stripped.charAt(MAX_CHARS - 1));
    return stripped.substring(0, splitsPair ? MAX_CHARS - 1 : MAX_CHARS);
  }

  /**
   * The tokenizer drops control characters and lone accents, and the encoder throws on what is then
   * empty.
   */
  private static boolean isLegible(String text) {
    return text.codePoints().anyMatch(MiniLmEmbedder::isLegible);
  }

  private static boolean isLegible(int codePoint) {
    int type = Character.getType(codePoint);
    return Character.isLetterOrDigit(codePoint)
        || (type >= Character.DASH_PUNCTUATION && type <= Character.FINAL_QUOTE_PUNCTUATION);
  }

  private synchronized MiniLmEncoder encoder() {
    if (loaded == null) {
      ExecutorService executor =
          Executors.newFixedThreadPool(
              threads, Thread.ofPlatform().daemon().name("minilm-", 0).factory());
      loaded = new Loaded(executor, MiniLmEncoder.load(executor));
    }
    return loaded.encoder;
  }

  private record Loaded(ExecutorService executor, MiniLmEncoder encoder) {}
}
