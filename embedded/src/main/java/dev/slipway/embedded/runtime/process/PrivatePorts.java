package dev.slipway.embedded.runtime.process;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Ports that apps are told to listen on. They lie below those that Linux gives to outgoing
/// connections (`ip_local_port_range`, from 32768), which could take one away before the app has
/// it.
public final class PrivatePorts {
  private static final int FIRST = 20_000;
  private static final int COUNT = 10_000;

  private final RandomGenerator random;
  private final Set<Integer> taken = new HashSet<>();

  public PrivatePorts(RandomGenerator random) {
    this.random = random;
  }

  synchronized int take() {
    int start = random.nextInt(COUNT);
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + (start + i) % COUNT;
      if (!taken.contains(port) && isFree(port)) {
        taken.add(port);
        return port;
      }
    }
    throw new SlipwayException(
        Problem.passing(
            ProblemCode.SERVICE_UNAVAILABLE,
            "Tried to find a port for the app",
            "None of the ports from %d on is free".formatted(FIRST),
            "End programs that listen on them, then deploy again"));
  }

  synchronized void giveBack(int port) {
    taken.remove(port);
  }

  private static boolean isFree(int port) {
    return canListen(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && canListen(new InetSocketAddress(port));
  }

  private static boolean canListen(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
