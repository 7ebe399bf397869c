package dev.hansei.infra.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hansei.workflows.models.Embedder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class MiniLmEmbedderTest {
  private static final MiniLmEmbedder EMBEDDER = new MiniLmEmbedder(new EmbeddingSettings(1));

  @AfterAll
  static void close() {
    EMBEDDER.close();
  }

  @Test
  void similarSentencesAreNearerThanStrangers() {
    List<float[]> vectors =
        EMBEDDER.embed(
            List.of(
                "The cat sat on the mat.",
                "A cat was sitting on a rug.",
                "Stock prices fell sharply."));
    assertThat(dot(vectors.get(0), vectors.get(1))).isCloseTo(0.746, within(0.02));
    assertThat(dot(vectors.get(0), vectors.get(2))).isLessThan(0.2);
  }

  @Test
  void vectorsHaveUnitLengthAndTheDimensionSaid() {
    for (float[] vector : EMBEDDER.embed(List.of("a", "Grüße aus Köln 😀", "営業時間は九時からです。"))) {
      assertThat(vector).hasSize(EMBEDDER.dimension());
      assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void aTextHasOneVectorWhateverItsCompanyAndTheThreads() {
    List<String> many =
        IntStream.range(0, 300).mapToObj(i -> "Parcel " + i + " arrives on day " + i % 7).toList();
    List<float[]> together = EMBEDDER.embed(many);
    try (MiniLmEmbedder other = new MiniLmEmbedder(new EmbeddingSettings(3))) {
      assertThat(other.embed(many)).usingRecursiveComparison().isEqualTo(together);
      assertThat(other.embed(List.of(many.get(299))).getFirst()).isEqualTo(together.get(299));
    }
  }

  @Test
  void aCallersChangesReachNobodyElse() {
    List<float[]> twice = EMBEDDER.embed(List.of("A text to spoil.", "A text to spoil."));
    float[] pristine = twice.get(1).clone();
    twice.get(0)[0] = 42;
    assertThat(twice.get(1)).isEqualTo(pristine);
    assertThat(EMBEDDER.embed(List.of("A text to spoil.")).getFirst()).isEqualTo(pristine);
  }

  @Test
  void theCacheForgetsTheOldest() {
    VectorCache cache = new VectorCache();
    for (int i = 0; i <= 8_192; i++) {
      cache.put("text " + i, new float[] {i});
    }
    assertThat(cache.get("text 0")).isNull();
    assertThat(cache.get("text 8192")).containsExactly(8192f);
    cache.put("x".repeat(2_001), new float[] {1});
    assertThat(cache.get("x".repeat(2_001))).isNull();
  }

  @Test
  void textWithNothingToReadIsSimilarToNothing() {
    List<String> illegible =
        List.of("", " \n\t", "\u0000\u0007", "\u0301\u0302", "\u200b\ufeff", "\ud800");
    for (float[] vector : EMBEDDER.embed(illegible)) {
      assertThat(vector).containsOnly(0f);
    }
  }

  @Test
  void hostileTextGetsAVectorAndHurtsNobody() {
    Embedder embedder = EMBEDDER;
    List<String> hostile =
        List.of(
            "[CLS] [SEP] [MASK] ##",
            "\udc00 half \ud800",
            "x".repeat(50_000),
            "a\u0000b",
            "あ".repeat(30_000));
    assertThat(embedder.embed(hostile))
        .allSatisfy(vector -> assertThat(dot(vector, vector)).isCloseTo(1, within(1e-5)));
  }

  @Test
  void onlyTheHeadOfALongTextCounts() {
    String head =
        "Refunds take five days. ".repeat(900).strip().substring(0, MiniLmEmbedder.MAX_CHARS);
    List<float[]> vectors = EMBEDDER.embed(List.of(head, head + " Elephants are large."));
    assertThat(vectors.get(1)).isEqualTo(vectors.get(0));
  }

  @Test
  void threadsComeFromTheSettingsOrHalfTheCores() {
    assertThat(new EmbeddingSettings(0).threadsOn(8)).isEqualTo(4);
    assertThat(new EmbeddingSettings(0).threadsOn(1)).isEqualTo(1);
    assertThat(new EmbeddingSettings(3).threadsOn(8)).isEqualTo(3);
    assertThatThrownBy(() -> new EmbeddingSettings(-1))
        .hasMessageContaining("hansei.embeddings.threads");
  }

  private static double dot(float[] left, float[] right) {
    return IntStream.range(0, left.length).mapToDouble(i -> (double) left[i] * right[i]).sum();
  }
}
