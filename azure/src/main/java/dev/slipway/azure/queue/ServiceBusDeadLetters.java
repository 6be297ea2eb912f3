package dev.slipway.azure.queue;

import dev.slipway.ports.queue.DeadLetter;
import dev.slipway.ports.queue.DeadLetters;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The dead-letter queue of the queue of notices. Messages in it that are no notices are letters
/// without one.
public final class ServiceBusDeadLetters implements DeadLetters {
  private static final String LOOKING = "Tried to look at dead letters";
  private static final String DISCARDING = "Tried to discard a dead letter";

  private final Letters letters;

  public ServiceBusDeadLetters(ServiceBusConnection connection) {
    this.letters = connection.letters();
  }

  @Override
  public List<DeadLetter> peek(int limit) {
    return letters.oldest(LOOKING, limit);
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    OptionalLong number = number(id);
    return number.isEmpty() ? Optional.empty() : letters.find(LOOKING, number.getAsLong());
  }

  @Override
  public boolean discard(String id) {
    OptionalLong number = number(id);
    try {
      return number.isPresent() && letters.remove(DISCARDING, number.getAsLong());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static OptionalLong number(String id) {
    return id.matches("[0-9]{1,18}") ? OptionalLong.of(Long.parseLong(id)) : OptionalLong.empty();
  }
}
