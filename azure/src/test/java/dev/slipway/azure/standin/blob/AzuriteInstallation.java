package dev.slipway.azure.standin.blob;

import dev.slipway.builder.toolchain.Platform;
import dev.slipway.builder.toolchain.RegistrySettings;
import dev.slipway.builder.toolchain.Toolchain;
import dev.slipway.builder.toolchain.Toolchains;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Azurite from npm's registry, installed once below `azure/target` with a Node.js and an npm from
/// there. It is whole when its mark is there; two processes do not install at the same time.
final class AzuriteInstallation {
  private static final String VERSION = "3.37.0";
  private static final String PROGRAMS = "node@22.23.3 npm@11.6.0";
  private static final int MINUTES = 5;

  /// Ends Azurite with whoever started it, however that ended.
  private static final String START =
      """
      process.stdin.resume();
      process.stdin.on('end', () => process.exit());
      process.stdin.on('error', () => process.exit());
      require('./node_modules/azurite/dist/src/blob/main.js');
      """;

  private final Path folder;
  private final Toolchain programs;

  private AzuriteInstallation(Path folder, Toolchain programs) {
    this.folder = folder;
    this.programs = programs;
  }

  static synchronized AzuriteInstallation require() {
    try {
      Path home = Files.createDirectories(checkout().resolve("azure/target/azurite"));
      try (FileChannel channel =
              FileChannel.open(
                  home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        AzuriteInstallation installation =
            new AzuriteInstallation(home.resolve(VERSION), programs(home.resolve("toolchains")));
        installation.installOnce();
        return installation;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path checkout() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("mvnw"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("the tests run inside the checkout");
      }
    }
    return folder;
  }

  private static Toolchain programs(Path home) {
    return new Toolchains(
            home,
            RegistrySettings.read(System.getenv(), Path.of(System.getProperty("user.home"))),
            Platform.current(),
            "",
            InstantSource.system())
        .require(PROGRAMS);
  }

  private void installOnce() throws IOException {
    Path mark = folder.resolve("installed");
    if (Files.exists(mark)) {
      return;
    }
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("package.json"), "{\"private\":true}");
    Files.writeString(folder.resolve("start.cjs"), START);
    Path output = folder.resolve("install.log");
    Process npm =
        process(
                "npm",
                "install",
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "azurite@" + VERSION)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    await(npm);
    if (npm.exitValue() != 0) {
      throw new IOException("npm could not install Azurite: " + Files.readString(output));
    }
    Files.writeString(mark, VERSION);
  }

  private static void await(Process npm) throws IOException {
    try {
      if (!npm.waitFor(MINUTES, TimeUnit.MINUTES)) {
        npm.destroyForcibly();
        throw new IOException("npm took longer than %d minutes".formatted(MINUTES));
      }
    } catch (InterruptedException e) {
      npm.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while npm installed Azurite", e);
    }
  }

  /// Starts Azurite for blobs with some options.
  Process start(Path output, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "start.cjs"));
    command.addAll(List.of(options));
    return process(command.toArray(String[]::new))
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private ProcessBuilder process(String... command) {
    String program =
        programs.binDirectories().stream()
            .map(bin -> bin.resolve(command[0]))
            .filter(Files::isExecutable)
            .findFirst()
            .orElseThrow()
            .toString();
    List<String> arguments = new ArrayList<>(List.of(command));
    arguments.set(0, program);
    ProcessBuilder process = new ProcessBuilder(arguments).directory(folder.toFile());
    String path =
        Stream.concat(
                programs.binDirectories().stream().map(Path::toString),
                Stream.of("/usr/bin", "/bin"))
            .collect(Collectors.joining(":"));
    process.environment().put("PATH", path);
    return process;
  }
}
