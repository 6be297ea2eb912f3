package dev.slipway.server;

import dev.slipway.azure.secret.VaultWatch;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.engine.query.ServiceStatus;
import dev.slipway.engine.worker.WorkerSettings;
import dev.slipway.http.ApiServer;
import dev.slipway.http.ApiSettings;
import dev.slipway.http.UseCases;
import dev.slipway.http.webhooks.JsonEventBodies;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.VaultConfiguration;
import dev.slipway.server.wiring.ApiAccess;
import dev.slipway.server.wiring.AzureAdapters;
import dev.slipway.server.wiring.AzureSignIn;
import dev.slipway.server.wiring.EmbeddedAdapters;
import dev.slipway.server.wiring.Engine;
import dev.slipway.server.wiring.FreePort;
import dev.slipway.server.wiring.OpenAdapters;
import dev.slipway.server.wiring.Opened;
import dev.slipway.sources.archive.ArchiveLimits;
import dev.slipway.sources.archive.ArchiveReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The running service.
public final class SlipwayService {
  private static final Logger LOG = LoggerFactory.getLogger(SlipwayService.class);

  /// Which Slipway this is.
  static final String VERSION = "0.1.0";

  private final HomeFolder home;
  private final OpenAdapters adapters;
  private final Engine engine;
  private final ApiServer api;
  private final List<VaultWatch> rotation;
  private final Announcement announcement;

  private SlipwayService(
      HomeFolder home,
      OpenAdapters adapters,
      Engine engine,
      ApiServer api,
      List<VaultWatch> rotation,
      Announcement announcement) {
    this.home = home;
    this.adapters = adapters;
    this.engine = engine;
    this.api = api;
    this.rotation = rotation;
    this.announcement = announcement;
  }

  /// Starts it: the API answers when this returns, and the current releases are coming back. When
  /// it fails, nothing stays open or held.
  ///
  /// @param changes looked for while it runs
  /// @param environment the variables of the process
  /// @param clock of this machine
  public static SlipwayService start(
      Configuration configuration,
      ConfigurationChanges changes,
      Map<String, String> environment,
      InstantSource clock) {
    configuration.doubts().forEach(LOG::warn);
    return Opened.whole(opened -> start(opened, configuration, changes, environment, clock));
  }

  private static SlipwayService start(
      Opened opened,
      Configuration configuration,
      ConfigurationChanges changes,
      Map<String, String> environment,
      InstantSource clock) {
    SecureRandom random = new SecureRandom();
    HomeFolder home = HomeFolder.open(configuration.home());
    opened.with(home, home::close);
    OpenAdapters adapters = open(configuration, environment, clock, random);
    opened.with(adapters, adapters::close);
    List<ServiceStatus.Check> checks =
        List.of(new ServiceStatus.Check("builds", true, "Builds run on " + adapters.isolation()));
    Engine engine =
        Engine.over(
            adapters.ports(),
            workerSettings(configuration, environment, random),
            configuration.retries(),
            configuration.quotas(),
            configuration.retention(),
            configuration.webhookPrivateAddresses(),
            new JsonEventBodies(),
            checks,
            clock,
            random);
    ApiServer api = serve(configuration, home, adapters, engine, clock);
    opened.with(api, api::close);
    Announcement announcement = announce(configuration, environment, adapters, api, clock);
    engine.worker().start();
    engine.sweeper().start();
    engine.collector().start();
    engine.webhookWorker().start();
    List<VaultWatch> rotation = rotation(configuration, changes, adapters, engine);
    Thread.ofVirtual().name("restore").start(engine.releaseKeeper()::restore);
    return new SlipwayService(home, adapters, engine, api, rotation, announcement);
  }

  /// Takes no more requests, lets what is under way be resumed later, ends what serves, and gives
  /// the home folder up.
  public void stop() throws InterruptedException, IOException {
    try (home;
        adapters) {
      announcement.close();
      api.close();
      rotation.forEach(VaultWatch::close);
      engine.collector().stop();
      engine.sweeper().stop();
      engine.worker().stop();
      engine.webhookWorker().stop();
    }
  }

