package dev.hansei.api.prompts;

import dev.hansei.api.SecurityHeaders;
import dev.hansei.infra.registry.projects.LiveGrant;
import dev.hansei.infra.registry.projects.LiveGrants;
import dev.hansei.infra.registry.prompts.LiveBoard;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers the plainest requests for live prompts before they are routed: a token that is
 * remembered, its own project, a prompt that is on the board and fresh. Everything else, refusals
 * among it, is {@link LivePromptController}'s, and what is answered here it would answer the same
 * way. Only GET without a body; changes nothing, so nothing that guards changes is passed by.
 */
@Singleton
final class LiveDoorAnswers {
  private static final String BEARER = "Bearer ";
  private static final String JSON = "application/json";

  private final LiveGrants grants;
  private final LiveBoard board;
  private final LiveAnswers answers;
  private final ServingMetrics metrics;
  private final HttpHeaders standing;
  private final Clock clock;
  private volatile DateLine date = new DateLine(0, "");

  LiveDoorAnswers(
      LiveGrants grants,
      LiveBoard board,
      LiveAnswers answers,
      ServingMetrics metrics,
      SecurityHeaders security,
      Clock clock) {
    this.grants = grants;
    this.board = board;
    this.answers = answers;
    this.metrics = metrics;
    this.clock = clock;
    this.standing = new DefaultHttpHeaders();
    security.all().forEach(standing::set);
    standing.set(HttpHeaderNames.CACHE_CONTROL, ServedHeaders.CACHING);
    standing.set(HttpHeaderNames.VARY, "Authorization");
  }

  /** The Date of a second, written out. */
  private record DateLine(long second, String text) {}

  /** The answer, where it can be given at once. */
  Optional<FullHttpResponse> of(HttpRequest request) {
    return isPlain(request)
        ? LiveDoorQuestion.of(request.uri())
            .flatMap(question -> served(question, request.headers()))
            .map(served -> response(served, request.headers()))
        : Optional.empty();
  }

  private static boolean isPlain(HttpRequest request) {
    HttpHeaders headers = request.headers();
    return request.method().equals(HttpMethod.GET)
        && request.protocolVersion().equals(HttpVersion.HTTP_1_1)
        && request.decoderResult().isSuccess()
        && HttpUtil.isKeepAlive(request)
        && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
        && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
        && !headers.contains(HttpHeaderNames.EXPECT)
        && !headers.contains(HttpHeaderNames.UPGRADE)
        && takesJson(headers.get(HttpHeaderNames.ACCEPT));
  }

  private static boolean takesJson(@Nullable String accept) {
    return accept == null || accept.startsWith("*/*") || accept.startsWith(JSON);
  }

  private Optional<ServedPrompt> served(LiveDoorQuestion question, HttpHeaders headers) {
    return grant(headers)
        .filter(it -> it.project().name().value().equals(question.project()))
        .flatMap(it -> {
          var asked =
              new ServedQuestion(
                  it.project().id(),
                  question.prompt(),
                  question.stage(),
                  CallerKey.of("key", question.key()));
          return board
              .known(it.project().id())
              .filter(look -> !look.isOld())
              .flatMap(look ->
                  look.prompts()
                      .find(question.prompt())
                      .flatMap(prompt -> LiveReader.at(asked, prompt, look)));
        });
  }

  /** The token's, where it is remembered and still opens something. */
  private Optional<LiveGrant> grant(HttpHeaders headers) {
    String sent = headers.get(HttpHeaderNames.AUTHORIZATION);
    return sent == null || !sent.startsWith(BEARER)
        ? Optional.empty()
        : grants
            .known(sent.substring(BEARER.length()), board.isAway())
            .filter(it -> !it.grant().roles().isEmpty());
  }

  private FullHttpResponse response(ServedPrompt served, HttpHeaders asked) {
    metrics.count(served);
    var written = answers.of(served);
    HttpHeaders headers = new DefaultHttpHeaders().set(standing);
    headers.set(HttpHeaderNames.DATE, date());
    headers.set(HttpHeaderNames.ETAG, written.tag());
    boolean isKnown =
        ServedHeaders.matches(asked.get(HttpHeaderNames.IF_NONE_MATCH), written.tag());
    if (!isKnown) {
      headers.set(HttpHeaderNames.CONTENT_TYPE, HttpHeaderValues.APPLICATION_JSON);
      headers.set(HttpHeaderNames.CONTENT_LENGTH, written.body().length);
    }
    return new DefaultFullHttpResponse(
        HttpVersion.HTTP_1_1,
        isKnown ? HttpResponseStatus.NOT_MODIFIED : HttpResponseStatus.OK,
        isKnown ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(written.body()),
        headers,
        EmptyHttpHeaders.INSTANCE);
  }

  private String date() {
    long second = clock.millis() / 1_000;
    var known = date;
    if (known.second() != second) {
      var moment = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC);
      known = new DateLine(second, DateTimeFormatter.RFC_1123_DATE_TIME.format(moment));
      date = known;
    }
    return known.text();
  }
}
