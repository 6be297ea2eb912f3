package dev.slipway.server;

import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ConfigurationReader;
import dev.slipway.server.configuration.SecretValues;
import dev.slipway.server.configuration.VaultConfiguration;
import dev.slipway.server.logging.ServiceLog;
import dev.slipway.server.wiring.AzureSignIn;
import dev.slipway.server.wiring.VaultValues;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the service until it is told to end.
public final class Main {
  private Main() {}

  /// Takes no arguments; see `docs/reference/configuration.md`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    SlipwayService service;
    try {
      Configuration configuration =
          ConfigurationReader.read(
              System.getenv(), Path.of(System.getProperty("user.home")), Main::vault);
      ServiceLog.configure(configuration.logLevel(), configuration.logFormat());
      service = SlipwayService.start(configuration, System.getenv(), InstantSource.system());
    } catch (SlipwayException e) {
      print(e.problem(), System.err);
      System.exit(exitCode(e.problem().kind()));
      return;
    }
    untilToldToEnd(service);
  }

  /// SIGTERM and SIGINT begin the shutdown of the virtual machine, which waits for its hooks.
  private static void untilToldToEnd(SlipwayService service) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  stop(service);
                  ended.countDown();
                },
                "shutdown"));
    ended.await();
  }

  private static void stop(SlipwayService service) {
    Logger log = LoggerFactory.getLogger(Main.class);
    try {
      service.stop();
      log.info("Stopped");
    } catch (InterruptedException | IOException e) {
      log.warn("Stopping was cut short", e);
    }
  }

  private static SecretValues vault(VaultConfiguration vault, IdentitySettings identity) {
    InstantSource clock = InstantSource.system();
    return VaultValues.of(
        vault, AzureSignIn.of(identity, System.getenv(), clock), System.getenv(), clock);
  }

  /// Whose matter it is, as the command says it.
  private static int exitCode(ProblemKind kind) {
    return switch (kind) {
      case USER -> 3;
      case RESOURCES -> 4;
      case EXTERNAL -> 5;
      case INTERNAL -> 6;
    };
  }

  private static void print(Problem problem, PrintStream out) {
    out.println(problem.code() + "  " + problem.summary());
    problem.evidence().forEach(line -> out.println("    " + line));
    out.println("What to do   " + problem.fix());
  }
}
