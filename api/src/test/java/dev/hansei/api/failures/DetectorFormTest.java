package dev.hansei.api.failures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hansei.api.failures.DetectorsPage.Field;
import dev.hansei.api.failures.DetectorsPage.Setting;
import dev.hansei.workflows.failures.Detector;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DetectorFormTest {
  @Test
  void everyDetectorComesBackFromItsForm() {
    for (Detector detector : DetectorWords.catalogue()) {
      Setting setting = DetectorForm.setting(detector, true);
      Map<String, String> form = new HashMap<>();
      for (Field field : setting.fields()) {
        form.put("p.0." + field.name(), field.value());
      }

      assertThat(DetectorForm.read(setting, "p.0.", form)).as(setting.title()).isEqualTo(detector);
    }
  }

  @Test
  void everyKindOfDetectorIsOffered() {
    long kinds = Stream.of(Detector.class.getPermittedSubclasses()).filter(Class::isRecord).count();

    assertThat(DetectorWords.catalogue().stream().map(Object::getClass).distinct().count())
        .isPositive()
        .isEqualTo(kinds);
  }

  @Test
  void offersWhatIsNotInForceSwitchedOff() {
    List<Setting> settings =
        DetectorForm.settings(
            List.of(new Detector.ErrorStatus(), new Detector.LowOutsideScore("tone", 0.4)));

    assertThat(settings.stream().filter(Setting::on).map(Setting::type))
        .containsExactly("error-status", "low-outside-score");
    assertThat(settings.stream().filter(it -> !it.on()).map(Setting::type))
        .contains("refusal", "low-outside-score")
        .doesNotContain("error-status");
  }

  @Test
  void saysWhatIsWrongInTheRulesOwnWords() {
    Setting stars = DetectorForm.setting(new Detector.NegativeFeedback(2), true);

    assertThatThrownBy(() -> DetectorForm.read(stars, "p.", Map.of("p.starsMax", "9")))
        .hasMessageContaining("Negative feedback")
        .hasMessageContaining("starsMax is 1 to 4: 9");
    assertThatThrownBy(() -> DetectorForm.read(stars, "p.", Map.of("p.starsMax", "many")))
        .hasMessageContaining("takes a number, such as 2");
  }
}
