package dev.hansei.infra.demo;

import dev.hansei.workflows.models.Embedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The vectors of texts in a file named by what they were made from, so that a start of the
 * application need not make them again. The folder may be deleted at any time.
 *
 * @param folder made when missing
 */
record KeptVectors(Path folder) {
  List<float[]> vectors(List<String> texts, Embedder embedder) {
    Path file = folder.resolve("vectors-%s.bin".formatted(key(texts, embedder)));
    int bytes = texts.size() * embedder.dimension() * Float.BYTES;
    try {
      byte[] kept = Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0];
      if (kept.length == bytes) {
        return read(kept, embedder.dimension());
      }
      List<float[]> made = embedder.embed(texts);
      write(file, made, bytes);
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "the vectors cannot be kept in %s; name another folder with HANSEI_CACHE"
              .formatted(folder),
          e);
    }
  }

  private static List<float[]> read(byte[] kept, int dimension) {
    var floats = ByteBuffer.wrap(kept).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    List<float[]> vectors = new ArrayList<>();
    while (floats.hasRemaining()) {
      float[] vector = new float[dimension];
      floats.get(vector);
      vectors.add(vector);
    }
    return vectors;
  }

  /** Whole or not at all: a second application may read it meanwhile. */
  private void write(Path file, List<float[]> vectors, int bytes) throws IOException {
    var buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    vectors.forEach(vector -> {
      for (float each : vector) {
        buffer.putFloat(each);
      }
    });
    Files.createDirectories(folder);
    Path made = Files.createTempFile(folder, "vectors-", ".new");
    Files.write(made, buffer.array());
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static String key(List<String> texts, Embedder embedder) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(embedder.model().value().getBytes(StandardCharsets.UTF_8));
      for (String text : texts) {
        digest.update((byte) 0);
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
