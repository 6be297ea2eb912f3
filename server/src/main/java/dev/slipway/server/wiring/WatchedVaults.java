package dev.slipway.server.wiring;

import dev.slipway.azure.identity.IdentitySettings;
import dev.slipway.domain.problem.SlipwayException;
import dev.slipway.domain.project.Secret;
import dev.slipway.server.configuration.SecretValues;
import dev.slipway.server.configuration.VaultConfiguration;
import dev.slipway.server.configuration.Vaults;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Vaults of which is known afterwards which one settings referred to. A vault that was silent for
/// one setting is not asked for the others.
public final class WatchedVaults implements Vaults {
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Vaults vaults;
  private final LongSupplier ticks;
  private Optional<Opening> opening = Optional.empty();

  /// @param ticks nanoseconds that only count up, as those of `System.nanoTime`
  public WatchedVaults(Vaults vaults, LongSupplier ticks) {
    this.vaults = vaults;
    this.ticks = ticks;
  }

  /// Which vault was asked, as whom.
  public record Opening(VaultConfiguration vault, IdentitySettings identity) {}

  /// Empty when no setting refers to a secret.
  public Optional<Opening> opening() {
    return opening;
  }

  @Override
  public SecretValues open(VaultConfiguration vault, IdentitySettings identity) {
    opening = Optional.of(new Opening(vault, identity));
    return new Watched(vaults.open(vault, identity));
  }

  private final class Watched implements SecretValues {
    private final SecretValues values;
    private Optional<SlipwayException> silence = Optional.empty();

    Watched(SecretValues values) {
      this.values = values;
    }

    @Override
    public Optional<Secret> find(String name, String setting) {
      if (silence.isPresent()) {
        throw silence.get();
      }
      long start = ticks.getAsLong();
      try {
        return values.find(name, setting);
      } catch (SlipwayException e) {
        boolean wasSilent = ticks.getAsLong() - start > SILENCE.toNanos();
        silence = wasSilent ? Optional.of(e) : Optional.empty();
        throw e;
      }
    }
  }
}
