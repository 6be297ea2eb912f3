package dev.slipway.embedded.runtime.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// Where processes listen: their open sockets compared with the table of the kernel (proc(5),
/// `/proc/[pid]/net/tcp`).
///
/// @param proc `/proc`
record ListeningSockets(Path proc) {
  private static final String LISTENING = "0A";

  /// The addresses at which one of the processes accepts TCP connections.
  Set<InetSocketAddress> of(Collection<Long> processes) {
    Set<InetSocketAddress> found = new HashSet<>();
    Set<String> sockets = new HashSet<>();
    processes.forEach(process -> sockets.addAll(socketsOf(process)));
    processes.stream()
        .limit(1)
        .forEach(process -> {
          found.addAll(listening(process, "tcp", sockets));
          found.addAll(listening(process, "tcp6", sockets));
        });
    return found;
  }

  /// The numbers of the sockets that a process holds.
  private Set<String> socketsOf(long process) {
    Set<String> sockets = new HashSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve(process + "/fd"))) {
      for (Path file : files) {
        String target = targetOf(file);
        if (target.startsWith("socket:[")) {
          sockets.add(target.substring("socket:[".length(), target.length() - 1));
        }
      }
    } catch (IOException _) {
      // It ended meanwhile, and what it held with it.
    }
    return sockets;
  }

  private static String targetOf(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException _) {
      return "";
    }
  }

  private Set<InetSocketAddress> listening(long process, String protocol, Set<String> sockets) {
    Set<InetSocketAddress> addresses = new HashSet<>();
    for (String line : table(process, protocol)) {
      String[] columns = line.strip().split("\\s+", -1);
      if (columns.length > 9 && columns[3].equals(LISTENING) && sockets.contains(columns[9])) {
        addresses.add(address(columns[1]));
      }
    }
    return addresses;
  }

  private List<String> table(long process, String protocol) {
    try {
      return Files.readAllLines(
          proc.resolve(process + "/net/" + protocol), StandardCharsets.US_ASCII);
    } catch (IOException _) {
      return List.of();
    }
  }

  /// Addresses are written as 32-bit words in the byte order of the machine: `0100007F:1F90`.
  private static InetSocketAddress address(String column) {
    int colon = column.indexOf(':');
    ByteBuffer words = ByteBuffer.wrap(HexFormat.of().parseHex(column.substring(0, colon)));
    ByteBuffer bytes = ByteBuffer.allocate(words.capacity()).order(ByteOrder.nativeOrder());
    while (words.hasRemaining()) {
      bytes.putInt(words.getInt());
    }
    int port = Integer.parseInt(column.substring(colon + 1), 16);
    try {
      return new InetSocketAddress(InetAddress.getByAddress(bytes.array()), port);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("not 4 or 16 bytes: " + column, e);
    }
  }
}
