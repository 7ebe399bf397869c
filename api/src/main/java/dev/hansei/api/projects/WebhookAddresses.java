package dev.hansei.api.projects;

import dev.hansei.api.problems.ApiProblem;
import dev.hansei.infra.outbound.OutboundHttp;
import dev.hansei.infra.outbound.RefusedAddressException;
import dev.hansei.infra.registry.projects.Webhooks;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/** Reads addresses of webhooks, and refuses those that could only fail. */
@Singleton
final class WebhookAddresses {
  private static final String FIELD = "url";

  private final OutboundHttp http;

  WebhookAddresses(OutboundHttp http) {
    this.http = http;
  }

  /**
   * The address.
   *
   * @throws dev.hansei.api.problems.ApiException 400, naming what is wrong
   */
  URI read(String text) {
    URI url = parsed(text.strip());
    String scheme = String.valueOf(url.getScheme());
    if (!scheme.equalsIgnoreCase("https") && !scheme.equalsIgnoreCase("http")) {
      throw wrong("It begins with https:// or http://.");
    }
    if (url.getHost() == null) {
      throw wrong("It names no host that can be read; a host has letters, digits, - and dots.");
    }
    if (url.getRawUserInfo() != null || url.getRawFragment() != null) {
      throw wrong("It has no user, password or fragment; receivers know events by the signature.");
    }
    requireAllowed(url);
    return url;
  }

  private static URI parsed(String text) {
    if (text.isEmpty() || text.length() > Webhooks.URL_CHARS_MAX) {
      throw wrong("An address of 1 to %d characters.".formatted(Webhooks.URL_CHARS_MAX));
    }
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw wrong("It is no address: " + e.getReason() + ".");
    }
  }

  /** A name that does not resolve here may resolve where the worker is. */
  private void requireAllowed(URI url) {
    try {
      http.check(url);
    } catch (RefusedAddressException e) {
      throw wrong(e.getMessage() + ".");
    } catch (UnknownHostException _) {
      // The list of deliveries will say so.
    }
  }

  private static RuntimeException wrong(String rule) {
    return ApiProblem.invalidField(FIELD, rule).raise();
  }
}
