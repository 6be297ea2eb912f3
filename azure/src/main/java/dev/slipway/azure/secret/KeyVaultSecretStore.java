package dev.slipway.azure.secret;

import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.secret.IndexEntry.Kept;
import dev.slipway.azure.secret.SecretIndex.Name;
import dev.slipway.azure.secret.SecretIndex.Named;
import dev.slipway.domain.problem.Problem;
import dev.slipway.domain.problem.ProblemCode;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.ProjectId;
import dev.slipway.domain.project.Secret;
import dev.slipway.domain.project.SecretReference;
import dev.slipway.domain.project.VariableName;
import dev.slipway.ports.secret.KeptSecret;
import dev.slipway.ports.secret.SecretStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Secrets in Key Vault, each version under a name of its own, and their numbers in Cosmos DB.
///
/// A place is noted before a value is written to it, and stays noted until the value is deleted. So
/// whatever a process leaves behind that ends in between is found and deleted later.
public final class KeyVaultSecretStore implements SecretStore {
  private static final Duration TOLERANCE = Duration.ofHours(1);

  private final Vault vault;
  private final SecretIndex index;
  private final ValueCache cache;
  private final SecureRandom random;
  private final InstantSource clock;

  public KeyVaultSecretStore(
      Vault vault, CosmosStorage storage, SecureRandom random, InstantSource clock) {
    this.vault = vault;
    this.index = new SecretIndex(storage);
    this.cache = new ValueCache(clock);
    this.random = random;
    this.clock = clock;
  }

  @Override
  public SecretReference put(ProjectId project, VariableName variable, Secret value) {
    Name name = new Name(project, variable);
    Optional<Kept> same = latestIfIs(value, name, index.read(name));
    if (same.isPresent()) {
      return putAgain(name, same.get(), value);
    }
    List<String> parts = ValueText.parts(value);
    VaultPlace place = VaultPlace.fresh(project, parts.size(), random);
    index.change(name, entry -> entry.expecting(place, clock.instant()));
    write(name, place, parts);
    cache.keep(place, value);
    return published(name, place, value);
  }

  private void write(Name name, VaultPlace place, List<String> parts) {
    Map<String, String> tags =
        Map.of(
            "slipway-project", name.project().value(), "slipway-variable", name.variable().value());
    List<String> names = place.names();
    for (int i = 0; i < names.size(); i++) {
      vault.put(names.get(i), parts.get(i), tags);
    }
  }

  /// Somebody else may have put the same value meanwhile, or taken this place for a left-over.
  private SecretReference published(Name name, VaultPlace place, Secret value) {
    IndexEntry after =
        index.change(
            name,
            entry ->
                !entry.isAwaiting(place)
                    ? entry
                    : latestIfIs(value, name, entry).isPresent()
                        ? entry.losing(_ -> false, loose -> loose.place().equals(place))
                        : entry.having(place, clock.instant()));
    Optional<Kept> mine =
        after.kept().stream().filter(kept -> kept.place().equals(place)).findFirst();
    if (mine.isPresent()) {
      return reference(name, mine.get());
    }
    clean(name, after);
    return put(name.project(), name.variable(), value);
  }

  private Optional<Kept> latestIfIs(Secret value, Name name, IndexEntry entry) {
    return entry.latest().filter(latest -> value(name, latest).equals(Optional.of(value)));
  }

  /// Notes it at most once an hour. Somebody may have forgotten it meanwhile.
  private SecretReference putAgain(Name name, Kept version, Secret value) {
    Instant now = clock.instant();
    if (version.putAt().plus(TOLERANCE).isBefore(now)
        && index
            .change(name, entry -> entry.putAgain(version, now))
            .version(version.number())
            .isEmpty()) {
      return put(name.project(), name.variable(), value);
    }
    return reference(name, version);
  }

  @Override
  public Optional<Secret> find(SecretReference reference) {
    Name name = new Name(reference.project(), reference.name());
    return index.read(name).version(reference.version()).flatMap(kept -> value(name, kept));
  }

  private Optional<Secret> value(Name name, Kept version) {
    return cache.find(version.place()).or(() -> readValue(name, version));
  }

