package dev.hansei.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hansei.api.http.ApiServer;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.MediaType;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What browsers send to the actions of pages must be taken there. */
class PageFormsTest {
  private static final List<MediaType> FORMS =
      List.of(MediaType.APPLICATION_FORM_URLENCODED_TYPE, MediaType.MULTIPART_FORM_DATA_TYPE);

  @Test
  void everyActionOfAPageTakesWhatFormsSend() {
    List<UriRouteInfo<?, ?>> actions =
        ApiServer.running()
            .get(Router.class)
            .uriRoutes()
            .filter(route -> route.getHttpMethod() == HttpMethod.POST)
            .filter(route -> route.getUriMatchTemplate().toPathString().startsWith("/projects/"))
            .toList();

    assertThat(actions)
        .isNotEmpty()
        .allSatisfy(route ->
            assertThat(FORMS)
                .as(route.getUriMatchTemplate().toPathString())
                .anyMatch(form -> route.getConsumes().contains(form)));
  }
}
