package dev.hansei.api.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Server-sent events, as far as JSON in {@code data} needs them. */
final class EventLines {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NAME = "event:";
  private static final String DATA = "data:";

  private EventLines() {}

  /** Who is told each event. */
  interface Reader {
    void read(String name, JsonNode data);
  }

  /** Reads to the end; blocks. */
  static void read(InputStream stream, Reader reader) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    String name = "";
    StringBuilder data = new StringBuilder();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (!data.isEmpty()) {
          reader.read(name, JSON.readTree(data.toString()));
        }
        name = "";
        data.setLength(0);
      } else if (line.startsWith(NAME)) {
        name = line.substring(NAME.length()).strip();
      } else if (line.startsWith(DATA)) {
        data.append(line.substring(DATA.length()).strip());
      }
    }
  }
}
