package dev.hansei.api.pages.samples;

import dev.hansei.api.models.ModelsPage;
import dev.hansei.api.models.PricesPage;
import dev.hansei.api.pages.Section;
import dev.hansei.infra.registry.models.SavedPriceList;
import dev.hansei.workflows.lineage.ArtifactRef;
import dev.hansei.workflows.lineage.Sha256;
import dev.hansei.workflows.models.Price;
import dev.hansei.workflows.models.PriceList;
import dev.hansei.workflows.tunings.Adapter;
import dev.hansei.workflows.tunings.AdapterId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Models and what they cost. */
final class ModelSamples {
  private static final ArtifactRef ARTIFACT =
      new ArtifactRef(Sha256.of("content"), ArtifactRef.JSON, 1_204);

  private final Voice voice;

  private ModelSamples(Voice voice) {
    this.voice = voice;
  }

  /** All of them. */
  static List<Sample> of(Voice voice) {
    var samples = new ModelSamples(voice);
    return List.of(
        new Sample("models", "models/list.jte", samples.models()),
        new Sample("prices", "models/prices.jte", samples.prices()));
  }

  private ModelsPage models() {
    return new ModelsPage(
        voice.frame(Section.MODELS),
        List.of(
            new ModelsPage.Provider(
                "builtin/extractive",
                true,
                "Sentences of the passages ranked by MiniLM in this process. It is no language model and costs nothing."),
            new ModelsPage.Provider(
                "openai/…",
                false,
                "Any endpoint that speaks OpenAI's protocol; set OPENAI_API_KEY, and OPENAI_BASE_URL where it is another's.")),
        List.of(new ModelsPage.Recording(voice.say("gpt-4-turbo-june"), 120, Sha256.of("r").hex())),
        List.of(
            new Adapter(
                new AdapterId(Voice.id(99)),
                voice.say("handbook-map"),
                Adapter.Kind.EMBEDDING_MAP,
                voice.model("builtin/minilm"),
                ARTIFACT,
                Voice.minutesAgo(70))));
  }

  private PricesPage prices() {
    var today = LocalDate.of(2026, 11, 20);
    var saved =
        new SavedPriceList(
            new PriceList(
                2,
                "USD",
                List.of(
                    new Price(
                        "openai/gpt-4o-mini",
                        new BigDecimal("0.15"),
                        new BigDecimal("0.60"),
                        new BigDecimal("0.075"),
                        today),
                    new Price(
                        "openai/*", BigDecimal.ONE, BigDecimal.TEN, null, today.minusDays(9)))),
            Sha256.of("prices"),
            voice.say("Read on the provider's price page."),
            "person:" + Voice.id(1),
            Voice.minutesAgo(90));
    return new PricesPage(
        voice.frame(Section.MODELS), Optional.of(saved), true, List.of(saved), today);
  }
}
