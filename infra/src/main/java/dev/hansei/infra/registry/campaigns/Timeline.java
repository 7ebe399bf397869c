package dev.hansei.infra.registry.campaigns;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.hansei.infra.lineage.CanonicalJson;
import dev.hansei.infra.registry.Page;
import dev.hansei.infra.registry.PageRequest;
import dev.hansei.infra.registry.campaigns.CampaignEvent.Code;
import dev.hansei.workflows.projects.PersonId;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The events of campaigns. Written within the transaction that does what they tell of. */
@Singleton
final class Timeline {
  private static final TypeReference<Map<String, Long>> NUMBERS = new TypeReference<>() {};

  private final EventRepository rows;
  private final CampaignRepository campaigns;
  private final CanonicalJson json;
  private final Clock clock;

  Timeline(EventRepository rows, CampaignRepository campaigns, CanonicalJson json, Clock clock) {
    this.rows = rows;
    this.campaigns = campaigns;
    this.json = json;
    this.clock = clock;
  }

  /** Something to be told; {@code key} names it so that it is told once. */
  record Happening(
      String key,
      Code code,
      int cycle,
      String step,
      Map<String, Long> numbers,
      String detail,
      Optional<PersonId> person) {
    static Happening of(String key, Code code, int cycle, String step) {
      return new Happening(key, code, cycle, step, Map.of(), "", Optional.empty());
    }

    Happening with(Map<String, Long> more) {
      return new Happening(key, code, cycle, step, more, detail, person);
    }

    Happening saying(String word) {
      return new Happening(key, code, cycle, step, numbers, word, person);
    }

    Happening by(PersonId who) {
      return new Happening(key, code, cycle, step, numbers, detail, Optional.of(who));
    }
  }

  /** Whether it was told already. The campaign is locked. */
  boolean knows(CampaignRow campaign, String key) {
    return rows.count(campaign.projectId(), campaign.campaignId(), key) > 0;
  }

  /** Tells it, unless it was told already. The campaign is locked. */
  void tell(UUID project, UUID campaignId, Happening what) {
    CampaignRow campaign = campaigns.find(project, campaignId).orElseThrow();
    if (knows(campaign, what.key())) {
      return;
    }
    long sequence = campaign.events() + 1;
    rows.insert(
        new EventRow(
            project,
            campaignId,
            sequence,
            what.key(),
            what.code().name(),
            what.cycle(),
            what.step(),
            json.write(what.numbers()),
            what.detail(),
            what.person().map(PersonId::value).orElse(null),
            clock.instant()));
    campaigns.setEvents(project, campaignId, sequence);
  }

  /** Newest first. */
  Page<CampaignEvent> page(UUID project, UUID campaignId, PageRequest request) {
    return Page.of(
        rows.before(project, campaignId, request.beforeNumber(), request.fetch()),
        request,
        this::event,
        EventRow::sequence);
  }

  private CampaignEvent event(EventRow row) {
    Map<String, Long> numbers = json.read(row.numbers(), NUMBERS);
    return new CampaignEvent(
        row.sequence(),
        Code.valueOf(row.code()),
        row.cycle(),
        row.step(),
        numbers,
        row.detail(),
        Optional.ofNullable(row.personId()).map(PersonId::new),
        row.happenedAt());
  }
}
