package dev.hansei.infra.outbound;

import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether the service may call an address that a user named. Private, local and reserved ones it
 * may not, unless the operator allows their range: behind them stand the registry, cloud metadata
 * and other people's servers. Where the service's own parts listen in such a range, their ports
 * stay closed: the workflow engine of the local stack asks nobody who they are. Immutable.
 */
@Singleton
public final class OutboundRule {
  /** IANA's special-purpose registry for IPv4, and multicast. */
  private static final List<AddressRange> RESERVED =
      ranges(
          "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,"
              + "192.0.2.0/24,192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,"
              + "203.0.113.0/24,224.0.0.0/4,240.0.0.0/4");

  /** Of IPv6 only what is routed worldwide. */
  private static final AddressRange GLOBAL = AddressRange.of("2000::/3");

  /** And of that not Teredo, documentation and 6to4, which can hide an IPv4 address. */
  private static final List<AddressRange> RESERVED_V6 =
      ranges("2001::/23,2001:db8::/32,2002::/16,3fff::/20");

  private final List<AddressRange> allowed;
  private final Set<Integer> closedPorts;

  OutboundRule(OutboundSettings settings) {
    this.allowed = ranges(settings.allow());
    this.closedPorts =
        words(settings.closedPorts()).map(Integer::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a TCP port of an address may be called. */
  public boolean allows(InetAddress address, int port) {
    boolean isOpened = allowed.stream().anyMatch(range -> range.holds(address));
    return isPublic(address) || (isOpened && !closedPorts.contains(port));
  }

  private static boolean isPublic(InetAddress address) {
    return address instanceof Inet6Address
        ? GLOBAL.holds(address) && RESERVED_V6.stream().noneMatch(range -> range.holds(address))
        : RESERVED.stream().noneMatch(range -> range.holds(address));
  }

  private static List<AddressRange> ranges(String text) {
    return words(text).map(AddressRange::of).toList();
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(",")).map(String::strip).filter(each -> !each.isEmpty());
  }
}
