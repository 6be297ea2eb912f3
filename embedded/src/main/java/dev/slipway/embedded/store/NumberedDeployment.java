package dev.slipway.embedded.store;

import dev.slipway.domain.deployment.Deployment;

/// @param number counts admissions
record NumberedDeployment(long number, Deployment deployment) {}
