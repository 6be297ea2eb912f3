package dev.slipway.embedded.webhook.call;

import dev.slipway.domain.webhook.Reach;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// What an address leads to, by the special-purpose registries [of
/// IPv4](https://www.iana.org/assignments/iana-ipv4-special-registry) and [of
/// IPv6](https://www.iana.org/assignments/iana-ipv6-special-registry).
enum AddressKind {
  /// A host of the public internet.
  PUBLIC,
  /// This machine, or one of a private network.
  PRIVATE,
  /// Nothing that a webhook is ever for: all or many hosts, the neighbours on one wire and with
  /// them the metadata services of clouds, tunnels, reserved ranges.
  OTHER;

  private static final List<Range> IPV4 =
      List.of(
          range("00", 8, OTHER),
          range("0a", 8, PRIVATE),
          range("6440", 10, PRIVATE),
          range("7f", 8, PRIVATE),
          range("a9fe", 16, OTHER),
          range("ac10", 12, PRIVATE),
          range("c00000", 24, OTHER),
          range("c00002", 24, OTHER),
          range("c05863", 24, OTHER),
          range("c0a8", 16, PRIVATE),
          range("c612", 15, PRIVATE),
          range("c63364", 24, OTHER),
          range("cb0071", 24, OTHER),
          range("e0", 3, OTHER),
          range("", 0, PUBLIC));

  private static final List<Range> IPV6 =
      List.of(
          range("00000000000000000000000000000001", 128, PRIVATE),
          range("fd000ec2000000000000000000000254", 128, OTHER),
          range("fc", 7, PRIVATE),
          range("20010000", 32, OTHER),
          range("20010db8", 32, OTHER),
          range("20", 3, PUBLIC),
          range("", 0, OTHER));

  /// Prefixes behind which an IPv4 address is hidden that is connected to: mapped, translated,
  /// 6to4.
  private static final List<Range> HIDING_IPV4 =
      List.of(
          range("00000000000000000000ffff", 96, OTHER),
          range("0064ff9b0000000000000000", 96, OTHER),
          range("2002", 16, OTHER));

  static AddressKind of(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return first(IPV4, bytes);
    }
    for (Range prefix : HIDING_IPV4) {
      if (prefix.contains(bytes)) {
        int from = prefix.bits / Byte.SIZE;
        return first(IPV4, Arrays.copyOfRange(bytes, from, from + 4));
      }
    }
    return first(IPV6, bytes);
  }

  /// Whether a webhook of that reach may be delivered there.
  boolean isWithin(Reach reach) {
    return switch (this) {
      case PUBLIC -> true;
      case PRIVATE -> reach == Reach.PRIVATE;
      case OTHER -> false;
    };
  }

  private static AddressKind first(List<Range> ranges, byte[] address) {
    return ranges.stream().filter(range -> range.contains(address)).findFirst().orElseThrow().kind;
  }

  private static Range range(String hex, int bits, AddressKind kind) {
    return new Range(HexFormat.of().parseHex(hex), bits, kind);
  }

  /// All addresses that begin with the same bits.
  private static final class Range {
    private final byte[] start;
    private final int bits;
    private final AddressKind kind;

    /// @param start the bytes that they begin with, as many as the bits need
    Range(byte[] start, int bits, AddressKind kind) {
      this.start = start;
      this.bits = bits;
      this.kind = kind;
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % Byte.SIZE);
        if (((address[bit / Byte.SIZE] ^ start[bit / Byte.SIZE]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
