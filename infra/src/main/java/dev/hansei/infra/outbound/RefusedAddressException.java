package dev.hansei.infra.outbound;

import java.net.UnknownHostException;

/** A host has no address that {@link OutboundRule} allows; nothing was sent to it. */
public final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1;

  RefusedAddressException(String host) {
    super(
        "%s is a private or reserved address, or a port of Hansei's own parts; the operator can allow"
                .formatted(host)
            + " a range with HANSEI_OUTBOUND_ALLOW");
  }
}
