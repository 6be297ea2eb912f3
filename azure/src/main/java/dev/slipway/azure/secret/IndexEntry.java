package dev.slipway.azure.secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.slipway.azure.cosmos.Item;
import dev.slipway.azure.cosmos.NewItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is known of the versions of one secret.
///
/// @param next the number of the version after the last one
/// @param kept the versions there are
/// @param coming values that are being written to the vault, and since when
/// @param leaving values that are being deleted from it
record IndexEntry(int next, List<Kept> kept, List<Loose> coming, List<VaultPlace> leaving) {
  static final IndexEntry EMPTY = new IndexEntry(1, List.of(), List.of(), List.of());

  IndexEntry {
    kept = List.copyOf(kept);
    coming = List.copyOf(coming);
    leaving = List.copyOf(leaving);
  }

  record Kept(int number, VaultPlace place, Instant putAt) {}

  record Loose(VaultPlace place, Instant since) {}

  Optional<Kept> latest() {
    return kept.stream().max(Comparator.comparingInt(Kept::number));
  }

  Optional<Kept> version(int number) {
    return kept.stream().filter(it -> it.number() == number).findFirst();
  }

  boolean isAwaiting(VaultPlace place) {
    return coming.stream().anyMatch(it -> it.place().equals(place));
  }

  boolean isEmpty() {
    return kept.isEmpty() && coming.isEmpty() && leaving.isEmpty();
  }

  IndexEntry expecting(VaultPlace place, Instant now) {
    return new IndexEntry(
        next,
        kept,
        Stream.concat(coming.stream(), Stream.of(new Loose(place, now))).toList(),
        leaving);
  }

  /// With what came as the next version.
  IndexEntry having(VaultPlace place, Instant now) {
    return new IndexEntry(
        next + 1,
        Stream.concat(kept.stream(), Stream.of(new Kept(next, place, now))).toList(),
        coming.stream().filter(it -> !it.place().equals(place)).toList(),
        leaving);
  }

  IndexEntry putAgain(Kept version, Instant now) {
    return new IndexEntry(
        next,
        kept.stream()
            .map(it -> it.equals(version) ? new Kept(it.number(), it.place(), now) : it)
            .toList(),
        coming,
        leaving);
  }

  /// Without these versions, and without what was to come and never did.
  IndexEntry losing(Predicate<Kept> versions, Predicate<Loose> lost) {
    List<VaultPlace> going = new ArrayList<>(leaving);
    kept.stream().filter(versions).map(Kept::place).forEach(going::add);
    coming.stream().filter(lost).map(Loose::place).forEach(going::add);
    return new IndexEntry(
        next,
        kept.stream().filter(versions.negate()).toList(),
        coming.stream().filter(lost.negate()).toList(),
        going);
  }

  IndexEntry without(List<VaultPlace> gone) {
    return new IndexEntry(
        next, kept, coming, leaving.stream().filter(place -> !gone.contains(place)).toList());
  }

  NewItem writtenTo(NewItem item) {
    ArrayNode versions = JsonNodeFactory.instance.arrayNode();
    kept.forEach(it -> place(versions, it.place(), it.putAt()).put("number", it.number()));
    ArrayNode expected = JsonNodeFactory.instance.arrayNode();
    coming.forEach(it -> place(expected, it.place(), it.since()));
    ArrayNode going = JsonNodeFactory.instance.arrayNode();
    leaving.forEach(it -> place(going, it, Instant.EPOCH));
    return item.with("next", next)
        .with("kept", versions)
        .with("coming", expected)
        .with("leaving", going);
  }

  private static ObjectNode place(ArrayNode all, VaultPlace place, Instant at) {
    return all.addObject()
        .put("name", place.name())
        .put("parts", place.parts())
        .put("at", at.toEpochMilli());
  }

  static IndexEntry of(Item item) {
    List<Kept> kept = new ArrayList<>();
    item.path("kept")
        .forEach(it -> kept.add(new Kept(it.path("number").asInt(), place(it), at(it))));
    List<Loose> coming = new ArrayList<>();
    item.path("coming").forEach(it -> coming.add(new Loose(place(it), at(it))));
    List<VaultPlace> leaving = new ArrayList<>();
    item.path("leaving").forEach(it -> leaving.add(place(it)));
    return new IndexEntry((int) item.number("next"), kept, coming, leaving);
  }

  private static VaultPlace place(JsonNode node) {
    return new VaultPlace(node.path("name").asText(), node.path("parts").asInt());
  }

  private static Instant at(JsonNode node) {
    return Instant.ofEpochMilli(node.path("at").asLong());
  }
}
