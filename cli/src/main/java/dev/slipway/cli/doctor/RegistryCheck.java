package dev.slipway.cli.doctor;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether the npm registry answers: dependencies and toolchains come from there. Its address is
/// found as npm finds it (https://docs.npmjs.com/cli/using-npm/config).
record RegistryCheck(Surroundings surroundings) {
  private static final String WHAT = "registry";
  private static final String STANDARD = "https://registry.npmjs.org/";
  private static final int PATIENCE_MILLIS = 5_000;
  private static final Pattern SETTING = Pattern.compile("(?m)^\\s*registry\\s*=\\s*(\\S+)\\s*$");

  Finding find() {
    String registry = address();
    try {
      int status = status(URI.create(registry.endsWith("/") ? registry : registry + "/"));
      return status < 500
          ? Finding.ok(WHAT, shown(registry) + " answers")
          : unanswered(registry, "answers " + status);
    } catch (IOException | IllegalArgumentException | ClassCastException e) {
      return unanswered(registry, "does not answer");
    }
  }

  private static Finding unanswered(String registry, String how) {
    return Finding.warn(
        WHAT,
        shown(registry) + " " + how,
        "Check the network and proxy; a mirror can be named with NPM_CONFIG_REGISTRY or .npmrc");
  }

  private String address() {
    return surroundings
        .variable("NPM_CONFIG_REGISTRY")
        .or(() -> surroundings.variable("npm_config_registry"))
        .or(() -> setting(surroundings.workingDirectory().resolve(".npmrc")))
        .or(() -> setting(surroundings.userHome().resolve(".npmrc")))
        .orElse(STANDARD);
  }

  private static Optional<String> setting(Path file) {
    try {
      Matcher matcher = SETTING.matcher(Files.readString(file));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  /// Without a name and password, which the address may carry.
  private static String shown(String registry) {
    return registry.replaceFirst("//[^/@]*@", "//");
  }

  private static int status(URI registry) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) registry.resolve("-/ping").toURL().openConnection();
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }
}
