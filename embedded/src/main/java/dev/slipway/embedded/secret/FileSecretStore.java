package dev.slipway.embedded.secret;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.embedded.file.Deletions;
import dev.slipway.embedded.file.FileFailures;
import dev.slipway.embedded.file.PendingFile;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.secret.SecretStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Secrets in a file, encrypted with a key in a file beside it. Both are for their owner's eyes
/// only. One process uses the folder at a time.
public final class FileSecretStore implements SecretStore {
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private final Path file;
  private final KeyFile keyFile;
  private final SecureRandom random;
  private final InstantSource clock;
  private final Deletions ofProjects;
  private final Deletions ofOldThings;

  /// Opens the store in a folder. Both files are made with the first secret.
  public FileSecretStore(Path directory, SecureRandom random, InstantSource clock) {
    this(directory, random, clock, new Deletions(), new Deletions());
  }

  /// The same, and forgets nothing while secrets are copied.
  ///
  /// @param ofProjects held while somebody waits for what goes with a project
  /// @param ofOldThings held while what nobody needs is collected
  public FileSecretStore(
      Path directory,
      SecureRandom random,
      InstantSource clock,
      Deletions ofProjects,
      Deletions ofOldThings) {
    this.file = directory.resolve("secrets");
    this.random = random;
    this.clock = clock;
    this.ofProjects = ofProjects;
    this.ofOldThings = ofOldThings;
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
      return putAgain(latest.get(), lines);
    }
    int version = latest.map(line -> line.reference().version()).orElse(0) + 1;
    SecretReference next = new SecretReference(project, name, version);
    lines.add(new SecretLine(next, cipher.encrypt(next, value), clock.instant()));
    write(lines);
    return next;
  }

  /// Notes it at most once an hour.
  private SecretReference putAgain(SecretLine line, List<SecretLine> lines) {
    Instant now = clock.instant();
    if (line.putAt().plus(TOLERANCE).isBefore(now)) {
      lines.set(lines.indexOf(line), new SecretLine(line.reference(), line.encrypted(), now));
      write(lines);
    }
    return line.reference();
  }

  @Override
  public synchronized List<KeptSecret> list() {
    return lines().stream().map(line -> new KeptSecret(line.reference(), line.putAt())).toList();
  }

  @Override
  public Set<SecretReference> forget(Collection<SecretReference> references, Instant notPutSince) {
    try (Deletions.Held _ = ofOldThings.deleting()) {
      return forgetNow(references, notPutSince);
    }
  }

  private synchronized Set<SecretReference> forgetNow(
      Collection<SecretReference> references, Instant notPutSince) {
    List<SecretLine> lines = lines();
    Set<SecretReference> forgotten =
        lines.stream()
            .filter(line -> line.putAt().plus(TOLERANCE).isBefore(notPutSince))
            .map(SecretLine::reference)
            .filter(Set.copyOf(references)::contains)
            .collect(Collectors.toSet());
    if (lines.removeIf(line -> forgotten.contains(line.reference()))) {
      write(lines);
    }
    return forgotten;
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
  public void forget(ProjectId project, VariableName name) {
    forgetIf(secret -> secret.project().equals(project) && secret.name().equals(name));
  }

  @Override
  public void forget(ProjectId project) {
    forgetIf(secret -> secret.project().equals(project));
  }

  private void forgetIf(Predicate<SecretReference> isForgotten) {
    try (Deletions.Held _ = ofProjects.deleting()) {
      forgetNow(isForgotten);
    }
  }

  private synchronized void forgetNow(Predicate<SecretReference> isForgotten) {
    List<SecretLine> lines = lines();
    if (lines.removeIf(line -> isForgotten.test(line.reference()))) {
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
