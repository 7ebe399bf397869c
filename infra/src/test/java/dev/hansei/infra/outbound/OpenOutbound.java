package dev.hansei.infra.outbound;

/** The door to addresses outside, opened to servers that a test starts on this machine. */
public final class OpenOutbound {
  private OpenOutbound() {}

  /** Loopback may be called, and what is public. */
  public static OutboundHttp toLoopback() {
    return new OutboundHttp(new OutboundRule(new OutboundSettings("127.0.0.0/8", "")));
  }

  /** As it is where an operator allows nothing private. */
  public static OutboundHttp toNothingPrivate() {
    return new OutboundHttp(new OutboundRule(new OutboundSettings("", "")));
  }
}
