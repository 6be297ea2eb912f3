package dev.slipway.cli.doctor;

import dev.slipway.cli.surroundings.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How npm reaches its registry: variables in either case, then `.npmrc`
/// (https://docs.npmjs.com/cli/using-npm/config).
record NpmSettings(Surroundings surroundings) {
  private static final String PUBLIC = "https://registry.npmjs.org/";

  /// The registry's address, with a slash at its end.
  String registry() {
    String address =
        variable("npm_config_registry")
            .or(() -> setting(surroundings.workingDirectory(), "registry"))
            .or(() -> setting(surroundings.userHome(), "registry"))
            .orElse(PUBLIC);
    return address.endsWith("/") ? address : address + "/";
  }

  /// What leads to this `https` host, if something does.
  Optional<URI> proxyTo(String host) {
    return variable("npm_config_https_proxy")
        .or(() -> variable("https_proxy"))
        .or(() -> setting(surroundings.userHome(), "https-proxy"))
        .filter(proxy -> !proxy.equals("null") && !isReachedWithout(host))
        .map(proxy -> URI.create(proxy.contains("://") ? proxy : "http://" + proxy));
  }

  private boolean isReachedWithout(String host) {
    List<String> exceptions =
        variable("no_proxy").stream()
            .flatMap(list -> Arrays.stream(list.split(",", -1)))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .map(name -> name.startsWith("*") ? name.substring(1) : name)
            .toList();
    return exceptions.stream()
        .anyMatch(
            name -> host.equals(name) || host.endsWith(name.startsWith(".") ? name : "." + name));
  }

  private Optional<String> variable(String lowerCase) {
    return surroundings
        .variable(lowerCase)
        .or(() -> surroundings.variable(lowerCase.toUpperCase(Locale.ROOT)))
        .filter(value -> !value.isBlank());
  }

  private static Optional<String> setting(Path folder, String name) {
    Pattern line = Pattern.compile("(?m)^\\s*" + Pattern.quote(name) + "\\s*=\\s*(\\S+)\\s*$");
    try {
      Matcher matcher = line.matcher(Files.readString(folder.resolve(".npmrc")));
      return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IOException _) {
      return Optional.empty();
    }
  }
}
