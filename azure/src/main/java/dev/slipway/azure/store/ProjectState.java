package dev.slipway.azure.store;

import dev.slipway.domain.deployment.Activation;
import dev.slipway.domain.deployment.Deployment;
import dev.slipway.domain.deployment.DeploymentId;
import dev.slipway.domain.project.Environment;
import dev.slipway.domain.statistic.Counter;
import dev.slipway.domain.webhook.WebhookId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is decided together in a project: who is active and who waits in each environment, what is
/// current there, and how its deployments went that have ended.
///
/// @param number how many deployments there were
/// @param hooks its webhooks, in the order in which they came
public record ProjectState(
    long number, Map<Environment, Slot> slots, Map<String, Long> counters, List<Hook> hooks) {
  static final ProjectState EMPTY = new ProjectState(0, Map.of(), Map.of(), List.of());

  public ProjectState {
    EnumMap<Environment, Slot> copy = new EnumMap<>(Environment.class);
    copy.putAll(slots);
    slots = Collections.unmodifiableMap(copy);
    counters = Map.copyOf(counters);
    hooks = List.copyOf(hooks);
  }

  /// A webhook of the project, and whether it is on.
  public record Hook(WebhookId id, boolean isOn) {}

  /// An environment of the project.
  record Slot(
      Optional<DeploymentId> active, Optional<DeploymentId> waiting, Optional<Activation> current) {
    static final Slot FREE = new Slot(Optional.empty(), Optional.empty(), Optional.empty());
  }

  Slot slot(Environment environment) {
    return slots.getOrDefault(environment, Slot.FREE);
  }

  /// One more deployment, which is active or waits where another one is active.
  ProjectState with(Deployment admitted) {
    Environment environment = admitted.request().environment();
    Slot slot = slot(environment);
    Optional<DeploymentId> id = Optional.of(admitted.id());
    return new ProjectState(
        number + 1,
        with(
            environment,
            slot.active().isEmpty()
                ? new Slot(id, slot.waiting(), slot.current())
                : new Slot(slot.active(), id, slot.current())),
        counters,
        hooks);
  }

  /// A deployment has ended, which is counted; whoever waited for it is active now.
  ProjectState without(Deployment ended) {
    Environment environment = ended.request().environment();
    Slot slot = slot(environment);
    Optional<DeploymentId> id = Optional.of(ended.id());
    Slot next = slot;
    if (slot.active().equals(id)) {
      next = new Slot(slot.waiting(), Optional.empty(), slot.current());
    } else if (slot.waiting().equals(id)) {
      next = new Slot(slot.active(), Optional.empty(), slot.current());
    }
    Map<String, Long> counted = new HashMap<>(counters);
    Counter.of(ended).forEach(counter -> counted.merge(counter.key(), 1L, Long::sum));
    return new ProjectState(number, with(environment, next), counted, hooks);
  }

  /// Who becomes active when this one ends.
  Optional<DeploymentId> successor(Deployment ended) {
    Slot slot = slot(ended.request().environment());
    return slot.active().filter(ended.id()::equals).flatMap(_ -> slot.waiting());
  }

  ProjectState with(Activation current) {
    Slot slot = slot(current.environment());
    return new ProjectState(
        number,
        with(current.environment(), new Slot(slot.active(), slot.waiting(), Optional.of(current))),
        counters,
        hooks);
  }

  /// The same with other webhooks.
  public ProjectState withHooks(List<Hook> next) {
    return new ProjectState(number, slots, counters, next);
  }

  /// Whether a deployment has not ended.
  boolean isUnderWay() {
    return slots.values().stream().anyMatch(slot -> slot.active().isPresent());
  }

  /// Whether anybody is to be told what happens to deployments.
  boolean isTold() {
    return hooks.stream().anyMatch(Hook::isOn);
  }

  private Map<Environment, Slot> with(Environment environment, Slot slot) {
    Map<Environment, Slot> changed = new HashMap<>(slots);
    changed.put(environment, slot);
    return changed;
  }
}
