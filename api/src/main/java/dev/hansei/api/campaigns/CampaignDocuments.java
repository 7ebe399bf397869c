package dev.hansei.api.campaigns;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hansei.api.bodies.YamlBodies;
import dev.hansei.api.problems.ApiProblem;
import dev.hansei.api.problems.JsonFaults;
import io.micronaut.core.type.Argument;
import io.micronaut.http.codec.CodecException;
import io.micronaut.http.simple.SimpleHttpHeaders;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

/** Reads a document that was pasted into a page; JSON is YAML too. */
@Singleton
final class CampaignDocuments {
  private static final Argument<NewCampaign> CAMPAIGN = Argument.of(NewCampaign.class);

  private final YamlBodies<NewCampaign> yaml;

  CampaignDocuments(YamlBodies<NewCampaign> yaml) {
    this.yaml = yaml;
  }

  /**
   * The document.
   *
   * @throws dev.hansei.api.problems.ApiException 400 that names the field or line
   */
  NewCampaign read(String text) {
    if (text.isBlank()) {
      throw ApiProblem.invalidField("document", "Paste a campaign's document.").raise();
    }
    var body = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    try {
      return yaml.read(CAMPAIGN, null, new SimpleHttpHeaders(), body);
    } catch (CodecException e) {
      throw e.getCause() instanceof JsonProcessingException fault
          ? JsonFaults.problemOf(fault).raise()
          : e;
    }
  }
}
