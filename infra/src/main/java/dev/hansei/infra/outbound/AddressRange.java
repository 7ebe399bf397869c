package dev.hansei.infra.outbound;

import java.net.InetAddress;
import java.util.Objects;

/**
 * A range of addresses of one family, such as {@code 127.0.0.0/8}.
 *
 * @param bits how many leading bits of the address count
 */
record AddressRange(InetAddress start, int bits) {
  AddressRange {
    Objects.requireNonNull(start, "start is null");
    if (bits < 0 || bits > start.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("%s has no prefix of %d bits".formatted(start, bits));
    }
  }

  /**
   * Reads {@code address/bits}; without bits, one address.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static AddressRange of(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    try {
      InetAddress start = InetAddress.ofLiteral(address);
      int all = start.getAddress().length * Byte.SIZE;
      return new AddressRange(start, slash < 0 ? all : Integer.parseInt(text.substring(slash + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "a range reads address/bits, such as 127.0.0.0/8 or ::1/128, got '%s'".formatted(text),
          e);
    }
  }

  boolean holds(InetAddress address) {
    byte[] mine = start.getAddress();
    byte[] theirs = address.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % Byte.SIZE);
      if (((mine[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
