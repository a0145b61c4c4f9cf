package org.gatehouse.platform.outbox;

/**
 * A reader of all events, offered as a bean by its feature.
 *
 * @param name unique, at most 32 characters
 */
public record OutboxReader(String name) {}
