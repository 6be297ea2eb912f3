package dev.slipway.builder.toolchain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrySettingsTest {
  @TempDir private Path home;

  @Test
  void withoutSettingsThePublicRegistryIsUsed() {
    RegistrySettings settings = RegistrySettings.read(Map.of(), home);

    assertThat(settings.registry()).isEqualTo(URI.create("https://registry.npmjs.org/"));
    assertThat(settings.userConfiguration()).isEmpty();
  }

  @Test
  void theUsersNpmrcNamesRegistryAndTokens() throws IOException {
    Files.writeString(
        home.resolve(".npmrc"),
        """
        ; a comment
        registry=https://npm.example.com/private
        //npm.example.com/private/:_authToken=${TOKEN}
        """);

    RegistrySettings settings = RegistrySettings.read(Map.of("TOKEN", "secret"), home);

    assertThat(settings.registry()).isEqualTo(URI.create("https://npm.example.com/private/"));
    assertThat(settings.tokenFor(URI.create("https://npm.example.com/private/vite")))
        .contains("secret");
    assertThat(settings.tokenFor(URI.create("https://elsewhere.example.com/private/vite")))
        .isEmpty();
    assertThat(settings.userConfiguration()).contains(home.resolve(".npmrc"));
  }

  @Test
  void theEnvironmentOverridesTheFile() throws IOException {
    Files.writeString(home.resolve(".npmrc"), "registry=https://file.example.com/\n");

    RegistrySettings settings =
        RegistrySettings.read(
            Map.of(
                "NPM_CONFIG_REGISTRY", "https://variable.example.com",
                "HTTPS_PROXY", "proxy.example.com:3128"),
            home);

    assertThat(settings.registry()).isEqualTo(URI.create("https://variable.example.com/"));
    assertThat(settings.proxy()).contains(URI.create("http://proxy.example.com:3128"));
  }
}
