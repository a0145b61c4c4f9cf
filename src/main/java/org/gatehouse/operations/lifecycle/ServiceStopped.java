package org.gatehouse.operations.lifecycle;

/** CDI event after the last request was answered, before the last line of the log. */
public record ServiceStopped() {}
