package dev.hansei.infra.registry;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Stores a UUID as its 16 bytes, most significant first, so that UUIDv7 keys sort by time. */
@Singleton
public final class UuidBytes implements AttributeConverter<UUID, byte[]> {
  @Override
  public byte @Nullable [] convertToPersistedValue(@Nullable UUID id, ConversionContext context) {
    return id == null ? null : of(id);
  }

  /** The 16 bytes of an id, for {@code IN} lists. */
  public static byte[] of(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  @Override
  public @Nullable UUID convertToEntityValue(byte @Nullable [] bytes, ConversionContext context) {
    if (bytes == null) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
