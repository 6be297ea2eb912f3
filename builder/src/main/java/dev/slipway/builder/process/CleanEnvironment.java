package dev.slipway.builder.process;

import dev.slipway.builder.toolchain.RegistrySettings;
import dev.slipway.domain.plan.PackageManagerKind;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// The environment that every command of a build begins with: nothing of the service's own but how
/// to reach the network and which language to speak.
public final class CleanEnvironment {
  private static final List<String> PASSED_ON =
      List.of(
          "LANG",
          "LC_ALL",
          "TZ",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "http_proxy",
          "https_proxy",
          "no_proxy",
          "NODE_EXTRA_CA_CERTS",
          "SSL_CERT_FILE");

  private static final List<String> TELEMETRY_OFF =
      List.of(
          "NEXT_TELEMETRY_DISABLED=1",
          "ASTRO_TELEMETRY_DISABLED=1",
          "NUXT_TELEMETRY_DISABLED=1",
          "GATSBY_TELEMETRY_DISABLED=1",
          "STORYBOOK_DISABLE_TELEMETRY=1",
          "DO_NOT_TRACK=1",
          "NG_CLI_ANALYTICS=false",
          "YARN_ENABLE_TELEMETRY=0",
          "npm_config_update_notifier=false",
          "npm_config_fund=false",
          "npm_config_audit=false");

  /// A package manager asks a registry that does not answer once more and soon; whether the
  /// deployment is tried again is decided elsewhere. The usual settings of npm and pnpm wait for
  /// more than a minute.
  private static final List<String> FEW_RETRIES =
      List.of(
          "npm_config_fetch_retries=1",
          "npm_config_fetch_retry_mintimeout=500",
          "npm_config_fetch_retry_maxtimeout=2000",
          "YARN_HTTP_RETRY=1");

  /// The plan has chosen the version of the package manager, which is not to choose again: pnpm
  /// would download another, yarn would refuse or run a file of the project in its place.
  private static final List<String> YARN_STAYS =
      List.of("SKIP_YARN_COREPACK_CHECK=1", "YARN_IGNORE_PATH=1");

  private static final List<String> PNPM_STAYS =
      List.of("npm_config_manage_package_manager_versions=false", "pnpm_config_pm_on_fail=ignore");

  private final Map<String, String> service;
  private final RegistrySettings registry;

  /// @param service the service's own environment
  public CleanEnvironment(Map<String, String> service, RegistrySettings registry) {
    this.service = Map.copyOf(service);
    this.registry = registry;
  }

  /// The variables for a command.
  ///
  /// @param home the command's home folder, with everything it keeps between builds
  public SequencedMap<String, String> variables(
      Path home, Path temporary, Optional<PackageManagerKind> manager) {
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    for (String name : PASSED_ON) {
      String value = service.get(name);
      if (value != null) {
        variables.put(name, value);
      }
    }
    variables.put("HOME", home.toString());
    variables.put("TMPDIR", temporary.toString());
    // Tools that compile what they load keep it there, for a project that is built again and again.
    variables.put("NODE_COMPILE_CACHE", home.resolve("node-compile-cache").toString());
    variables.put("CI", "true");
    addAll(TELEMETRY_OFF, variables);
    addAll(FEW_RETRIES, variables);
    manager.ifPresent(kind -> addAll(staying(kind), variables));
    addRegistry(variables, home);
    return variables;
  }

  /// Adds what opens private packages, for installing only: the user's npm settings and token.
  public void addRegistryAccess(Map<String, String> variables) {
    registry
        .userConfiguration()
        .ifPresent(file -> variables.put("NPM_CONFIG_USERCONFIG", file.toString()));
    registry
        .tokenFor(registry.registry())
        .ifPresent(token -> variables.put("YARN_NPM_AUTH_TOKEN", token));
  }

  private static List<String> staying(PackageManagerKind manager) {
    return switch (manager) {
      case PNPM -> PNPM_STAYS;
      case YARN_CLASSIC, YARN_BERRY -> YARN_STAYS;
      case NPM, BUN -> List.of();
    };
  }

  private void addRegistry(Map<String, String> variables, Path home) {
    variables.put("npm_config_registry", registry.registry().toString());
    variables.put("npm_config_cache", home.resolve("npm").toString());
    variables.put("YARN_NPM_REGISTRY_SERVER", withoutEndSlash(registry.registry().toString()));
    variables.put("YARN_GLOBAL_FOLDER", home.resolve("yarn").toString());
    // Plug'n'Play runs from the cache, which therefore stays in the project.
    variables.put("YARN_ENABLE_GLOBAL_CACHE", "false");
    registry.proxy().ifPresent(proxy -> variables.put("YARN_HTTPS_PROXY", proxy.toString()));
    registry.certificates().stream()
        .findFirst()
        .ifPresent(file -> {
          variables.putIfAbsent("NODE_EXTRA_CA_CERTS", file.toString());
          variables.put("npm_config_cafile", file.toString());
          variables.put("YARN_HTTPS_CA_FILE_PATH", file.toString());
        });
  }

  private static String withoutEndSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static void addAll(List<String> assignments, Map<String, String> variables) {
    for (String assignment : assignments) {
      int equals = assignment.indexOf('=');
      variables.put(assignment.substring(0, equals), assignment.substring(equals + 1));
    }
  }
}
