package dev.slipway.ports.secret;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Secrets in memory.
public final class MemorySecretStore implements SecretStore {
  private final InstantSource clock;
  private final Map<SecretReference, Secret> secrets = new LinkedHashMap<>();
  private final Map<SecretReference, Instant> putAt = new HashMap<>();

  public MemorySecretStore() {
    this(InstantSource.system());
  }

  /// One whose clock says when a secret was put.
  public MemorySecretStore(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized SecretReference put(ProjectId project, VariableName name, Secret value) {
    Optional<SecretReference> latest =
        secrets.keySet().stream()
            .filter(kept -> kept.project().equals(project) && kept.name().equals(name))
            .max(Comparator.comparingInt(SecretReference::version));
    SecretReference reference =
        latest
            .filter(kept -> find(kept).equals(Optional.of(value)))
            .orElseGet(() ->
                new SecretReference(
                    project, name, latest.map(SecretReference::version).orElse(0) + 1));
    secrets.put(reference, value);
    putAt.put(reference, clock.instant());
    return reference;
  }

  @Override
  public synchronized Optional<Secret> find(SecretReference reference) {
    return Optional.ofNullable(secrets.get(reference));
  }

  @Override
  public synchronized List<Secret> all(ProjectId project) {
    return secrets.entrySet().stream()
        .filter(entry -> entry.getKey().project().equals(project))
        .map(Map.Entry::getValue)
        .toList();
  }

  @Override
  public synchronized List<KeptSecret> list() {
    return secrets.keySet().stream()
        .map(reference -> new KeptSecret(reference, putAt.getOrDefault(reference, Instant.MIN)))
        .toList();
  }

  @Override
  public synchronized Set<SecretReference> forget(
      Collection<SecretReference> references, Instant notPutSince) {
    Set<SecretReference> forgotten =
        references.stream()
            .filter(secrets::containsKey)
            .filter(reference -> putAt.getOrDefault(reference, Instant.MIN).isBefore(notPutSince))
            .collect(Collectors.toSet());
    secrets.keySet().removeAll(forgotten);
    return forgotten;
  }

  @Override
  public synchronized void forget(ProjectId project, VariableName name) {
    secrets
        .keySet()
        .removeIf(
            reference -> reference.project().equals(project) && reference.name().equals(name));
  }

  @Override
  public synchronized void forget(ProjectId project) {
    secrets.keySet().removeIf(reference -> reference.project().equals(project));
  }
}
