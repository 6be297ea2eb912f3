package dev.slipway.wire;

import java.util.List;

/// The limits to change of an organization: `PUT /quota`. The others stay as they are.
public record LimitsPut(List<LimitSetting> quotas, List<ReleaseLimit> releases) {
  public LimitsPut {
    quotas = List.copyOf(quotas);
    releases = List.copyOf(releases);
  }
}
