package dev.slipway.cli.doctor;

import dev.slipway.cli.client.Json;
import dev.slipway.cli.offline.OfflineServer;
import dev.slipway.cli.surroundings.Surroundings;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.wire.PreflightBody;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a server would find in Azure, told by its program while none runs. It serves nothing,
/// leaves the home folder alone and makes nothing in Azure.
///
/// @param patience how long that program may take
record OfflineChecks(Surroundings surroundings, Duration patience) {
  /// The program itself gives up what does not answer after less.
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String WHAT = "preflight";
  private static final String NONE = "none";
  private static final int MAX_BYTES = 1_000_000;

  /// Each service by its connection string or by its address.
  private static final List<List<String>> SERVICES =
      List.of(
          List.of("AZURE_SERVICE_BUS_CONNECTION_STRING", "AZURE_SERVICE_BUS_NAMESPACE"),
          List.of("AZURE_STORAGE_CONNECTION_STRING", "AZURE_STORAGE_BLOB_URL"),
          List.of("AZURE_COSMOS_CONNECTION_STRING", "AZURE_COSMOS_ENDPOINT"));

  /// Nothing where a server would use nothing in Azure.
  List<Finding> find(ServerSettings settings) {
    return usesAzure(settings) ? asked() : List.of();
  }

  private static boolean usesAzure(ServerSettings settings) {
    String mode = settings.value("SLIPWAY_MODE").orElse("auto").toLowerCase(Locale.ROOT);
    boolean isAzure =
        switch (mode) {
          case "embedded" -> false;
          case "auto" ->
              SERVICES.stream()
                  .allMatch(ways -> ways.stream().anyMatch(name -> isNamed(settings, name)));
          default -> true; // Azure, or a mistake, which the program tells.
        };
    return isAzure || isNamed(settings, "AZURE_KEY_VAULT_URI");
  }

  private static boolean isNamed(ServerSettings settings, String name) {
    Optional<String> value = settings.value(name);
    return value.isPresent() && !value.get().equals(NONE);
  }

  private List<Finding> asked() {
    try (OfflineServer work = OfflineServer.start(surroundings, WHAT).endingAfter(patience)) {
      String answer = new String(work.output().readNBytes(MAX_BYTES), StandardCharsets.UTF_8);
      work.requireSuccess();
      return Json.read(answer, PreflightBody.class).checks().stream()
          .map(DependencyChecks::finding)
          .toList();
    } catch (SlipwayException e) {
      return List.of(Finding.fail(WHAT, e.problem().summary(), e.problem().fix()));
    } catch (IOException e) {
      return List.of(
          Finding.fail(
              WHAT,
              "what the server's program found cannot be read: " + e.getMessage(),
              "Report this as a fault of Slipway"));
    }
  }
}
