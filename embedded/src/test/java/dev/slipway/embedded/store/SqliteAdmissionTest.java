package dev.slipway.embedded.store;

import static dev.slipway.ports.testing.Examples.NOW;
import static dev.slipway.ports.testing.Examples.queued;
import static org.assertj.core.api.Assertions.assertThat;

import dev.slipway.domain.deployment.IdempotencyKey;
import dev.slipway.domain.source.Digest;
import dev.slipway.embedded.sqlite.Action;
import dev.slipway.embedded.sqlite.SqliteDatabase;
import dev.slipway.embedded.testing.FreshDatabase;
import dev.slipway.ports.store.Admission;
import dev.slipway.ports.store.AdmissionContract;
import dev.slipway.ports.store.AdmissionTerms;
import dev.slipway.ports.store.DeploymentStore;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshDatabase.class)
final class SqliteAdmissionTest extends AdmissionContract {
  private final SqliteDatabase database;
  private final DeploymentStore store;

  SqliteAdmissionTest(SqliteDatabase database) {
    this.database = database;
    store = new SqliteDeploymentStore(database);
  }

  @Override
  protected DeploymentStore store() {
    return store;
  }

  @Test
  void aKeyIsForgottenAfterADay() {
    AdmissionTerms terms =
        new AdmissionTerms(false, Optional.of(new IdempotencyKey("k", Digest.of("one"))));
    store.admit(queued("a"), terms);
    store.save(queued("a").withVersion(1).cancel(NOW));
    database.write(
        Action.writing("Tried to age the keys"),
        handle ->
            handle.execute(
                "UPDATE idempotency_key SET used_at = used_at - ?",
                AdmissionTerms.KEY_LIFE.toMillis()));

    assertThat(store.admit(queued("b"), terms)).isInstanceOf(Admission.Admitted.class);
  }
}
