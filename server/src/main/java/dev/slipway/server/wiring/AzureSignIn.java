package dev.slipway.server.wiring;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.slipway.azure.identity.AzureIdentity;
import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.builder.toolchain.RegistryTrust;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// As whom the service asks Azure, and over which HTTP client.
///
/// @param http which also trusts the authorities that `NODE_EXTRA_CA_CERTS` names, as the one does
///   that fetches toolchains
public record AzureSignIn(AzureIdentity identity, HttpClient http) {
  private static final Duration CONNECTING = Duration.ofSeconds(10);
  private static final Duration ANSWERING = Duration.ofSeconds(20);

  /// Asks nobody yet.
  ///
  /// @param environment the variables of the process
  public static AzureSignIn of(
      IdentitySettings settings, Map<String, String> environment, InstantSource clock) {
    HttpClient http = http(environment);
    return new AzureSignIn(AzureIdentity.of(settings, http, clock), http);
  }

  private static HttpClient http(Map<String, String> environment) {
    List<Path> authorities =
        Optional.ofNullable(environment.get("NODE_EXTRA_CA_CERTS")).map(Path::of).stream().toList();
    return new JdkHttpClientBuilder(
            java.net.http.HttpClient.newBuilder()
                .sslContext(RegistryTrust.with(authorities))
                .connectTimeout(CONNECTING))
        .responseTimeout(ANSWERING)
        .readTimeout(ANSWERING)
        .writeTimeout(ANSWERING)
        .build();
  }
}
