package dev.hansei.api.suites;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.hansei.api.bodies.Rules;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.pages.Section;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.JsonFaults;
import dev.hansei.api.projects.Allows;
import dev.hansei.api.projects.Caller;
import dev.hansei.api.projects.ProjectPages;
import dev.hansei.workflows.cases.Split;
import dev.hansei.workflows.projects.Role;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.simple.SimpleHttpHeaders;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The form that takes a configuration of promptfoo's. */
@Hidden
@Allows(Role.LEAD)
@Controller("/projects/{project}/suites/import")
@Produces(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
public class SuiteImportActions {
  private static final Argument<JsonNode> TREE = Argument.of(JsonNode.class);
  private static final int NAME_CHARS_MAX = 80;

  private final ProjectPages pages;
  private final SuiteImporter importer;
  private final YamlBodies<JsonNode> yaml;

  SuiteImportActions(ProjectPages pages, SuiteImporter importer, YamlBodies<JsonNode> yaml) {
    this.pages = pages;
    this.importer = importer;
    this.yaml = yaml;
  }

  /** Imports what was pasted, and shows what was made and what was left out. */
  @Post
  public HttpResponse<byte[]> create(Caller caller, @Body Map<String, String> form) {
    String name = Rules.text("name", form.getOrDefault("name", "").strip(), NAME_CHARS_MAX);
    PromptfooFile file = PromptfooReader.read(tree(form.getOrDefault("document", "")));
    var into = new SuiteImporter.Into(name, name, Split.GATE);
    ImportedSuite made = importer.keep(caller, into, file);
    return pages.show(
        "suites/imported.jte",
        new ImportedPage(pages.frame(caller, Section.SUITES, made.suite().name()), made));
  }

  /** JSON is YAML too. */
  private JsonNode tree(String text) {
    if (text.isBlank()) {
      throw ApiProblem.invalidField("document", "Paste a configuration of promptfoo's.").raise();
    }
    var body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try {
      return yaml.read(TREE, null, new SimpleHttpHeaders(), body);
    } catch (CodecException e) {
      throw e.getCause() instanceof JsonProcessingException fault
          ? JsonFaults.problemOf(fault).raise()
          : e;
    }
  }
}
