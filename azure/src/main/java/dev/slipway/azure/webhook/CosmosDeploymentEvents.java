package dev.slipway.azure.webhook;

import dev.slipway.azure.call.Together;
import dev.slipway.azure.cosmos.CosmosStorage;
import dev.slipway.azure.cosmos.Looks;
import dev.slipway.azure.cosmos.ServerClock;
import dev.slipway.azure.store.EventNotes;
import dev.slipway.azure.store.SavedEvents;
import dev.slipway.ports.webhook.DeploymentEvents;
import dev.slipway.ports.webhook.NotedEvent;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/// What happened to deployments, as it is noted before their states are saved. What another process
/// notes is seen up to two seconds later.
public final class CosmosDeploymentEvents implements DeploymentEvents {
  /// How many notes are looked through at once, for those of them that are about what happened.
  private static final int PAGE = 1_000;

  /// Much longer than a request takes between its note and its save, or a process until somebody
  /// else goes on in its place.
  private static final long ABANDONED_MICROS = Duration.ofDays(1).toNanos() / 1_000;

  private final EventNotes notes;
  private final SavedEvents saved;
  private final ServerClock clock;
  private final Looks looks;

  public CosmosDeploymentEvents(CosmosStorage storage) {
    notes = new EventNotes(storage);
    saved = new SavedEvents(storage);
    clock = storage.clock();
    looks = storage.forEvents();
  }

  @Override
  public List<NotedEvent> noted(int limit) {
    if (looks.isVain()) {
      return List.of();
    }
    long changes = looks.changes();
    List<EventNotes.Note> earliest = notes.earliest(PAGE);
    List<SavedEvents.Answer> answers = Together.map(earliest, saved::of);
    for (int i = 0; i < earliest.size(); i++) {
      forgetVain(earliest.get(i).event(), answers.get(i));
    }
    List<NotedEvent> noted =
        IntStream.range(0, earliest.size())
            .filter(i -> answers.get(i) == SavedEvents.Answer.HAPPENED)
            .mapToObj(i -> earliest.get(i).event())
            .limit(limit)
            .toList();
    if (noted.isEmpty()) {
      looks.vain(changes);
    }
    return noted;
  }

  /// A note without its deployment may be one of a request that is under way.
  private void forgetVain(NotedEvent event, SavedEvents.Answer answer) {
    boolean isVain =
        switch (answer) {
          case HAPPENED, OPEN -> false;
          case NEVER -> true;
          case UNKNOWN -> ServerClock.micros(clock.next()) - event.number() > ABANDONED_MICROS;
        };
    if (isVain) {
      notes.forget(event);
    }
  }

  @Override
  public void forget(NotedEvent event) {
    notes.forget(event);
  }
}
