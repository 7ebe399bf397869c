package dev.hansei.infra.registry;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Stores hex digits as the bytes they stand for; reads them back in lower case. */
@Singleton
public final class HexBytes implements AttributeConverter<String, byte[]> {
  @Override
  public byte @Nullable [] convertToPersistedValue(
      @Nullable String hex, ConversionContext context) {
    return hex == null ? null : HexFormat.of().parseHex(hex);
  }

  @Override
  public @Nullable String convertToEntityValue(byte @Nullable [] bytes, ConversionContext context) {
    return bytes == null ? null : HexFormat.of().formatHex(bytes);
  }
}
