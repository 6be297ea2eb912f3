package dev.slipway.cli.doctor;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import javax.net.ssl.SSLException;

/// Whether the npm registry answers: dependencies and toolchains come from there.
record RegistryCheck(NpmSettings npm) {
  private static final String WHAT = "registry";
  private static final int PATIENCE_MILLIS = 5_000;
  private static final int USUAL_PROXY_PORT = 80;
  private static final String FIX =
      "Check the network and HTTPS_PROXY; a mirror can be named with NPM_CONFIG_REGISTRY or .npmrc";

  Finding find() {
    String address = npm.registry();
    try {
      URI registry = URI.create(address);
      Optional<URI> proxy = proxy(registry);
      String shown =
          shown(address) + proxy.map(it -> " through " + shown(it.toString())).orElse("");
      return asked(registry, proxy, shown);
    } catch (IllegalArgumentException | ClassCastException _) {
      return Finding.warn(WHAT, shown(address) + " is not a web address", FIX);
    }
  }

  private static Finding asked(URI registry, Optional<URI> proxy, String shown) {
    try {
      int status = status(registry, proxy);
      return status < 500
          ? Finding.ok(WHAT, shown + " answers")
          : Finding.warn(WHAT, shown + " answers " + status, FIX);
    } catch (SSLException e) {
      return Finding.warn(
          WHAT,
          shown + " has a certificate that Java does not trust",
          "Name the authority of this network in NODE_EXTRA_CA_CERTS: builds trust it then");
    } catch (IOException e) {
      return Finding.warn(WHAT, shown + " does not answer", FIX);
    }
  }

  private Optional<URI> proxy(URI registry) {
    return "https".equals(registry.getScheme()) && registry.getHost() != null
        ? npm.proxyTo(registry.getHost())
        : Optional.empty();
  }

  /// Without a name and password, which the address may carry.
  private static String shown(String address) {
    return address.replaceFirst("//[^/@]*@", "//");
  }

  private static int status(URI registry, Optional<URI> proxy) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection)
            registry
                .resolve("-/ping")
                .toURL()
                .openConnection(proxy.map(RegistryCheck::http).orElse(Proxy.NO_PROXY));
    connection.setConnectTimeout(PATIENCE_MILLIS);
    connection.setReadTimeout(PATIENCE_MILLIS);
    try {
      return connection.getResponseCode();
    } finally {
      connection.disconnect();
    }
  }

  private static Proxy http(URI proxy) {
    int port = proxy.getPort() < 0 ? USUAL_PROXY_PORT : proxy.getPort();
    return new Proxy(Proxy.Type.HTTP, new InetSocketAddress(proxy.getHost(), port));
  }
}
