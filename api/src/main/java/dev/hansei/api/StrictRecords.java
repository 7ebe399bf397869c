package dev.hansei.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.DelegatingDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;

/**
 * Looks for unknown fields before a record is made. Jackson by itself makes the record first, so a
 * mistyped field would be reported as the missing one it was meant to be.
 */
final class StrictRecords extends SimpleModule {
  private static final long serialVersionUID = 1L;

  StrictRecords() {
    super("strict-records");
    setDeserializerModifier(
        new BeanDeserializerModifier() {
          private static final long serialVersionUID = 1L;

          @Override
          public JsonDeserializer<?> modifyDeserializer(
              DeserializationConfig config, BeanDescription type, JsonDeserializer<?> made) {
            return type.getBeanClass().isRecord() && !made.getKnownPropertyNames().isEmpty()
                ? new NamesFirst(made)
                : made;
          }
        });
  }

  private static final class NamesFirst extends DelegatingDeserializer {
    private static final long serialVersionUID = 1L;

    NamesFirst(JsonDeserializer<?> delegate) {
      super(delegate);
    }

    @Override
    protected JsonDeserializer<?> newDelegatingInstance(JsonDeserializer<?> delegate) {
      return new NamesFirst(delegate);
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.START_OBJECT) && !parser.hasToken(JsonToken.FIELD_NAME)) {
        return super.deserialize(parser, context);
      }
      var known = getKnownPropertyNames();
      try (var copy = context.bufferForInputBuffering(parser)) {
        copy.writeStartObject();
        if (parser.hasToken(JsonToken.START_OBJECT)) {
          parser.nextToken();
        }
        for (; parser.hasToken(JsonToken.FIELD_NAME); parser.nextToken()) {
          var name = parser.currentName();
          if (!known.contains(name)) {
            context.handleUnknownProperty(parser, this, handledType(), name);
          }
          copy(parser, copy, name);
        }
        copy.writeEndObject();
        var again = copy.asParserOnFirstToken();
        return super.deserialize(again, context);
      }
    }

    private static void copy(JsonParser parser, TokenBuffer copy, String name) throws IOException {
      copy.writeFieldName(name);
      parser.nextToken();
      copy.copyCurrentStructure(parser);
    }
  }
}
