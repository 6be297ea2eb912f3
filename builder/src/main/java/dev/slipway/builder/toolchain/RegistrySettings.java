package dev.slipway.builder.toolchain;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;

/// How the user reaches the npm registry.
///
/// @param registry ends with a slash: `https://registry.npmjs.org/`
/// @param tokens bearer tokens by the address they are for, without its scheme: `//host/path/`
/// @param certificates PEM files with certificate authorities to trust besides the usual ones
/// @param proxy how to reach `https` addresses
/// @param noProxy hosts, or with a leading dot domains, that are reached without it
/// @param userConfiguration the user's `.npmrc`
public record RegistrySettings(
    URI registry,
    SequencedMap<String, String> tokens,
    List<Path> certificates,
    Optional<URI> proxy,
    List<String> noProxy,
    Optional<Path> userConfiguration) {
  private static final String PUBLIC_REGISTRY = "https://registry.npmjs.org/";
  private static final String TOKEN_SUFFIX = ":_authToken";

  public RegistrySettings {
    String address = registry.toString();
    registry = address.endsWith("/") ? registry : URI.create(address + "/");
    tokens = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tokens));
    certificates = List.copyOf(certificates);
    noProxy = List.copyOf(noProxy);
  }

  /// Settings that name a registry and nothing else.
  public static RegistrySettings of(URI registry) {
    return new RegistrySettings(
        registry, new LinkedHashMap<>(), List.of(), Optional.empty(), List.of(), Optional.empty());
  }

  /// Reads what npm would read: environment variables first, then the user's `.npmrc`
  /// (<https://docs.npmjs.com/cli/using-npm/config>).
  public static RegistrySettings read(Map<String, String> environment, Path userHome) {
    Path file =
        variable(environment, "npm_config_userconfig")
            .map(Path::of)
            .orElse(userHome.resolve(".npmrc"));
    Map<String, String> npmrc = npmrc(file, environment);
    Optional<String> registry =
        variable(environment, "npm_config_registry")
            .or(() -> Optional.ofNullable(npmrc.get("registry")));
    return new RegistrySettings(
        URI.create(registry.orElse(PUBLIC_REGISTRY)),
        tokens(npmrc),
        certificates(environment, npmrc),
        proxy(environment, npmrc),
        noProxy(environment),
        Files.isReadable(file) ? Optional.of(file) : Optional.empty());
  }

  /// The token for an address: that of the longest matching prefix.
  public Optional<String> tokenFor(URI address) {
    String wanted = address.getSchemeSpecificPart();
    return tokens.keySet().stream()
        .filter(wanted::startsWith)
        .max((a, b) -> Integer.compare(a.length(), b.length()))
        .map(tokens::get);
  }

  private static SequencedMap<String, String> tokens(Map<String, String> npmrc) {
    SequencedMap<String, String> tokens = new LinkedHashMap<>();
    npmrc.forEach((key, value) -> {
      if (key.startsWith("//") && key.endsWith(TOKEN_SUFFIX)) {
        tokens.put(key.substring(0, key.length() - TOKEN_SUFFIX.length()), value);
      }
    });
    return tokens;
  }

  private static List<Path> certificates(
      Map<String, String> environment, Map<String, String> npmrc) {
    SequencedSet<Path> files = new LinkedHashSet<>();
    Optional.ofNullable(environment.get("NODE_EXTRA_CA_CERTS")).map(Path::of).ifPresent(files::add);
    variable(environment, "npm_config_cafile").map(Path::of).ifPresent(files::add);
    Optional.ofNullable(npmrc.get("cafile")).map(Path::of).ifPresent(files::add);
    return files.stream().filter(Files::isReadable).toList();
  }

  private static Optional<URI> proxy(Map<String, String> environment, Map<String, String> npmrc) {
    return variable(environment, "npm_config_https_proxy")
        .or(() -> variable(environment, "https_proxy"))
        .or(() -> Optional.ofNullable(npmrc.get("https-proxy")))
        .filter(value -> !value.isBlank() && !value.equals("null"))
        .map(value -> URI.create(value.contains("://") ? value : "http://" + value));
  }

  private static List<String> noProxy(Map<String, String> environment) {
    return variable(environment, "no_proxy").stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .toList();
  }

  private static Optional<String> variable(Map<String, String> environment, String lowerCase) {
    return Optional.ofNullable(environment.get(lowerCase))
        .or(() -> Optional.ofNullable(environment.get(lowerCase.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static Map<String, String> npmrc(Path file, Map<String, String> environment) {
    try {
      return Npmrc.parse(Files.readAllLines(file), environment);
    } catch (NoSuchFileException _) {
      return Map.of();
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
