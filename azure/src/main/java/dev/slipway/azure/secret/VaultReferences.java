package dev.slipway.azure.secret;

import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Resolves references of the configuration to secrets of the vault. Where the vault cannot be
/// asked or does not have one, the value it had before serves, then the environment variable of the
/// same name, and the answer says so.
public final class VaultReferences {
  private static final Logger LOG = LoggerFactory.getLogger(VaultReferences.class);

  private final Vault vault;
  private final Function<String, Optional<String>> variables;
  private final Duration fresh;
  private final InstantSource clock;
  private final Map<VaultReference, Known> known = new ConcurrentHashMap<>();
  private final List<BiConsumer<VaultReference, Secret>> listeners = new CopyOnWriteArrayList<>();

  /// @param variables the environment
  /// @param fresh for how long a value is not asked for again
  public VaultReferences(
      Vault vault,
      Function<String, Optional<String>> variables,
      Duration fresh,
      InstantSource clock) {
    this.vault = vault;
    this.variables = variables;
    this.fresh = fresh;
    this.clock = clock;
  }

  private record Known(ResolvedReference resolved, Instant at) {}

  /// What it stands for. Throws `CONFIGURATION_INVALID` when nothing has a value for it.
  public ResolvedReference resolve(VaultReference reference) {
    Optional<Known> last = Optional.ofNullable(known.get(reference));
    Instant now = clock.instant();
    return last.filter(it -> now.isBefore(it.at().plus(fresh)))
        .map(Known::resolved)
        .orElseGet(() -> asked(reference, last.map(Known::resolved)));
  }

  private ResolvedReference asked(VaultReference reference, Optional<ResolvedReference> last) {
    ResolvedReference resolved = now(reference, last);
    known.put(reference, new Known(resolved, clock.instant()));
    return resolved;
  }

  private ResolvedReference now(VaultReference reference, Optional<ResolvedReference> last) {
    Problem problem;
    try {
      Optional<Vault.Found> found = vault.find(reference.name(), reference.version());
      if (found.isPresent()) {
        return new ResolvedReference(
            found.get().value(),
            "keyvault:%s, version %s".formatted(reference.name(), found.get().version()),
            Optional.empty());
      }
      problem = missing(reference);
    } catch (SlipwayException e) {
      problem = e.problem();
    }
    return fallback(reference, last, problem);
  }

  private ResolvedReference fallback(
      VaultReference reference, Optional<ResolvedReference> last, Problem problem) {
    if (last.isPresent()) {
      return new ResolvedReference(last.get().value(), last.get().origin(), Optional.of(problem));
    }
    return variables
        .apply(reference.variable())
        .map(value ->
            new ResolvedReference(
                Secret.of(value),
                "environment variable " + reference.variable(),
                Optional.of(problem)))
        .orElseThrow(() ->
            new SlipwayException(
                Problem.of(
                        ProblemCode.CONFIGURATION_INVALID,
                        "Tried to resolve " + reference,
                        "%s, and the variable %s is not set"
                            .formatted(problem.why(), reference.variable()),
                        "%s; or set %s".formatted(problem.fix(), reference.variable()))
                    .at(problem.where())));
  }

  private static Problem missing(VaultReference reference) {
    return Problem.of(
        ProblemCode.CONFIGURATION_INVALID,
        "Tried to read a secret",
        "The vault has no secret '%s'".formatted(reference.name()),
        "Set it in the vault, or correct the reference");
  }

  /// Hears of each value that has become another one since it was resolved.
  public void onChange(BiConsumer<VaultReference, Secret> listener) {
    listeners.add(listener);
  }

  /// Asks again for everything that was resolved, tells the listeners what has changed, and answers
  /// it.
  public List<VaultReference> lookAgain() {
    List<VaultReference> changed = new ArrayList<>();
    for (Map.Entry<VaultReference, Known> entry : known.entrySet()) {
      ResolvedReference before = entry.getValue().resolved();
      ResolvedReference after = asked(entry.getKey(), Optional.of(before));
      if (!after.value().equals(before.value())) {
        changed.add(entry.getKey());
        LOG.info("The secret {} has changed in the vault", entry.getKey().name());
        listeners.forEach(listener -> tell(listener, entry.getKey(), after.value()));
      }
    }
    return changed;
  }

  private static void tell(
      BiConsumer<VaultReference, Secret> listener, VaultReference reference, Secret value) {
    try {
      listener.accept(reference, value);
    } catch (RuntimeException e) {
      LOG.error("The new value of {} was not taken over", reference.name(), e);
    }
  }
}