  private Optional<Secret> readValue(Name name, Kept version) {
    List<String> parts = new ArrayList<>();
    for (String part : version.place().names()) {
      Optional<Vault.Found> found = vault.find(part, "");
      if (found.isEmpty()) {
        requireNotRecoverable(name, version, part);
        return Optional.empty();
      }
      parts.add(found.get().value().reveal());
    }
    Secret value = ValueText.value(parts);
    cache.keep(version.place(), value);
    return Optional.of(value);
  }

  /// What is ours and somebody deleted in the vault comes back, unless we ourselves let it go.
  private void requireNotRecoverable(Name name, Kept version, String part) {
    boolean isStillOurs = index.read(name).version(version.number()).isPresent();
    if (isStillOurs && vault.recover(part)) {
      throw new SlipwayException(
          Problem.passing(
                  ProblemCode.STORAGE_READ_FAILED,
                  "Tried to read a secret",
                  "It was deleted in the vault, and is being recovered",
                  "Try again in half a minute, and leave secrets named slipway-* to Slipway")
              .at(name.variable().value()));
    }
  }

  @Override
  public List<Secret> all(ProjectId project) {
    record Place(Name name, Kept version) {}
    List<Place> places =
        index.of(project).stream()
            .flatMap(
                named -> named.entry().kept().stream().map(kept -> new Place(named.name(), kept)))
            .toList();
    return Together.map(places, place -> value(place.name(), place.version())).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// Also deletes what processes left behind that ended while they put or forgot something.
  @Override
  public List<KeptSecret> list() {
    List<KeptSecret> all = new ArrayList<>();
    for (Named named : index.all()) {
      lose(named.name(), named.entry(), _ -> false);
      named
          .entry()
          .kept()
          .forEach(kept -> all.add(new KeptSecret(reference(named.name(), kept), kept.putAt())));
    }
    return all;
  }

  @Override
  public Set<SecretReference> forget(Collection<SecretReference> references, Instant notPutSince) {
    Set<SecretReference> forgotten = new HashSet<>();
    references.stream()
        .collect(Collectors.groupingBy(it -> new Name(it.project(), it.name())))
        .forEach((name, of) -> {
          Set<Integer> numbers =
              of.stream().map(SecretReference::version).collect(Collectors.toSet());
          lose(
                  name,
                  index.read(name),
                  kept ->
                      numbers.contains(kept.number())
                          && kept.putAt().plus(TOLERANCE).isBefore(notPutSince))
              .forEach(kept -> forgotten.add(reference(name, kept)));
        });
    return forgotten;
  }

  @Override
  public void forget(ProjectId project, VariableName variable) {
    Name name = new Name(project, variable);
    lose(name, index.read(name), _ -> true);
  }

  @Override
  public void forget(ProjectId project) {
    index.of(project).forEach(named -> lose(named.name(), named.entry(), _ -> true));
  }

  /// The versions that were lost by this. Deletes them, and what is left over.
  private List<Kept> lose(Name name, IndexEntry seen, Predicate<Kept> versions) {
    Instant lostBefore = clock.instant().minus(TOLERANCE);
    Predicate<IndexEntry.Loose> isLost = loose -> loose.since().isBefore(lostBefore);
    if (seen.leaving().isEmpty()
        && seen.kept().stream().noneMatch(versions)
        && seen.coming().stream().noneMatch(isLost)) {
      return List.of();
    }
    List<Kept> lost = new ArrayList<>();
    IndexEntry after =
        index.change(
            name,
            entry -> {
              lost.clear();
              entry.kept().stream().filter(versions).forEach(lost::add);
              return entry.losing(versions, isLost);
            });
    clean(name, after);
    return lost;
  }

  private void clean(Name name, IndexEntry entry) {
    for (VaultPlace place : entry.leaving()) {
      cache.forget(place);
      place.names().forEach(vault::delete);
    }
    index.change(name, now -> now.without(entry.leaving()));
  }

  private static SecretReference reference(Name name, Kept kept) {
    return new SecretReference(name.project(), name.variable(), kept.number());
  }
}
