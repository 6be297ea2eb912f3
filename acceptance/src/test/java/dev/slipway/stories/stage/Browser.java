package dev.slipway.stories.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The Chromium of this machine without a window.
public final class Browser {
  private static final Duration LONGEST_VISIT = Duration.ofMinutes(2);

  private final Path program;
  private final Path folder;

  private Browser(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /// The browser, if this machine has one.
  public static Optional<Browser> of(Class<?> story) {
    return Arrays.stream(System.getenv("PATH").split(":", -1))
        .flatMap(path ->
            Stream.of("chromium", "chromium-browser", "google-chrome").map(Path.of(path)::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .map(program ->
            new Browser(program, Checkout.folderFor(story.getSimpleName() + "-browser")));
  }

  /// What a page shows and what it reported.
  ///
  /// @param document as its scripts left it
  /// @param console errors that the page caused, such as something its content policy forbids
  public record Visit(String document, List<String> console) {}

  /// Opens a page and lets its scripts run for ten seconds of its own time, which waiting shortens.
  public Visit visit(URI page) {
    try {
      Path document = Files.createTempFile(folder, "document", ".html");
      Path messages = Files.createTempFile(folder, "messages", ".txt");
      Process process =
          new ProcessBuilder(
                  program.toString(),
                  "--headless",
                  "--no-sandbox",
                  "--disable-gpu",
                  "--disable-quic",
                  "--disable-background-networking",
                  "--disable-component-update",
                  "--disable-sync",
                  "--no-first-run",
                  "--enable-logging=stderr",
                  "--user-data-dir=" + folder.resolve("profile"),
                  "--virtual-time-budget=10000",
                  "--dump-dom",
                  page.toString())
              .redirectOutput(document.toFile())
              .redirectError(messages.toFile())
              .start();
      if (!process.waitFor(LONGEST_VISIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new AssertionError("the browser did not end: " + Files.readString(messages));
      }
      return new Visit(
          Files.readString(document),
          Files.readString(messages).lines().filter(line -> line.contains(":CONSOLE")).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
