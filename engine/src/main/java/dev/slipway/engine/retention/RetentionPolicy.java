package dev.slipway.engine.retention;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.release.ReleaseId;
import dev.slipway.ports.disk.DiskCache;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.store.EndedDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// What may go and why, as a pure function of what there is.
final class RetentionPolicy {
  private static final Comparator<DiskCache> WORKSPACES_BEFORE_TOOLCHAINS =
      Comparator.comparing(DiskCache::kind);

  private final RetentionRules rules;

  RetentionPolicy(RetentionRules rules) {
    this.rules = rules;
  }

  /// Why a deployment is past its time; empty for one that is not. Says nothing about what else may
  /// need it.
  Optional<Reason> surplus(EndedDeployment ended, Instant now) {
    if (ended.remembered()) {
      return Optional.empty();
    }
    Instant end = ended.deployment().state().since();
    if (rules.age().filter(age -> end.isBefore(now.minus(age))).isPresent()) {
      return Optional.of(Reason.TOO_OLD);
    }
    return rules.deployments().filter(most -> ended.newer() >= most).map(_ -> Reason.TOO_MANY);
  }

  /// The releases that must be there to be returned to, the current one first, each with its latest
  /// activation.
  ///
  /// @param history of one project and environment, newest first
  SequencedMap<ReleaseId, Activation> targets(Iterable<Activation> history) {
    SequencedMap<ReleaseId, Activation> targets = new LinkedHashMap<>();
    for (Activation activation : history) {
      if (targets.size() > rules.releases()) {
        return targets;
      }
      targets.putIfAbsent(activation.release(), activation);
    }
    return targets;
  }

  /// The versions that were replaced by a later one before that time. Until then a deployment may
  /// have begun with the earlier one.
  static List<KeptSecret> replaced(List<KeptSecret> versions, Instant before) {
    Map<List<Object>, KeptSecret> latest = new HashMap<>();
    List<KeptSecret> replaced = new ArrayList<>();
    versions.stream()
        .sorted(Comparator.comparingInt((KeptSecret kept) -> kept.reference().version()).reversed())
        .forEach(kept -> {
          List<Object> name = List.of(kept.reference().project(), kept.reference().name());
          KeptSecret next = latest.put(name, kept);
          if (next != null && next.putAt().isBefore(before) && kept.putAt().isBefore(before)) {
            replaced.add(kept);
          }
        });
    return replaced;
  }

  /// The order in which caches go when there is too little room: those first that only cost time to
  /// make again, then those that cost the network too; among them the one used longest ago.
  static List<DiskCache> inOrderOfEviction(List<DiskCache> caches) {
    return caches.stream()
        .sorted(
            WORKSPACES_BEFORE_TOOLCHAINS
                .thenComparing(DiskCache::lastUsed)
                .thenComparing(DiskCache::name))
        .toList();
  }
}