  private static OpenAdapters open(
      Configuration configuration,
      Map<String, String> environment,
      InstantSource clock,
      SecureRandom random) {
    Optional<AzureSignIn> signIn =
        configuration.azure().isPresent() || configuration.vault().isPresent()
            ? Optional.of(AzureSignIn.of(configuration.identity(), environment, clock))
            : Optional.empty();
    return configuration
        .azure()
        .<OpenAdapters>map(azure ->
            AzureAdapters.open(
                configuration, azure, signIn.orElseThrow(), environment, clock, random))
        .orElseGet(() ->
            EmbeddedAdapters.open(configuration, signIn, VERSION, environment, clock, random));
  }

  /// Looks for secrets that were changed in the vault: those that settings refer to, and those that
  /// projects follow. One that cannot be looked for does not keep the others from it.
  private static List<VaultWatch> rotation(
      Configuration configuration,
      ConfigurationChanges changes,
      OpenAdapters adapters,
      Engine engine) {
    return configuration.vault().stream()
        .map(VaultConfiguration::refresh)
        .flatMap(interval ->
            Stream.of(
                new VaultWatch(() -> changes.look(changed -> renew(adapters, changed)), interval),
                new VaultWatch(engine.secretRotation()::look, interval)))
        .toList();
  }

  private static void renew(OpenAdapters adapters, Configuration changed) {
    adapters.renew(changed);
    LOG.info(
        "Keys of Cosmos DB and of the storage account are used as they are in the vault now; what"
            + " else refers to a secret that has changed holds from the next start on");
  }

  /// The name is that of this process among all that ever share the state.
  private static WorkerSettings workerSettings(
      Configuration configuration, Map<String, String> environment, RandomGenerator random) {
    return new WorkerSettings(
        "%s-%d-%08x"
            .formatted(
                environment.getOrDefault("HOSTNAME", "slipway"),
                ProcessHandle.current().pid(),
                random.nextInt()),
        configuration.maxConcurrentDeployments(),
        configuration.deploymentTimeout());
  }

  private static ApiServer serve(
      Configuration configuration,
      HomeFolder home,
      OpenAdapters adapters,
      Engine engine,
      InstantSource clock) {
    UseCases useCases =
        new UseCases(
            engine.requestDeployment(),
            engine.cancelDeployment(),
            engine.retryDeployment(),
            engine.rollBack(),
            engine.deadLetterDesk(),
            engine.projects(),
            engine.variables(),
            engine.settings(),
            engine.configurations(),
            engine.webhooks(),
            engine.deliveries(),
            engine.sources(),
            engine.deployments(),
            engine.releases(),
            engine.status(),
            engine.keys(),
            engine.quotas(),
            engine.collector(),
            adapters.ports().usage(),
            adapters.ports().audit(),
            adapters.ports().backup());
    int port = FreePort.orElse(configuration.apiAddress(), configuration.apiPort());
    InetSocketAddress address = new InetSocketAddress(configuration.apiAddress(), port);
    try {
      return ApiServer.start(
          new ApiSettings(
              address, ApiAccess.settings(configuration.access(), home.token()), VERSION),
          useCases,
          new ArchiveReader(ArchiveLimits.standard(), scratch(home)),
          clock);
    } catch (UncheckedIOException e) {
      throw new SlipwayException(
          Problem.of(
              ProblemCode.CONFIGURATION_INVALID,
              "Tried to listen for API requests at " + address,
              "The address cannot be used: " + e.getMessage(),
              "End the program that uses the port, or set SLIPWAY_API_PORT to another one"),
          e);
    }
  }

  private static Path scratch(HomeFolder home) {
    try {
      return Files.createDirectories(home.path().resolve("incoming"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Announcement announce(
      Configuration configuration,
      Map<String, String> environment,
      OpenAdapters adapters,
      ApiServer api,
      InstantSource clock) {
    URI apiUrl = URI.create("http://%s:%d".formatted(configuration.apiAddress(), api.port()));
    URI anyAddress =
        adapters.ports().runtime().address(new ProjectId("any"), Environment.PRODUCTION);
    URI proxyUrl =
        URI.create("http://%s:%d".formatted(configuration.proxyAddress(), anyAddress.getPort()));
    try {
      LOG.info(
          "The API is at {}, sites are at {}; builds run on {}",
          apiUrl,
          proxyUrl,
          adapters.isolation());
      Launch launch = Launch.by(environment);
      return Announcement.write(
          configuration.home(), apiUrl, proxyUrl, VERSION, launch, clock.instant());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
