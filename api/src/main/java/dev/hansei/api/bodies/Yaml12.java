package dev.hansei.api.bodies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.Locale;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;

/**
 * A document in YAML 1.2 by its core schema, as js-yaml reads what others wrote: unquoted question
 * marks may stand within braces, which YAML 1.1 does not take. Dates stay texts. The limits are
 * those of {@link YamlBodies}: no alias, no tag, no name twice.
 */
final class Yaml12 {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final ScalarResolver scalars = new CoreScalarResolver(false);
  private final Iterator<Event> events;

  private Yaml12(Iterator<Event> events) {
    this.events = events;
  }

  /** The one document of a text; a missing node where there is none. */
  static JsonNode read(String text) {
    LoadSettings limits =
        LoadSettings.builder()
            .setCodePointLimit(YamlBodies.BYTES_MAX)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      return new Yaml12(new Parse(limits).parseString(text).iterator()).document();
    } catch (MarkedYamlEngineException e) {
      throw YamlBodies.refused(
          "%s: %s."
              .formatted(
                  e.getProblemMark()
                      .map(at ->
                          "Line %d, column %d".formatted(at.getLine() + 1, at.getColumn() + 1))
                      .orElse("Line 1"),
                  e.getProblem()));
    } catch (YamlEngineException e) {
      throw YamlBodies.refused("%s.".formatted(e.getMessage()));
    }
  }

  private JsonNode document() {
    JsonNode read = JSON.missingNode();
    int documents = 0;
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof DocumentStartEvent) {
        if (++documents > 1) {
          throw YamlBodies.refused(line(event) + "A body is one document; send the others apart.");
        }
        read = node(events.next(), 0);
      }
    }
    return read;
  }

  private JsonNode node(Event event, int depth) {
    if (depth > YamlBodies.DEPTH_MAX) {
      throw YamlBodies.refused(
          line(event) + "It is nested deeper than %d levels.".formatted(YamlBodies.DEPTH_MAX));
    }
    return switch (event) {
      case ScalarEvent scalar -> value(scalar);
      case SequenceStartEvent list -> {
        refuseTag(list, list.getTag().isPresent());
        yield sequence(depth);
      }
      case MappingStartEvent map -> {
        refuseTag(map, map.getTag().isPresent());
        yield mapping(depth);
      }
      case AliasEvent alias ->
          throw YamlBodies.refused(
              line(alias) + "An alias (*name) is not taken here; write the value out.");
      default -> throw new IllegalStateException("no value begins with " + event.getEventId());
    };
  }

  private ArrayNode sequence(int depth) {
    ArrayNode list = JSON.arrayNode();
    Event event = events.next();
    while (event.getEventId() != Event.ID.SequenceEnd) {
      list.add(node(event, depth + 1));
      event = events.next();
    }
    return list;
  }

  private ObjectNode mapping(int depth) {
    ObjectNode map = JSON.objectNode();
    Event event = events.next();
    while (event.getEventId() != Event.ID.MappingEnd) {
      if (!(event instanceof ScalarEvent name)) {
        throw YamlBodies.refused(line(event) + "A name is a plain text.");
      }
      refuseTag(name, name.getTag().isPresent());
      if (map.has(name.getValue())) {
        throw YamlBodies.refused(line(event) + "'%s' stands twice.".formatted(name.getValue()));
      }
      map.set(name.getValue(), node(events.next(), depth + 1));
      event = events.next();
    }
    return map;
  }

  private JsonNode value(ScalarEvent scalar) {
    refuseTag(scalar, scalar.getTag().isPresent());
    String text = scalar.getValue();
    Tag tag = scalars.resolve(text, scalar.isPlain());
    if (!scalar.isPlain() || tag.equals(Tag.STR)) {
      return JSON.textNode(text);
    }
    if (tag.equals(Tag.NULL)) {
      return JSON.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return JSON.booleanNode(text.toLowerCase(Locale.ROOT).equals("true"));
    }
    if (tag.equals(Tag.INT)) {
      return whole(text);
    }
    boolean finite = tag.equals(Tag.FLOAT) && text.matches("[-+.0-9eE]+");
    return finite ? JSON.numberNode(new BigDecimal(text).doubleValue()) : JSON.textNode(text);
  }

  private static JsonNode whole(String text) {
    BigInteger number = new BigInteger(digits(text), radix(text));
    boolean fits = number.bitLength() < Long.SIZE;
    return fits ? JSON.numberNode(number.longValue()) : JSON.numberNode(number);
  }

  private static int radix(String text) {
    if (text.startsWith("0x")) {
      return 16;
    }
    return text.startsWith("0o") ? 8 : 10;
  }

  private static String digits(String text) {
    return radix(text) == 10 ? text : text.substring(2);
  }

  private static void refuseTag(Event event, boolean tagged) {
    if (tagged) {
      throw YamlBodies.refused(
          line(event) + "A tag (!name) is not taken here; write a plain value.");
    }
  }

  private static String line(Event event) {
    return "Line %d: ".formatted(event.getStartMark().map(at -> at.getLine() + 1).orElse(1));
  }
}
