package dev.hansei.infra.registry;

import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/**
 * Marks a text of hex digits (a hash, a trace id, a span id) as stored in a BINARY column of half
 * its length. The same limits hold as for {@link Binary16}.
 */
@Retention(RetentionPolicy.RUNTIME)
@TypeDef(type = DataType.BYTE_ARRAY, converter = HexBytes.class)
public @interface HexBinary {}
