package dev.slipway.domain.deployment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The steps that have begun, in their order, each with its latest record.
public record StepHistory(List<StepRecord> records) {
  public StepHistory {
    records = records.stream().sorted(Comparator.comparing(StepRecord::step)).toList();
    if (records.stream().map(StepRecord::step).distinct().count() != records.size()) {
      throw new IllegalArgumentException("a step has one record");
    }
  }

  /// Before the first step.
  public static StepHistory empty() {
    return new StepHistory(List.of());
  }

  /// The history with this record in place of the step's earlier one.
  public StepHistory with(StepRecord record) {
    return new StepHistory(
        Stream.concat(
                records.stream().filter(other -> other.step() != record.step()), Stream.of(record))
            .toList());
  }

  /// The history without the record of a step.
  public StepHistory without(Step step) {
    return new StepHistory(records.stream().filter(record -> record.step() != step).toList());
  }

  /// The record of a step that has begun.
  public Optional<StepRecord> of(Step step) {
    return records.stream().filter(record -> record.step() == step).findFirst();
  }

  /// The saved result of a step that ended well, when it is of that kind.
  public <R extends StepResult> Optional<R> result(Class<R> type) {
    return records.stream()
        .flatMap(record ->
            record instanceof StepRecord.Done done ? Stream.of(done.result()) : Stream.empty())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  /// The latest step that has begun.
  public Optional<Step> latest() {
    return records.isEmpty() ? Optional.empty() : Optional.of(records.getLast().step());
  }
}
