package dev.hansei.infra.outbound;

import java.time.Duration;

/**
 * What an outside server replied.
 *
 * @param body at most as long as was asked for; cut off there when {@code whole} is false
 * @param retryAfter what it asked to wait; zero where it did not say
 */
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
public record OutboundReply(int status, byte[] body, boolean whole, Duration retryAfter) {}
