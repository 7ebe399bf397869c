package dev.hansei.infra.models;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Executor;

/**
 * The network itself, from LangChain4j's model jar but in a session of our own: theirs lets ONNX
 * take every core for each text. Here a text is one thread's work, and the executor alone decides
 * how many run at once.
 */
final class MiniLmEncoder extends AbstractInProcessEmbeddingModel {
  private static final String NETWORK = "/all-minilm-l6-v2-q.onnx";
  private static final String TOKENIZER = "/all-minilm-l6-v2-q-tokenizer.json";

  private final OnnxBertBiEncoder encoder;

  private MiniLmEncoder(Executor executor, OnnxBertBiEncoder encoder) {
    super(executor);
    this.encoder = encoder;
  }

  static MiniLmEncoder load(Executor executor) {
    // The tokenizer's library would otherwise look for a build of itself on the network when it
    // meets a GPU.
    System.setProperty("ai.djl.offline", "true");
    try (InputStream network = resource(NETWORK);
        InputStream tokenizer = resource(TOKENIZER);
        OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      OrtSession session = environment.createSession(network.readAllBytes(), options);
      return new MiniLmEncoder(
          executor, new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.MEAN));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new IllegalStateException("MiniLM could not be loaded: " + e.getMessage(), e);
    }
  }

  private static InputStream resource(String name) {
    InputStream stream = OnnxBertBiEncoder.class.getResourceAsStream(name);
    if (stream == null) {
      throw new IllegalStateException(name + " is not on the class path");
    }
    return stream;
  }

  @Override
  protected OnnxBertBiEncoder model() {
    return encoder;
  }
}
