package dev.hansei.workflows.promotions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.workflows.prompts.Stage;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FreezePolicyTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void holdsFromItsBeginningUntilJustBeforeItsEnd() {
    var window = once("Asia/Tokyo", "2027-04-29T00:00", "2027-05-06T00:00");
    assertThat(until(window, "2027-04-28T14:59:59.999999Z")).isEmpty();
    assertThat(until(window, "2027-04-28T15:00:00Z")).hasValue("2027-05-05T15:00:00Z");
    assertThat(until(window, "2027-05-05T14:59:59Z")).hasValue("2027-05-05T15:00:00Z");
    assertThat(until(window, "2027-05-05T15:00:00Z")).isEmpty();
  }

  @Test
  void beginsAtTheJumpAndEndsNoSoonerInAGap() {
    // In Berlin the clocks went from 02:00 to 03:00 at 01:00 UTC on 28 March 2027.
    var begins = once("Europe/Berlin", "2027-03-28T02:30", "2027-03-28T12:00");
    assertThat(until(begins, "2027-03-28T00:59:59Z")).isEmpty();
    assertThat(until(begins, "2027-03-28T01:00:00Z")).hasValue("2027-03-28T10:00:00Z");
    var ends = once("Europe/Berlin", "2027-03-27T12:00", "2027-03-28T02:30");
    assertThat(until(ends, "2027-03-28T01:29:59Z")).hasValue("2027-03-28T01:30:00Z");
    assertThat(until(ends, "2027-03-28T01:30:00Z")).isEmpty();
  }

  @Test
  void beginsTheFirstTimeAndEndsTheSecondTimeInAnOverlap() {
    // In Berlin 02:30 was there twice on 31 October 2027: at 00:30 and at 01:30 UTC.
    var begins = once("Europe/Berlin", "2027-10-31T02:30", "2027-10-31T12:00");
    assertThat(until(begins, "2027-10-31T00:29:59Z")).isEmpty();
    assertThat(until(begins, "2027-10-31T00:30:00Z")).hasValue("2027-10-31T11:00:00Z");
    var ends = once("Europe/Berlin", "2027-10-30T12:00", "2027-10-31T02:30");
    assertThat(until(ends, "2027-10-31T01:29:59Z")).hasValue("2027-10-31T01:30:00Z");
    assertThat(until(ends, "2027-10-31T01:30:00Z")).isEmpty();
  }

  @Test
  void knowsZonesThatJumpByHalfAnHour() {
    // Lord Howe goes from +10:30 to +11 and back: 02:00 to 02:30 on 3 October 2027, a gap, and
    // 02:00 to 01:30 on 4 April 2027, where 01:45 was there at 14:45 and at 15:15 UTC the day
    // before.
    var gap = once("Australia/Lord_Howe", "2027-10-03T02:15", "2027-10-03T12:00");
    assertThat(until(gap, "2027-10-02T15:29:59Z")).isEmpty();
    assertThat(until(gap, "2027-10-02T15:30:00Z")).hasValue("2027-10-03T01:00:00Z");
    var overlap = once("Australia/Lord_Howe", "2027-04-04T01:45", "2027-04-04T01:50");
    assertThat(until(overlap, "2027-04-03T14:44:59Z")).isEmpty();
    assertThat(until(overlap, "2027-04-03T14:45:00Z")).hasValue("2027-04-03T15:20:00Z");
    var plain = once("Asia/Kathmandu", "2027-01-01T00:00", "2027-01-01T01:00");
    assertThat(until(plain, "2026-12-31T18:15:00Z")).hasValue("2026-12-31T19:15:00Z");
  }

  @Test
  void comesBackEachWeekAndGoesOverSunday() {
    var weekend = weekly(DayOfWeek.FRIDAY, "16:00", DayOfWeek.MONDAY, "08:00");
    assertThat(until(weekend, "2027-01-08T14:59:59Z")).as("Friday, 15:59").isEmpty();
    assertThat(until(weekend, "2027-01-08T15:00:00Z")).hasValue("2027-01-11T07:00:00Z");
    assertThat(until(weekend, "2027-01-11T06:59:59Z")).hasValue("2027-01-11T07:00:00Z");
    assertThat(until(weekend, "2027-01-11T07:00:00Z")).isEmpty();
    assertThat(until(weekend, "2027-03-27T12:00:00Z"))
        .as("summer time begins within it")
        .hasValue("2027-03-29T06:00:00Z");
  }

  @Test
  void mayLastAllButAMinuteOfAWeek() {
    var nearly = weekly(DayOfWeek.WEDNESDAY, "10:00", DayOfWeek.WEDNESDAY, "09:59");
    assertThat(until(nearly, "2027-01-06T08:58:59Z")).hasValue("2027-01-06T08:59:00Z");
    assertThat(until(nearly, "2027-01-06T08:59:30Z")).isEmpty();
    assertThat(until(nearly, "2027-01-06T09:00:00Z")).hasValue("2027-01-13T08:59:00Z");
    var night = weekly(DayOfWeek.WEDNESDAY, "01:00", DayOfWeek.WEDNESDAY, "05:00");
    assertThat(until(night, "2027-01-06T03:59:59Z")).hasValue("2027-01-06T04:00:00Z");
    assertThat(until(night, "2027-01-07T03:00:00Z")).isEmpty();
  }

  @Test
  void takesTheOneThatEndsLast() {
    Instant now = Instant.parse("2027-01-09T12:00:00Z");
    var weekend = weekly(DayOfWeek.FRIDAY, "16:00", DayOfWeek.MONDAY, "08:00");
    var fair =
        new FreezeWindow.Once("fair", BERLIN, at("2027-01-08T00:00"), at("2027-01-20T00:00"));
    assertThat(FreezePolicy.at(List.of(fair, weekend), now).orElseThrow().name()).isEqualTo("fair");
    assertThat(FreezePolicy.at(List.of(), now)).isEmpty();
  }

  @Test
  void freezesProductionAlone() {
    var rules =
        new ReleaseRules(
            ReleaseRules.Quorum.USUAL,
            List.of(),
            List.of(once("Europe/Berlin", "2027-01-01T00:00", "2027-02-01T00:00")),
            Optional.empty());
    Instant now = Instant.parse("2027-01-09T12:00:00Z");
    assertThat(rules.frozen(Stage.PRODUCTION, now)).isPresent();
    assertThat(rules.frozen(Stage.TEAM, now)).isEmpty();
    assertThat(rules.frozen(Stage.DEV, now)).isEmpty();
  }

  @Test
  void refusesWhatNeverBeginsOrNeverEnds() {
    assertThatThrownBy(() -> once("Europe/Berlin", "2027-01-02T00:00", "2027-01-02T00:00"))
        .hasMessageContaining("before it begins");
    assertThatThrownBy(() -> weekly(DayOfWeek.MONDAY, "08:00", DayOfWeek.MONDAY, "08:00"))
        .hasMessageContaining("never end");
  }

  private static FreezeWindow once(String zone, String from, String to) {
    return new FreezeWindow.Once("freeze", ZoneId.of(zone), at(from), at(to));
  }

  private static FreezeWindow weekly(DayOfWeek from, String fromAt, DayOfWeek to, String toAt) {
    return new FreezeWindow.Weekly(
        "weekend", BERLIN, from, LocalTime.parse(fromAt), to, LocalTime.parse(toAt));
  }

  private static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  private static Optional<String> until(FreezeWindow window, String now) {
    return FreezePolicy.at(List.of(window), Instant.parse(now)).map(it -> it.until().toString());
  }
}
