package org.gatehouse.platform.outbox;

/**
 * Somebody who is to get every event; offered as a bean by the feature that reads.
 *
 * @param name unique, at most 32 characters
 */
public record OutboxReader(String name) {}
