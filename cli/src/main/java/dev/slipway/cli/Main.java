package dev.slipway.cli;

import dev.slipway.cli.client.Api;
import dev.slipway.cli.surroundings.Surroundings;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/// Where the process begins.
public final class Main {
  private Main() {}

  /// Runs the command and ends with its exit code.
  public static void main(String[] arguments) {
    keepLibrariesQuiet();
    sendOnce();
    keepConnections();
    System.exit(new Cli(surroundings(System.getenv())).run(arguments));
  }

  static Surroundings surroundings(Map<String, String> environment) {
    return new Surroundings(
        environment,
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty("user.home")),
        System.in,
        utf8(FileDescriptor.out),
        utf8(FileDescriptor.err),
        Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent(),
        errorsAreOnTerminal(),
        Clock.system(ZoneId.systemDefault()));
  }

  /// The command prints what it has to say; setting up a log only takes time.
  static void keepLibrariesQuiet() {
    System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "ERROR");
  }

  /// Java would send a POST again by itself where the connection broke off.
  static void sendOnce() {
    System.setProperty("sun.net.http.retryPost", "false");
  }

  /// Java would close all but five that are not in use.
  static void keepConnections() {
    System.setProperty("http.maxConnections", Integer.toString(Api.CONNECTIONS));
  }

  /// Java tells it of input and output only; where the system does not tell either, it is assumed.
  private static boolean errorsAreOnTerminal() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException _) {
      return true;
    }
  }

  /// Whatever the locale says: terminals read UTF-8, and so do pipes.
  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
