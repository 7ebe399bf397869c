package dev.hansei.infra.registry.cases;

import dev.hansei.infra.registry.RegistryException;
import dev.hansei.workflows.cases.Document;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What of the documents that people bring can be read. */
final class DocumentText {
  private static final List<String> MEDIA_TYPES = List.of("text/plain", "text/markdown");

  private DocumentText() {}

  /** The text, or a refusal with what to do. */
  static String read(String mediaType, byte[] content) {
    if (!MEDIA_TYPES.contains(mediaType)) {
      throw refused(
          "document-media-type",
          "A document is text/plain or text/markdown, not '%s'.".formatted(mediaType));
    }
    if (content.length > Document.BYTES_MAX) {
      throw refused(
          "document-too-large",
          "A document has at most %d bytes, this one %d; cut it into several."
              .formatted(Document.BYTES_MAX, content.length));
    }
    try {
      // A fresh decoder reports what is not UTF-8 instead of replacing it.
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw refused("document-not-utf8", "The document is not UTF-8 text; save it as UTF-8.");
    }
  }

  private static RegistryException refused(String code, String message) {
    return new RegistryException(RegistryException.Kind.INVALID, code, message);
  }
}
