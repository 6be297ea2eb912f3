package dev.slipway.embedded.secret;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import dev.slipway.ports.secret.SecretStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Secrets in a file, encrypted with a key in a file beside it. Both are for their owner's eyes
/// only. One process uses the folder at a time.
public final class FileSecretStore implements SecretStore {
  private final Path file;
  private final KeyFile keyFile;
  private final SecureRandom random;
  private final Deletions deletions;

  /// Opens the store in a folder. Both files are made with the first secret.
  public FileSecretStore(Path directory, SecureRandom random) {
    this(directory, random, new Deletions());
  }

  /// The same, and forgets no project while secrets are copied.
  public FileSecretStore(Path directory, SecureRandom random, Deletions deletions) {
    this.file = directory.resolve("secrets");
    this.random = random;
    this.deletions = deletions;
    this.keyFile = new KeyFile(directory.resolve("secrets.key"), random);
  }

  @Override
  public synchronized SecretReference put(ProjectId project, VariableName name, Secret value) {
    List<SecretLine> lines = lines();
    SecretCipher cipher = new SecretCipher(lines.isEmpty() ? keyFile.make() : key(), random);
    Optional<SecretLine> latest =
        lines.stream()
            .filter(line ->
                line.reference().project().equals(project) && line.reference().name().equals(name))
            .max(Comparator.comparingInt(line -> line.reference().version()));
    if (latest.isPresent() && decrypted(cipher, latest.get()).equals(value)) {
      return latest.get().reference();
    }
    int version = latest.map(line -> line.reference().version()).orElse(0) + 1;
    SecretReference next = new SecretReference(project, name, version);
    lines.add(new SecretLine(next, cipher.encrypt(next, value)));
    write(lines);
    return next;
  }

  @Override
  public synchronized Optional<Secret> find(SecretReference reference) {
    return lines().stream()
        .filter(line -> line.reference().equals(reference))
        .findFirst()
        .map(line -> decrypted(new SecretCipher(key(), random), line));
  }

  @Override
  public synchronized List<Secret> all(ProjectId project) {
    List<SecretLine> ofProject =
        lines().stream().filter(line -> line.reference().project().equals(project)).toList();
    if (ofProject.isEmpty()) {
      return List.of();
    }
    SecretCipher cipher = new SecretCipher(key(), random);
    return ofProject.stream().map(line -> decrypted(cipher, line)).toList();
  }

  @Override
  public void forget(ProjectId project) {
    try (Deletions.Held _ = deletions.deleting()) {
      forgetNow(project);
    }
  }

  private synchronized void forgetNow(ProjectId project) {
    List<SecretLine> lines = lines();
    if (lines.removeIf(line -> line.reference().project().equals(project))) {
      write(lines);
    }
  }

  private static Secret decrypted(SecretCipher cipher, SecretLine line) {
    return cipher.decrypt(line.reference(), line.encrypted());
  }

  private byte[] key() {
    return keyFile.read();
  }

  private List<SecretLine> lines() {
    try {
      return Files.readString(file)
          .lines()
          .map(SecretLine::parse)
          .collect(Collectors.toCollection(ArrayList::new));
    } catch (NoSuchFileException _) {
      return new ArrayList<>();
    } catch (IOException e) {
      throw FileFailures.reading("Tried to read the file of secrets", e);
    }
  }

  private void write(List<SecretLine> lines) {
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    try {
      PendingFile.replace(file, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw FileFailures.writing("Tried to write the file of secrets", e);
    }
  }
}
