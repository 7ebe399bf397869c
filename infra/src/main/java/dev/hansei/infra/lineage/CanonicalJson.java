package dev.hansei.infra.lineage;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.hansei.workflows.lineage.Sha256;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;

/**
 * The JSON form in which content is stored and hashed: keys sorted, no white space, times as ISO
 * 8601 text, absent fields left out. The same value gives the same bytes in every process, so a
 * hash of them names the value. A field added later leaves older hashes alone as long as it is
 * absent. Not a codec for people's input: doors have their own, with better messages.
 */
@Singleton
public final class CanonicalJson {
  private final JsonMapper mapper =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .serializationInclusion(JsonInclude.Include.NON_ABSENT)
          // Records are their components; a question a record answers (isTerminal) is not content.
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.GETTER, Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .build();

  /**
   * The value as canonical JSON.
   *
   * @throws IllegalArgumentException when the value has no JSON form
   */
  public String write(Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  /** The UTF-8 bytes of {@link #write}. */
  public byte[] bytes(Object value) {
    try {
      return mapper.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw unwritable(value, e);
    }
  }

  /** The hash of {@link #bytes}: the name of the value. */
  public Sha256 hash(Object value) {
    return Sha256.of(bytes(value));
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is not the JSON of that type; the message holds
   *     no content
   */
  public <T> T read(String json, Class<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type.getName(), e);
    }
  }

  /** As {@link #read(String, Class)}, from UTF-8 bytes. */
  public <T> T read(byte[] json, Class<T> type) {
    return read(new String(json, StandardCharsets.UTF_8), type);
  }

  /** As {@link #read(String, Class)}, for lists and maps. */
  public <T> T read(String json, TypeReference<T> type) {
    try {
      return mapper.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw unreadable(type.getType().getTypeName(), e);
    }
  }

  /** As {@link #read(String, TypeReference)}, from UTF-8 bytes. */
  public <T> T read(byte[] json, TypeReference<T> type) {
    return read(new String(json, StandardCharsets.UTF_8), type);
  }

  private static IllegalArgumentException unwritable(Object value, JsonProcessingException e) {
    return new IllegalArgumentException(
        "%s has no JSON form: %s".formatted(value.getClass().getName(), e.getOriginalMessage()), e);
  }

  private static IllegalArgumentException unreadable(String type, JsonProcessingException e) {
    return new IllegalArgumentException(
        "not the JSON of %s: %s".formatted(type, e.getOriginalMessage()), e);
  }
}
