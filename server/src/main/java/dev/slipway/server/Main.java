package dev.slipway.server;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.ProblemKind;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ConfigurationReader;
import dev.slipway.server.logging.ServiceLog;
import dev.slipway.server.wiring.OpenedVaults;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs the service until it is told to end.
public final class Main {
  private Main() {}

  /// Takes no arguments; see `docs/reference/configuration.md`.
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    InstantSource clock = InstantSource.system();
    OpenedVaults vaults = new OpenedVaults(environment, clock);
    Supplier<Configuration> reading =
        () ->
            ConfigurationReader.read(environment, Path.of(System.getProperty("user.home")), vaults);
    SlipwayService service;
    try {
      Configuration configuration = reading.get();
      ServiceLog.configure(configuration.logLevel(), configuration.logFormat());
      service =
          SlipwayService.start(
              configuration,
              new ConfigurationChanges(vaults::haveChanged, reading),
              environment,
              clock);
    } catch (SlipwayException e) {
      print(e.problem(), System.err);
      System.exit(exitCode(e.problem().kind()));
      return;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("The service did not start", e);
      print(unexpected(e), System.err);
      System.exit(exitCode(ProblemKind.INTERNAL));
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

  private static Problem unexpected(RuntimeException e) {
    return Problem.of(
        ProblemCode.INTERNAL_ERROR,
        "Tried to start the service",
        "Something went wrong that Slipway did not expect: " + e,
        "Report it with the service's log as a fault of Slipway");
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
