package dev.slipway.stories.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Slipway of one user on a machine without Node.js: a home folder of its own and free ports.
public final class Slipway implements AutoCloseable {
  private static final Duration LONGEST_COMMAND = Duration.ofMinutes(4);
  private static final Duration ENDING = Duration.ofSeconds(30);

  private final Path folder;
  private final Path launcher;
  private final Map<String, String> environment = new HashMap<>();

  private Slipway(Path folder, Path launcher) {
    this.folder = folder;
    this.launcher = launcher;
  }

  /// A user who has never used it.
  public static Slipway of(Class<?> story) {
    return of(story, Checkout.launcher());
  }

  /// One who starts it from another checkout.
  public static Slipway of(Class<?> story, Path launcher) {
    return withoutHome(story, launcher).withToolchains();
  }

  /// One whose home folder does not exist yet.
  public static Slipway withoutHome(Class<?> story) {
    return withoutHome(story, Checkout.launcher());
  }

  private static Slipway withoutHome(Class<?> story, Path launcher) {
    Slipway slipway = new Slipway(Checkout.folderFor(story.getSimpleName()), launcher);
    Cloud.ofAllStories().ifPresent(cloud -> slipway.in(cloud, "alone" + System.nanoTime()));
    return slipway
        .with("SLIPWAY_HOME", slipway.home().toString())
        .with("XDG_CONFIG_HOME", slipway.folder.resolve("config").toString())
        .with("SLIPWAY_API_PORT", "0")
        .with("SLIPWAY_PROXY_PORT", "0")
        .with("PATH", Checkout.programsWithoutNode().toString())
        .with("JAVA_HOME", System.getProperty("java.home"));
  }

  /// The same user with the downloads of all others in the home folder.
  public Slipway withToolchains() {
    try {
      Files.createDirectories(home());
      Files.createSymbolicLink(home().resolve("toolchains"), Checkout.toolchains());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The same user with a variable in the environment of every further command.
  public Slipway with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// The same user with a server that shares an installation in Azure.
  ///
  /// @param installation of small letters and digits
  public Slipway in(Cloud cloud, String installation) {
    environment.putAll(cloud.installation(installation, folder));
    return this;
  }

  /// The same user without that variable.
  public Slipway without(String variable) {
    environment.remove(variable);
    return this;
  }

  /// Where it keeps everything.
  public Path home() {
    return folder.resolve("home");
  }

  /// Where it keeps the content of a source's file, by the SHA-256 of it.
  public Path blob(byte[] content) {
    try {
      String digest =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      return home().resolve("blobs").resolve(digest.substring(0, 2)).resolve(digest.substring(2));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Runs a command to its end.
  public Ran run(String... arguments) {
    return start(arguments).end(LONGEST_COMMAND);
  }

  /// Runs a command to its end that reads this from its input.
  public Ran runReading(String input, String... arguments) {
    try {
      Path file = Files.writeString(Files.createTempFile(folder, "in", ".txt"), input);
      return start(file, arguments).end(LONGEST_COMMAND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Deploys a project's folder and answers how that ended.
  public Ran deploy(Project project) {
    return run("deploy", project.folder().toString());
  }

  /// Begins a command.
  public Running start(String... arguments) {
    return start(Path.of("/dev/null"), arguments);
  }

  private Running start(Path input, String... arguments) {
    List<String> line = new ArrayList<>();
    line.add(launcher.toString());
    line.addAll(List.of(arguments));
    try {
      Path out = Files.createTempFile(folder, "out", ".txt");
      Path err = Files.createTempFile(folder, "err", ".txt");
      ProcessBuilder process =
          new ProcessBuilder(line)
              .directory(folder.toFile())
              .redirectInput(input.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      process.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
      process.environment().putAll(environment);
      return new Running(List.of(arguments), process.start(), out, err);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A command that has not ended yet.
  public record Running(List<String> arguments, Process process, Path out, Path err) {
    /// Waits for it.
    public Ran end(Duration patience) {
      try {
        if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
          process.destroyForcibly().waitFor();
          throw new AssertionError(
              "it did not end within %s: %s".formatted(patience, ran(process.exitValue())));
        }
        return ran(process.exitValue());
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    private Ran ran(int exitCode) {
      try {
        return new Ran(arguments, exitCode, Files.readString(out), Files.readString(err));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Starts the service where none runs.
  public Slipway serving() {
    if (!isServing()) {
      start("server");
      Waiting.until("the service is ready", Duration.ofSeconds(60), this::isServing);
    }
    return this;
  }

  /// Whether the service runs and has said where.
  public boolean isServing() {
    return Files.exists(home().resolve("server.json"))
        && ProcessHandle.of(announced("pid").asLong()).isPresent();
  }

  /// Whether a service of this user began to work on a deployment, as its log says.
  public boolean hasBegun(String deployment) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> logs = new ArrayList<>(files.filter(Files::isRegularFile).toList());
      logs.add(home().resolve("logs/server.log"));
      for (Path log : logs) {
        if (Files.exists(log)
            && Files.readAllLines(log).stream()
                .anyMatch(line -> line.contains(deployment) && line.contains(" begins"))) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The API of the service that runs.
  public Api api() {
    try {
      String token = Files.readString(home().resolve("token")).strip();
      return new Api(URI.create(announced("apiUrl").asText()), token);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The deployed apps, as a browser on this machine reaches them.
  public Site site(String project) {
    return new Site(URI.create(announced("proxyUrl").asText()), project + ".localhost");
  }

  /// The process of the service.
  public ProcessHandle service() {
    return ProcessHandle.of(announced("pid").asLong()).orElseThrow();
  }

  /// Ends the service as a power cut would: without a chance to tidy up.
  public void kill() {
    ProcessHandle service = service();
    service.destroyForcibly();
    Waiting.until("the service is dead", ENDING, () -> !service.isAlive());
  }

  /// Every process that has to do with this home folder.
  public List<MachineProcess> processes() {
    return MachineProcess.about(home());
  }

  /// Ends whatever still runs.
  @Override
  public void close() {
    start("down").end(LONGEST_COMMAND);
    for (MachineProcess process : processes()) {
      process.kill();
    }
  }

  private JsonNode announced(String member) {
    try {
      return new ObjectMapper().readTree(home().resolve("server.json").toFile()).path(member);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
