package dev.hansei.infra.registry;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Marks a UUID of a row, or of a query parameter, as stored in a BINARY(16) column.
 *
 * <p>Micronaut Data would store a UUID as text for MySQL. A query parameter takes its converter
 * from the row's component of the same name; one with another name needs this annotation itself.
 * Lists ({@code IN (:ids)}) are not converted: pass {@code List<byte[]>} made by {@link
 * UuidBytes#of}.
 */
@Retention(RetentionPolicy.RUNTIME)
@TypeDef(type = DataType.BYTE_ARRAY, converter = UuidBytes.class)
public @interface Binary16 {}
