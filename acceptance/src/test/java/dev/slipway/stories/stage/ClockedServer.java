package dev.slipway.stories.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.server.ConfigurationChanges;
import dev.slipway.server.SlipwayService;
import dev.slipway.server.configuration.Configuration;
import dev.slipway.server.configuration.ConfigurationReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// A server in the process of the stories, whose clock is wrong.
public final class ClockedServer implements AutoCloseable {
  private final SlipwayService service;
  private final Path home;

  private ClockedServer(SlipwayService service, Path home) {
    this.service = service;
    this.home = home;
  }

  /// One that shares an installation in Azure.
  ///
  /// @param ahead how far its clock is ahead of everybody else's; negative when it is behind
  public static ClockedServer in(Cloud cloud, String installation, Duration ahead) {
    Path folder = Checkout.folderFor("clocked");
    Path home = folder.resolve("home");
    Map<String, String> environment = new HashMap<>(cloud.installation(installation, folder));
    environment.put("SLIPWAY_HOME", home.toString());
    environment.put("SLIPWAY_API_PORT", "0");
    environment.put("SLIPWAY_PROXY_PORT", "0");
    environment.put("PATH", Checkout.programsWithoutNode().toString());
    try {
      Configuration configuration =
          ConfigurationReader.read(
              environment,
              folder,
              (vault, identity) -> {
                throw new IllegalStateException("no setting refers to a secret");
              });
      Files.createDirectories(home);
      Files.createSymbolicLink(home.resolve("toolchains"), Checkout.toolchains());
      return new ClockedServer(
          SlipwayService.start(
              configuration,
              ConfigurationChanges.none(configuration),
              environment,
              Clock.offset(Clock.systemUTC(), ahead)),
          home);
    } catch (SlipwayException e) {
      throw new AssertionError(e.problem().toString(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its API.
  public Api api() {
    try {
      String token = Files.readString(home.resolve("token")).strip();
      JsonNode announced = new ObjectMapper().readTree(home.resolve("server.json").toFile());
      return new Api(URI.create(announced.path("apiUrl").asText()), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      service.stop();
    } catch (InterruptedException | IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
