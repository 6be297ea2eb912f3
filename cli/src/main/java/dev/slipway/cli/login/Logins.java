package dev.slipway.cli.login;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/// The keys that this user keeps for servers, and which server is meant when none is named. Each
/// key is a file of its own, which only its owner can read, so that two logins at once do not lose
/// one.
public final class Logins {
  private final PrivateFolder folder;

  /// @param folder the user's own, made when something is kept
  public Logins(Path folder) {
    this.folder = new PrivateFolder(folder);
  }

  /// The key for a server.
  public Optional<Secret> key(URI server) {
    return read(keyFile(server)).map(Secret::of);
  }

  /// The server that was logged in to last.
  public Optional<URI> server() {
    return read(folder.file("server")).map(URI::create);
  }

  /// Keeps the key in place of an older one for that server.
  public void keep(URI server, Secret key) {
    write(keyFile(server), key.reveal());
  }

  /// Makes it the server that is meant when none is named.
  public void choose(URI server) {
    write(folder.file("server"), server.toString());
  }

  /// Forgets the key, and that the server is meant. Answers whether there was one.
  public boolean forget(URI server) {
    try {
      if (server().map(chosen -> name(chosen).equals(name(server))).orElse(false)) {
        Files.deleteIfExists(folder.file("server"));
      }
      return Files.deleteIfExists(keyFile(server));
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_WRITE_FAILED, "Tried to forget a login", e);
    }
  }

  private Path keyFile(URI server) {
    return folder.file("key-" + URLEncoder.encode(name(server), StandardCharsets.UTF_8));
  }

  /// The same for all ways to write one server.
  private static String name(URI server) {
    String host = String.valueOf(server.getHost()).toLowerCase(Locale.ROOT);
    boolean isSecure = "https".equals(server.getScheme());
    int port = server.getPort() >= 0 ? server.getPort() : isSecure ? 443 : 80;
    String path = String.valueOf(server.getPath()).replaceFirst("/+$", "");
    return "%s://%s:%d%s".formatted(server.getScheme(), host, port, path);
  }

  private Optional<String> read(Path file) {
    try {
      return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_READ_FAILED, "Tried to read a login", e);
    }
  }

  private void write(Path file, String text) {
    try {
      folder.write(file, text + "\n");
    } catch (IOException e) {
      throw failed(ProblemCode.STORAGE_WRITE_FAILED, "Tried to keep a login", e);
    }
  }

  private SlipwayException failed(ProblemCode code, String tried, IOException cause) {
    return new SlipwayException(
        Problem.of(
                code,
                tried,
                "The file system says: " + cause,
                "Make the folder yours, or name another one with XDG_CONFIG_HOME")
            .at(folder.toString()),
        cause);
  }
}
