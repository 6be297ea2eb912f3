package dev.slipway.builder.toolchain;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Fetches files over HTTP into files, with the user's registry settings.
final class RegistryClient {
  private static final int MAX_REDIRECTS = 5;

  private final RegistrySettings settings;
  private final Duration patience;
  private final Supplier<HttpClient> http;

  /// @param patience how long nothing may arrive
  RegistryClient(RegistrySettings settings, Duration patience) {
    this.settings = settings;
    this.patience = patience;
    // Reading certificates takes a while, and most builds download nothing.
    this.http = Once.of(() -> client(settings, patience));
  }

  private static HttpClient client(RegistrySettings settings, Duration patience) {
    return HttpClient.newBuilder()
        .connectTimeout(patience)
        .proxy(new RegistryProxy(settings))
        .sslContext(RegistryTrust.with(settings.certificates()))
        .followRedirects(HttpClient.Redirect.NEVER)
        .build();
  }

  /// Fetches an address into a file and answers the status. Tokens go only to the address that they
  /// are for, also after a redirection.
  int fetch(URI address, Path file, long maxBytes) {
    URI current = address;
    for (int redirects = 0; redirects <= MAX_REDIRECTS; redirects++) {
      HttpResponse<Path> response = await(request(current), file, maxBytes);
      String location = response.headers().firstValue("Location").orElse("");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return response.statusCode();
      }
      current = current.resolve(location);
    }
    throw failed(address, "it redirects without end", null);
  }

  private HttpRequest request(URI address) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address)
            .timeout(patience)
            .header("Accept", "application/vnd.npm.install-v1+json, application/json, */*")
            .header("User-Agent", "slipway");
    settings
        .tokenFor(address)
        .ifPresent(token -> request.header("Authorization", "Bearer " + token));
    return request.build();
  }

  private HttpResponse<Path> await(HttpRequest request, Path file, long maxBytes) {
    CompletableFuture<HttpResponse<Path>> response =
        http.get().sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofFile(file), maxBytes));
    try {
      return awaitWhileItGrows(response, file);
    } catch (InterruptedException e) {
      response.cancel(true);
      Thread.currentThread().interrupt();
      throw failed(request.uri(), "it was interrupted", e);
    } catch (TimeoutException e) {
      response.cancel(true);
      throw failed(
          request.uri(), "nothing arrived for %d seconds".formatted(patience.toSeconds()), e);
    } catch (ExecutionException | IOException e) {
      throw failed(request.uri(), String.valueOf(e.getCause() == null ? e : e.getCause()), e);
    }
  }

  private HttpResponse<Path> awaitWhileItGrows(
      CompletableFuture<HttpResponse<Path>> response, Path file)
      throws InterruptedException, ExecutionException, TimeoutException, IOException {
    long arrived = -1;
    while (true) {
      try {
        return response.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        long now = Files.exists(file) ? Files.size(file) : 0;
        if (now <= arrived) {
          throw e;
        }
        arrived = now;
      }
    }
  }

  private static SlipwayException failed(URI address, String why, @Nullable Throwable cause) {
    Problem problem =
        Problem.passing(
            ProblemCode.TOOLCHAIN_DOWNLOAD_FAILED,
            "Tried to fetch " + address.getPath() + " from " + address.getHost(),
            "The download failed: " + why,
            "Check the network and the registry, proxy and cafile settings of npm");
    return cause == null ? new SlipwayException(problem) : new SlipwayException(problem, cause);
  }
}
