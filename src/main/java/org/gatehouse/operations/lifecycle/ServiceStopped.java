package org.gatehouse.operations.lifecycle;

/** Is told once no request is answered any more, ahead of the last line of the log. */
public record ServiceStopped() {}
