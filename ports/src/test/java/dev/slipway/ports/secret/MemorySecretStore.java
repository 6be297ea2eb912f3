package dev.slipway.ports.secret;

import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Secrets in memory.
public final class MemorySecretStore implements SecretStore {
  private final Map<SecretReference, Secret> secrets = new LinkedHashMap<>();

  @Override
  public synchronized SecretReference put(ProjectId project, VariableName name, Secret value) {
    int versions = 0;
    while (secrets.containsKey(new SecretReference(project, name, versions + 1))) {
      versions++;
    }
    if (versions > 0) {
      SecretReference latest = new SecretReference(project, name, versions);
      if (find(latest).equals(Optional.of(value))) {
        return latest;
      }
    }
    SecretReference next = new SecretReference(project, name, versions + 1);
    secrets.put(next, value);
    return next;
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
