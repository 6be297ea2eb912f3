package dev.slipway.embedded.runtime;

import dev.slipway.builder.tree.FileTree;
import dev.slipway.domain.plan.Command;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.SizeRequest;
import dev.slipway.domain.release.Artifact;
import dev.slipway.domain.release.BuildKey;
import dev.slipway.domain.release.Launch;
import dev.slipway.domain.release.Release;
import dev.slipway.domain.rule.AnswerRules;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.runtime.process.AppLimits;
import dev.slipway.embedded.runtime.proxy.ProxyLimits;
import dev.slipway.ports.runtime.RuntimeVariables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A runtime in a temporary folder, artifacts for it, and a browser of sorts; all gone after the
/// test.
final class RuntimeFixture implements AfterEachCallback {
  static final AppLimits QUICK =
      new AppLimits(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofSeconds(6),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          Duration.ofMillis(100),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60));

  private final Path folder = temporaryFolder();
  private final HostAppRuntime runtime = open();

  /// Another runtime with the same home, as after a restart of the service.
  HostAppRuntime open() {
    return HostAppRuntime.open(
        new RuntimeSettings(
            folder.resolve("home"),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            "localhost",
            ProxyLimits.USUAL,
            QUICK),
        digest -> folder.resolve("artifacts").resolve(digest.hex()),
        toolchain -> List.of(),
        new Random(),
        InstantSource.system());
  }

  HostAppRuntime runtime() {
    return runtime;
  }

  /// Where the test may put other things.
  Path folder() {
    return folder;
  }

  /// Starts a release and leads traffic to it; where it is.
  URI routed(Release release) {
    runtime.start(release, RuntimeVariables.none());
    return runtime.route(release);
  }

  /// A server release that runs [TestApp].
  Release app(ProjectId project, Environment environment, String... arguments) {
    return app(project, environment, SizeRequest.NONE, AnswerRules.NONE, arguments);
  }

  /// A server release that runs [TestApp] as if it were one for Node.js.
  Release app(
      ProjectId project,
      Environment environment,
      SizeRequest size,
      AnswerRules rules,
      String... arguments) {
    Launch launch =
        new Launch.ServerProcess(
            new Command.Shell(TestApp.line(arguments)), ".", "node@22.0.0", "/", size, rules);
    Digest digest = Digest.of(String.join(" ", arguments));
    write(folder(digest).resolve("app/index.js"), "original");
    return release(project, environment, digest, launch);
  }

  /// A static release of files by path.
  Release site(
      ProjectId project, Environment environment, AnswerRules rules, Map<String, String> files) {
    Digest digest = Digest.of(new TreeMap<>(files).toString());
    files.forEach((path, text) -> write(folder(digest).resolve("site").resolve(path), text));
    write(
        folder(digest).resolve("files.json"),
        files.entrySet().stream()
            .map(file ->
                "{\"path\":\"%s\",\"size\":%d,\"digest\":\"%s\"}"
                    .formatted(file.getKey(), file.getValue().length(), Digest.of(file.getValue())))
            .collect(Collectors.joining(",", "{\"files\":[", "]}")));
    return release(project, environment, digest, new Launch.SiteFiles(false, rules));
  }

  Path folder(Digest artifact) {
    return folder.resolve("artifacts").resolve(artifact.hex());
  }

  /// Asks as a browser would that finds every `*.localhost` on this machine.
  TestClient.Answer get(URI address, String path) {
    try (TestClient client = TestClient.of(address.getPort())) {
      return client.get(address.getAuthority(), path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) throws IOException {
    runtime.close();
    FileTree.delete(folder);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("slipway-runtime");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Release release(
      ProjectId project, Environment environment, Digest digest, Launch launch) {
    Artifact artifact = new Artifact(digest, new BuildKey(digest), launch, 1, 1);
    return Release.of(project, environment, artifact, new TreeMap<>(), 1, Instant.EPOCH);
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
