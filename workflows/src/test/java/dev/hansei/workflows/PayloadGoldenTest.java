package dev.hansei.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The JSON of every payload is frozen: histories outlive builds. A golden file is written once
 * ({@code -Dgolden.write=true}) and never edited; a contract that grows gets a further sample.
 */
class PayloadGoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "payloads");

  private final ObjectMapper mapper = WireJson.mapper();
  private final ObjectMapper pretty = WireJson.mapper().enable(SerializationFeature.INDENT_OUTPUT);

  @TestFactory
  Stream<DynamicTest> keepsTheJsonOf() {
    return PayloadSamples.all().entrySet().stream()
        .map(sample ->
            DynamicTest.dynamicTest(
                sample.getKey(), () -> compare(sample.getKey(), sample.getValue())));
  }

  private void compare(String name, Object sample) throws IOException {
    Path file = GOLDEN.resolve(name + ".json");
    if (!Files.exists(file)) {
      if (!Boolean.getBoolean("golden.write")) {
        fail("%s is missing; write it once with -Dgolden.write=true".formatted(file));
      }
      Files.createDirectories(GOLDEN);
      Files.writeString(file, pretty.writeValueAsString(sample) + "\n");
    }
    String golden = Files.readString(file);
    assertThat(mapper.readTree(mapper.writeValueAsString(sample)))
        .as("JSON of %s", name)
        .isEqualTo(mapper.readTree(golden));
    assertThat(mapper.readValue(golden, sample.getClass())).isEqualTo(sample);
  }

  @Test
  void hasASampleOfEveryTypeThatContractsCarry() throws IOException {
    Set<String> sampled =
        PayloadSamples.all().values().stream()
            .map(sample -> sample.getClass().getName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> carried =
        Contracts.payloadTypes().stream()
            .map(Class::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(carried).hasSizeGreaterThan(20);
    assertThat(sampled).isEqualTo(carried);
  }

  @Test
  void showsEveryAlternativeOfEverySealedType() {
    Set<Class<?>> shown = Contracts.typesOf(PayloadSamples.all().values());
    List<String> missing =
        Contracts.reachableRecords().stream()
            .filter(type -> !shown.contains(type))
            .map(Class::getName)
            .sorted()
            .toList();
    assertThat(missing).isEmpty();
  }

  @Test
  void hasNoGoldenFileWithoutASample() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(names).isEqualTo(new TreeSet<>(PayloadSamples.all().keySet()));
    }
  }

  @Test
  void passesOverAFieldOfANewerBuild() throws IOException {
    Object sample = Objects.requireNonNull(PayloadSamples.all().get("OutcomeCounts"));
    String newer = mapper.writeValueAsString(sample).replaceFirst("\\{", "{\"skipped\":3,");
    assertThat(mapper.readValue(newer, sample.getClass())).isEqualTo(sample);
  }
}
