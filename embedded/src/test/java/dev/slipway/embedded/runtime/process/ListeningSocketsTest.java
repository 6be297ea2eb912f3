package dev.slipway.embedded.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class ListeningSocketsTest {
  @Test
  void anOpenListenerIsFoundUntilItIsClosed() throws IOException {
    InetSocketAddress address;
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.3"))) {
      address = new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
      assertThat(ports()).contains(address.getPort());
    }
    assertThat(ports()).doesNotContain(address.getPort());
  }

  private static Set<Integer> ports() {
    return new ListeningSockets(Path.of("/proc"))
        .of(Set.of(ProcessHandle.current().pid())).stream()
            .map(InetSocketAddress::getPort)
            .collect(Collectors.toSet());
  }
}
