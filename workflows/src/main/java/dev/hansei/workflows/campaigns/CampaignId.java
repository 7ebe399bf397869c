package dev.hansei.workflows.campaigns;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import java.util.UUID;

/**
 * Names a campaign; a UUIDv7, so that ids sort by the time they were made. JSON: the UUID as text.
 */
public record CampaignId(@JsonValue UUID value) implements Comparable<CampaignId> {
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CampaignId {
    Objects.requireNonNull(value, "value is null");
  }

  /**
   * Reads the text form.
   *
   * @throws IllegalArgumentException when the text is not a UUID
   */
  public static CampaignId of(String text) {
    return new CampaignId(UUID.fromString(text));
  }

  @Override
  public int compareTo(CampaignId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
