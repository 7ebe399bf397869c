package dev.hansei.infra.outbound;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Which private addresses the service may call for its users: {@code hansei.outbound}.
 *
 * @param allow ranges such as {@code 10.20.0.0/16,::1/128}, separated by commas; empty for none
 * @param closedPorts TCP ports that stay closed within those ranges, separated by commas: where the
 *     service's own database, storage and workflow engine listen
 */
@ConfigurationProperties("hansei.outbound")
public record OutboundSettings(
    @Bindable(defaultValue = "") String allow, @Bindable(defaultValue = "") String closedPorts) {}
