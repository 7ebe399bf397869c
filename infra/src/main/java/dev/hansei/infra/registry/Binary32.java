package dev.hansei.infra.registry;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Marks a {@code Sha256} of a row, or of a query parameter, as stored in a BINARY(32) column. */
@Retention(RetentionPolicy.RUNTIME)
@TypeDef(type = DataType.BYTE_ARRAY, converter = Sha256Bytes.class)
public @interface Binary32 {}
