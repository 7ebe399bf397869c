package dev.hansei.infra.registry;

import dev.hansei.workflows.lineage.Sha256;
import io.micronaut.core.convert.ConversionContext;
import io.micronaut.data.model.runtime.convert.AttributeConverter;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Stores a hash as its 32 bytes. */
@Singleton
public final class Sha256Bytes implements AttributeConverter<Sha256, byte[]> {
  @Override
  public byte @Nullable [] convertToPersistedValue(
      @Nullable Sha256 hash, ConversionContext context) {
    return hash == null ? null : hash.bytes();
  }

  @Override
  public @Nullable Sha256 convertToEntityValue(byte @Nullable [] bytes, ConversionContext context) {
    return bytes == null ? null : Sha256.ofDigest(bytes);
  }
}
