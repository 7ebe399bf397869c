package dev.hansei.workflows.campaigns;

import dev.hansei.workflows.projects.PersonId;
import java.util.Objects;

/**
 * What one person tells a campaign that goes on.
 *
 * @param id chosen by the caller, 1 to 60 characters; the same id again is the same order
 */
public record CampaignOrder(String id, PersonId personId) {
  private static final int ID_CHARS_MAX = 60;

  public CampaignOrder {
    if (id.isBlank() || id.length() > ID_CHARS_MAX) {
      throw new IllegalArgumentException("an order's id has 1 to 60 characters");
    }
    Objects.requireNonNull(personId, "personId is null");
  }
}
