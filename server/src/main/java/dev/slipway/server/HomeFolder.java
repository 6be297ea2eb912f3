package dev.slipway.server;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The home folder of the service, held by one process at a time. Readable by its owner only.
public final class HomeFolder implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  static final String LOCK = "lock";

  private static final int TOKEN_BYTES = 32;

  private final Path path;
  private final FileChannel lockFile;

  private HomeFolder(Path path, FileChannel lockFile) {
    this.path = path;
    this.lockFile = lockFile;
  }

  /// Makes the folder if needed and takes it; throws `SERVICE_UNAVAILABLE` while another service
  /// has it. The operating system gives it up when this process ends, however it ends.
  public static HomeFolder open(Path path) {
    try {
      Files.createDirectories(path, OWNER_ONLY);
      FileChannel channel =
          FileChannel.open(
              path.resolve(LOCK),
              Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
              OWNER_ONLY_FILE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new SlipwayException(
            Problem.of(
                    ProblemCode.SERVICE_UNAVAILABLE,
                    "Tried to use the home folder",
                    "Another Slipway process works with it",
                    "Use that one, stop it with 'slipway down', or set SLIPWAY_HOME to another folder")
                .at(path.toString()));
      }
      return new HomeFolder(path, channel);
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException _) {
      return null;
    }
  }

  /// Where it is.
  public Path path() {
    return path;
  }

  /// The token that gives access to the API; made at the first start.
  public Secret token() {
    Path file = path.resolve("token");
    try {
      if (!Files.exists(file)) {
        writeToken(file);
      }
      return Secret.of(Files.readString(file).strip());
    } catch (IOException e) {
      throw unusable(file, e);
    }
  }

  private static void writeToken(Path file) throws IOException {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = "slip_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path fresh = file.resolveSibling("token.new");
    Files.deleteIfExists(fresh);
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            OWNER_ONLY_FILE)) {
      channel.write(ByteBuffer.wrap((token + "\n").getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
  }

  private static SlipwayException unusable(Path where, IOException cause) {
    return new SlipwayException(
        Problem.of(
                ProblemCode.STORAGE_WRITE_FAILED,
                "Tried to use the home folder",
                "The file system refused: " + cause,
                "Make the folder writable, or set SLIPWAY_HOME to another one")
            .at(where.toString()),
        cause);
  }
}
